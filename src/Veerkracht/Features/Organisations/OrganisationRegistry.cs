using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Who is who, on every day: from the own id of an organisation to what it is called, and from every number that files, people and other
/// services write to the id. Nobody else compares such numbers. Kept in memory, read again when it is written.
/// </summary>
public sealed class OrganisationRegistry(IServiceScopeFactory scopes, ReferenceData reference)
{
    private readonly Lock _reading = new();
    private volatile KnownOrganisations? _known;

    /// <summary>
    /// The organisation as the rules of a call see it on a day; null where it did not exist then, or is none that a call can name.
    /// </summary>
    public Organisation? Find(OrganisationId id, LocalDate on) => Of(id) is { } its ? View(id, its, on) : null;

    /// <summary>
    /// The organisation that has this NIS code, enterprise number, OVO code or word on a day; null where none has it then.
    /// </summary>
    public Organisation? Find(string key, LocalDate on)
    {
        var read = OrganisationKey.Read(key);
        return (Known.HolderOf(read, on) ?? Newest(read)?.HolderOf(read, on)) is { } id ? Find(id, on) : null;
    }

    /// <summary>
    /// Whose key this is: who has it on the day, else who had it last before, else who gets it first after. So what was written under a
    /// number that ended since is still found. Null for a key that nobody ever had.
    /// </summary>
    public OrganisationId? IdOf(string key, LocalDate on) => IdOf(OrganisationKey.Read(key), on);

    public OrganisationId? IdOf(OrganisationKey key, LocalDate on) => IdAsRead(key, on) ?? Newest(key)?.HolderAtAnyTime(key, on);

    /// <summary>The same by what was read before, without asking the database.</summary>
    internal OrganisationId? IdAsRead(OrganisationKey key, LocalDate on) => Known.HolderOf(key, on) ?? Known.HolderAtAnyTime(key, on);

    /// <summary>The municipality whose territory has this code on a day.</summary>
    /// <exception cref="InvalidOperationException">There is none: the reference data and what is registered differ.</exception>
    public OrganisationId Municipality(string nis, LocalDate on) =>
        IdOf(nis, on) ?? throw new InvalidOperationException($"No organisation is registered with NIS code {nis}.");

    /// <summary>
    /// The key under which the world outside knows it: the enterprise number that it has or had last, else the OVO code, else its word.
    /// The id itself where it never had any.
    /// </summary>
    public string KeyOf(OrganisationId id)
    {
        var its = Of(id) ?? [];
        string? Last(AttributeKind kind) => its.Where(a => a.Kind == kind).MaxBy(a => a.ValidFrom)?.Value;
        return Last(AttributeKind.Kbo) ?? Last(AttributeKind.Ovo) ?? Last(AttributeKind.Word) ?? Last(AttributeKind.Nis) ?? id.Value;
    }

    /// <summary>What it is called on a day; outside the days on which it existed, what it was or will be called nearest to it.</summary>
    public string NameOf(OrganisationId id, LocalDate on)
    {
        var names = (Of(id) ?? []).Where(a => a.Kind == AttributeKind.Name).OrderBy(a => a.ValidFrom).ToList();
        var day = on.ToDateOnly();
        return (names.FindLast(n => n.ValidFrom <= day) ?? names.FirstOrDefault())?.Value ?? id.Value;
    }

    /// <summary>What it is, or was last; null where it was registered by older data and nobody knows.</summary>
    internal string? ClassOf(OrganisationId id) => (Of(id) ?? []).Where(a => a.Kind == AttributeKind.Class).MaxBy(a => a.ValidFrom)?.Value;

    /// <summary>What an organisation is called that answers name by a key; the key itself where nobody has it.</summary>
    public string NameOf(string key, LocalDate on) => IdOf(key, on) is { } id ? NameOf(id, on) : key;

    /// <summary>
    /// Those with an enterprise number that a call can name on a day: municipalities by code, then the others by class and name.
    /// </summary>
    public IReadOnlyList<Organisation> On(LocalDate on) => Known.On(on, day => [.. Existing(day)]);

    /// <summary>The same, with those that another process registered until now: for who searches.</summary>
    public IReadOnlyList<Organisation> NewestOn(LocalDate on)
    {
        using var scope = scopes.CreateScope();
        // Organisations are only ever added.
        if (scope.ServiceProvider.GetRequiredService<Db>().Organisations.Count() != Known.Count)
            _known = new(Read(all => all));
        return On(on);
    }

