using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Calls;

/// <summary>
/// The calls as they count now: what was published, which never changes, with the changes in force on top of it. Everything that runs asks
/// here; what is in force is the highest version of each. Read once and kept until something is published or decided, by this process or
/// another.
/// </summary>
public sealed class CallCatalogue(IServiceScopeFactory scopes, OrganisationRegistry organisations, Changes changes)
    : IKeptInMemory,
        ICallTitles,
        IDisposable
{
    private sealed record Known(
        long Number,
        IReadOnlyDictionary<(string Slug, int Version), CallDefinition> Published,
        IReadOnlyDictionary<(string Slug, int Version), CallDefinition> Effective,
        IReadOnlyDictionary<string, int> InForce,
        IReadOnlyDictionary<string, string> Changes
    );

    private readonly SemaphoreSlim _reading = new(1);
    private volatile Known _known = new(
        -1,
        new Dictionary<(string, int), CallDefinition>(),
        new Dictionary<(string, int), CallDefinition>(),
        new Dictionary<string, int>(),
        new Dictionary<string, string>()
    );

    public LocalText? TitleOf(string call) => Find(call)?.Title;

    public OwnMessage? MessageOf(string call, string code) => Find(call)?.Messages.FirstOrDefault(m => m.Code == code);

    public IReadOnlyList<Language> Languages => [.. Shown.SelectMany(c => c.Languages).Distinct()];

    public ActTouches Topic => ActTouches.Calls;

    public long Number => _known.Number;

    /// <summary>All calls, also those that are hidden: who shows them to everybody asks <see cref="Shown"/>.</summary>
    public IReadOnlyList<CallDefinition> InForce
    {
        get
        {
            var known = _known;
            return [.. known.InForce.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => known.Effective[(c.Key, c.Value)])];
        }
    }

    /// <summary>The calls that the public sees.</summary>
    public IReadOnlyList<CallDefinition> Shown => [.. InForce.Where(c => !c.Decided.Hidden)];

    public CallDefinition? Find(string slug)
    {
        var known = _known;
        return known.InForce.TryGetValue(slug, out var version) ? known.Effective[(slug, version)] : null;
    }

    /// <summary>The version that a dossier runs on, with the steps that were added since.</summary>
    public CallDefinition Get(string slug, int version) =>
        FindVersion(slug, version) ?? throw new InvalidOperationException($"Call {slug} version {version} is not published.");

    /// <summary>
    /// A published version as it counts now, or null. One that was published a moment ago, perhaps by another process, is read when it is
    /// asked for.
    /// </summary>
    public CallDefinition? FindVersion(string slug, int version)
    {
        if (_known.Effective.TryGetValue((slug, version), out var known))
            return known;
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (db.CallVersions.AsNoTracking().FirstOrDefault(v => v.Slug == slug && v.Version == version) is not { } found)
            return null;
        return WithOwnDays(Read(found.Source, slug, version))
            .With(InOrder(db.CallChanges.AsNoTracking().Where(c => c.Call == slug && c.State == CallChangeState.InForce).ToList()));
    }

    /// <summary>All published calls with their versions as they were published, by slug and version.</summary>
    public IReadOnlyList<CallDefinition> AllVersions =>
        [.. _known.Published.OrderBy(d => d.Key.Slug, StringComparer.Ordinal).ThenBy(d => d.Key.Version).Select(d => d.Value)];

    /// <summary>A version as it was published, without any change.</summary>
    public CallDefinition Published(string slug, int version) => _known.Published[(slug, version)];

    /// <summary>Reads what was published and decided since, at the start. After an act the frame does it.</summary>
    public async Task Refresh(CancellationToken stop = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Read(scope.ServiceProvider.GetRequiredService<Db>(), stop);
    }

    public async Task Read(Db db, CancellationToken stop)
    {
        await _reading.WaitAsync(stop);
        try
        {
            var number = await db.NumberOf(Topic, stop);
            if (number == Number)
                return;
            var published = await Published(db, stop);
            var inForce = await db.CallChanges.AsNoTracking().Where(c => c.State == CallChangeState.InForce).ToListAsync(stop);
            _known = Apply(number, published, inForce.ToLookup(c => c.Call));
            changes.Raise(Topic);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task<Dictionary<(string Slug, int Version), CallDefinition>> Published(Db db, CancellationToken stop)
    {
        var published = _known.Published.ToDictionary();
        var there = await db.CallVersions.AsNoTracking().Select(v => new { v.Slug, v.Version }).ToListAsync(stop);
        foreach (var (slug, version) in there.Select(v => (v.Slug, v.Version)).Where(v => !published.ContainsKey(v)))
        {
            var source = await db
                .CallVersions.AsNoTracking()
                .Where(v => v.Slug == slug && v.Version == version)
                .Select(v => v.Source)
                .SingleAsync(stop);
            published[(slug, version)] = Read(source, slug, version);
        }
        return published;
    }

    /// <summary>What did not change stays the same object: what others remember of it stays true.</summary>
    private Known Apply(long number, Dictionary<(string Slug, int Version), CallDefinition> published, ILookup<string, CallChange> changes)
    {
        var inForce = published.Keys.GroupBy(k => k.Slug).ToDictionary(g => g.Key, g => g.Max(k => k.Version));
        var stamps = inForce.ToDictionary(
            c => c.Key,
            c => $"{c.Value}:{string.Join(',', changes[c.Key].Select(change => change.Id).Order())}"
        );
        var effective = published.ToDictionary(
            p => p.Key,
            p =>
                _known.Changes.GetValueOrDefault(p.Key.Slug) == stamps[p.Key.Slug] && _known.Effective.TryGetValue(p.Key, out var same)
                    ? same
                    : WithOwnDays(AddedSteps.For(p.Value, published[(p.Key.Slug, inForce[p.Key.Slug])])).With(InOrder(changes[p.Key.Slug]))
        );
        return new(number, published, effective, inForce, stamps);
    }

    /// <summary>With who the organisations are that have days of their own; a number that nobody has counts for nobody.</summary>
    private CallDefinition WithOwnDays(CallDefinition call) =>
        call.WithOwnDays(
            (key, on) =>
                organisations.IdOf(key, on) is { } id
                    ? new(key, organisations.Find(id, on)?.Class ?? "", organisations.NameOf(id, on)) { Id = id }
                    : null
        );

    /// <summary>What changes make of a definition, in the order in which they came in force.</summary>
    public IEnumerable<InForce> InOrder(IEnumerable<CallChange> inForce) =>
        inForce.OrderBy(c => c.DecidedAt).ThenBy(c => c.Id).Select(InForceNow).OfType<InForce>();

    /// <summary>Null for a change that is not one of the definition: a new version.</summary>
    private InForce? InForceNow(CallChange change) =>
        organisations.TryReadAdjustment(change, out var adjustment, out var why) ? new InForce(adjustment, DecisionOf(change))
        : why is null ? null
        : throw new CorruptRowException("CallChanges", change.Id.ToString(), nameof(change.Payload));

    private static Decision DecisionOf(CallChange change) =>
        new(
            BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(change.DecidedAt!.Value, DateTimeKind.Utc))).Date,
            new LocalText(change.Reason)
        );

    private static CallDefinition Read(string source, string slug, int version)
    {
        var read = CallReader.Read(source, slug + ".yaml");
        return read.Definition
            ?? throw new InvalidOperationException($"Published call {slug} {version} cannot be read: {string.Join("; ", read.Faults)}");
    }
}
