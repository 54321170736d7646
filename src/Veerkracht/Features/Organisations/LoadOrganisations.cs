using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Registers the organisations of the reference data, at every start. Loading the same files again changes nothing. A changed file adds an
/// attribute or sets its last day; nothing is taken away, and no organisation is registered twice.
/// </summary>
public sealed class LoadOrganisations(ReferenceData reference, OrganisationRegistry registry, Clock clock)
{
    public async Task Do(Db db, CancellationToken stop = default)
    {
        var known = await db.OrganisationAttributes.ToListAsync(stop);
        var register = new Register(known, clock.Today.ToDateOnly());
        foreach (var stated in OrganisationFacts.Of(reference))
            register.Take(stated);
        db.AddRange(register.NewOrganisations);
        db.AddRange(register.NewAttributes);
        // All of them are read and, as a rule, none is changed: only what changed is followed.
        foreach (var ended in register.Ended)
            db.Entry(ended).Property(a => a.ValidUntil).IsModified = true;
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        registry.Replace([.. known, .. register.NewAttributes]);
    }
}

/// <summary>What is registered, while a source is laid beside it.</summary>
internal sealed class Register
{
    private readonly DateOnly _today;
    private readonly HashSet<OrganisationAttribute> _known;
    private readonly Dictionary<OrganisationId, List<OrganisationAttribute>> _byId;
    private readonly Dictionary<(AttributeKind, string), List<OrganisationAttribute>> _byKey = [];
    private readonly ILookup<(string Class, string Name), OrganisationId> _numberless;

    /// <param name="known">The last day of some of these is set; they are among <see cref="Ended"/> then.</param>
    public Register(IReadOnlyList<OrganisationAttribute> known, DateOnly today)
    {
        _today = today;
        _known = [.. known];
        _byId = known.GroupBy(a => a.Organisation).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var attribute in known)
            Index(attribute);
        _numberless = _byId
            .Where(o => o.Value.TrueForAll(a => a.Kind != AttributeKind.Kbo))
            .SelectMany(o => Pairs(o.Value).Select(pair => (pair, o.Key)))
            .ToLookup(o => o.pair, o => o.Key);
    }

    public List<RegisteredOrganisation> NewOrganisations { get; } = [];
    public List<OrganisationAttribute> NewAttributes { get; } = [];

    /// <summary>What was known before and has another last day now.</summary>
    public HashSet<OrganisationAttribute> Ended { get; } = [];

    public OrganisationId Take(StatedOrganisation stated)
    {
        var id = Same(stated) ?? New(stated.FirstKey);
        foreach (var fact in stated.Facts)
            Take(id, fact);
        return id;
    }

    /// <summary>
    /// The organisation that this is: by enterprise number, OVO code or word; one without a number by what it is and how it is called.
    /// </summary>
    private OrganisationId? Same(StatedOrganisation stated)
    {
        foreach (var kind in new[] { AttributeKind.Kbo, AttributeKind.Ovo, AttributeKind.Word })
        {
            foreach (var fact in stated.Facts.Where(f => f.Kind == kind))
            {
                if (Holders(fact).Find(a => fact.Overlaps(a.ValidFrom, a.ValidUntil)) is { } holder)
                    return holder.Organisation;
            }
        }
        return _numberless[(stated.First(AttributeKind.Class) ?? "", stated.First(AttributeKind.Name) ?? "")]
            .Cast<OrganisationId?>()
            .FirstOrDefault();
    }

    private OrganisationId New(string key)
    {
        var id = OrganisationId.FirstKnownAs(key);
        if (!_byId.TryAdd(id, []))
            throw new InvalidDataException(
                $"Two organisations would have the id {id}: “{key}” and {string.Join(", ", _byId[id].Select(a => a.Value))}."
            );
        NewOrganisations.Add(new() { Id = id });
        return id;
    }

    private void Take(OrganisationId id, Fact fact)
    {
        var own = _byId[id].Where(a => a.Kind == fact.Kind).ToList();
        if (own.Find(a => a.Value == fact.Value && fact.Overlaps(a.ValidFrom, a.ValidUntil)) is { } there)
        {
            // What was corrected here meanwhile stays: another value follows on it.
            if (!own.Exists(a => a != there && a.ValidFrom > there.ValidFrom && fact.Overlaps(a.ValidFrom, a.ValidUntil)))
                End(there, fact.Until);
            return;
        }
        var from = fact.From;
        foreach (var other in own.Where(a => fact.Overlaps(a.ValidFrom, a.ValidUntil)))
        {
            // A change has its day; a correction of what always was holds from today, and the history keeps what was thought before.
            if (from <= other.ValidFrom)
                from = other.ValidFrom < _today ? _today : other.ValidFrom.AddDays(1);
            if (other.ValidUntil is null || other.ValidUntil >= from)
                End(other, from.AddDays(-1));
        }
        var added = fact with { From = from };
        var heldByAnother =
            OrganisationFacts.Identifies(fact.Kind)
            && Holders(fact).Exists(a => a.Organisation != id && added.Overlaps(a.ValidFrom, a.ValidUntil));
        if (fact.Until < from || heldByAnother)
            return;
        Add(id, added);
    }

    private void End(OrganisationAttribute attribute, DateOnly? last)
    {
        if (attribute.ValidUntil == last)
            return;
        attribute.ValidUntil = last;
        if (_known.Contains(attribute))
            Ended.Add(attribute);
    }

    private void Add(OrganisationId id, Fact fact)
    {
        var attribute = new OrganisationAttribute
        {
            Organisation = id,
            Kind = fact.Kind,
            Value = fact.Value,
            ValidFrom = fact.From,
            ValidUntil = fact.Until,
        };
        _byId[id].Add(attribute);
        NewAttributes.Add(attribute);
        Index(attribute);
    }

    private void Index(OrganisationAttribute attribute) => Holders(attribute.Kind, attribute.Value).Add(attribute);

    private List<OrganisationAttribute> Holders(Fact fact) => Holders(fact.Kind, fact.Value);

    private List<OrganisationAttribute> Holders(AttributeKind kind, string value) =>
        _byKey.TryGetValue((kind, value), out var holders) ? holders : _byKey[(kind, value)] = [];

    private static IEnumerable<(string, string)> Pairs(List<OrganisationAttribute> its) =>
        from what in its.Where(a => a.Kind == AttributeKind.Class)
        from name in its.Where(a => a.Kind == AttributeKind.Name)
        select (what.Value, name.Value);
}