    /// <summary>
    /// A text in which ids may stand (the name of a book, a line of the history) as the world outside reads it: with the key in their
    /// place.
    /// </summary>
    public string WithKeys(string text) => With(text, KeyOf);

    /// <summary>The same as people read it: with the name that it has on a day.</summary>
    public string WithNames(string text, LocalDate on) => With(text, id => NameOf(id, on));

    /// <summary>Who an older or newer line of the history was written for: it has the number of that time, or the id.</summary>
    public OrganisationId? Recorded(string organisation, LocalDate on) =>
        organisation.Length == 0 ? null
        : OrganisationId.TryRead(organisation, out var id) ? id
        : IdOf(organisation, on);

    /// <summary>Reads all again, as somebody wrote.</summary>
    /// <param name="db">The database of who wrote: it sees what is not committed yet.</param>
    public async Task Refresh(Db db, CancellationToken stop = default) =>
        _known = new(await db.OrganisationAttributes.AsNoTracking().ToListAsync(stop));

    internal void Replace(IReadOnlyList<OrganisationAttribute> all) => _known = new(all);

    private KnownOrganisations Known
    {
        get
        {
            if (_known is { } known)
                return known;
            lock (_reading)
                return _known ??= new(Read(all => all));
        }
    }

    /// <summary>One that another process registered a moment ago is read when it is asked for.</summary>
    private IReadOnlyList<OrganisationAttribute>? Of(OrganisationId id)
    {
        if (id.IsNone)
            return null;
        if (Known.Of(id) is { } known)
            return known;
        var read = Read(all => all.Where(a => a.Organisation == id));
        return read.Count > 0 ? read : null;
    }

    /// <summary>
    /// All, read again where somebody has this enterprise number whom another process registered; null where nobody has. Only such a number
    /// is registered while processes run, so only for one the database is asked.
    /// </summary>
    private KnownOrganisations? Newest(OrganisationKey key)
    {
        if (key.Kind != OrganisationKeyKind.Kbo || Known.Has(key))
            return null;
        if (Read(all => all.Where(a => a.Kind == AttributeKind.Kbo && a.Value == key.Value)).Count == 0)
            return null;
        return _known = new(Read(all => all));
    }

    private List<OrganisationAttribute> Read(Func<IQueryable<OrganisationAttribute>, IQueryable<OrganisationAttribute>> which)
    {
        using var scope = scopes.CreateScope();
        return [.. which(scope.ServiceProvider.GetRequiredService<Db>().OrganisationAttributes.AsNoTracking())];
    }

    private IEnumerable<Organisation> Existing(LocalDate on) =>
        Known
            .All.Select(o => View(o.Key, o.Value, on))
            .OfType<Organisation>()
            .Where(o => o.Kbo is not null)
            .OrderBy(o => o.Class != OrganisationClass.Municipality)
            .ThenBy(o => o.Class == OrganisationClass.Municipality ? o.Nis : o.Class, StringComparer.Ordinal)
            .ThenBy(o => o.Name, StringComparer.Ordinal);

    private Organisation? View(OrganisationId id, IReadOnlyList<OrganisationAttribute> its, LocalDate on)
    {
        string? Valid(AttributeKind kind) => its.FirstOrDefault(a => a.Kind == kind && a.IsValidOn(on))?.Value;
        if (Valid(AttributeKind.Class) is not { } what || !ApplicantsReader.Classes.Contains(what))
            return null;
        var (kbo, nis) = (Valid(AttributeKind.Kbo), Valid(AttributeKind.Nis));
        // The figures of a municipality, and in which one a body works, are facts of the reference data; the seat of an association or
        // company was registered here.
        var municipality =
            what == OrganisationClass.Municipality ? (nis is null ? null : reference.Municipality(nis, on))
            : kbo is not null && reference.Find(kbo, on) is { } facts && facts.Class == what ? facts.Municipality
            : Valid(AttributeKind.Seat) is { } seat ? reference.Successor(seat, on)
            : null;
        return new Organisation(what, NameOf(id, on), nis ?? municipality?.Nis, kbo, Valid(AttributeKind.Ovo), municipality) { Id = id };
    }

    private string With(string text, Func<OrganisationId, string> other) =>
        string.Concat(Words(text).Select(word => OrganisationId.TryRead(word, out var id) && Of(id) is not null ? other(id) : word));

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        while (from < text.Length)
        {
            var end = from;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            end = Math.Max(end, from + 1);
            yield return text[from..end];
            from = end;
        }
    }
}
