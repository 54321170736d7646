using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>A person with all mandates that there are or were, as the database had them at one moment.</summary>
/// <param name="Sessions">Those that run; empty where they were not asked for.</param>
public sealed record Standing(Guid PersonId, string Name, IReadOnlyList<Mandate> Mandates, IReadOnlySet<Guid> Sessions);

/// <summary>Makes actors from what the database says of a person: never from what a cookie or a token says.</summary>
public sealed class Actors(Db db, Clock clock, IAgencies agencies, RecentStandings recent, IReadingBars bars)
{
    /// <summary>As the database has it now; null where the person has no mandate left at this organisation.</summary>
    /// <param name="organisation">Empty for who acts for none: then the person is a citizen.</param>
    public async Task<Actor?> Find(Guid person, OrganisationId organisation, CancellationToken stop = default) =>
        For(await Read(person, stop), organisation) is { } actor ? await bars.WithBars(actor, stop) : null;

    /// <summary>
    /// Who comes in by this session, with mandates as they were a moment ago, see <see cref="RecentStandings"/>; null where the session
    /// does not run.
    /// </summary>
    /// <param name="anew">As the database has it now: another process may have ended the session a moment ago.</param>
    public async Task<Standing?> FindRecent(Guid person, Guid session, bool anew, CancellationToken stop = default)
    {
        if (anew)
            recent.Forget(person);
        var standing = await recent.Of(person, () => ReadWithSessions(person, stop));
        if (anew || standing?.Sessions.Contains(session) == true)
            return standing?.Sessions.Contains(session) == true ? standing : null;
        // It may have been started by another process a moment ago.
        recent.Forget(person);
        standing = await recent.Of(person, () => ReadWithSessions(person, stop));
        return standing?.Sessions.Contains(session) == true ? standing : null;
    }

    /// <summary>
    /// Who somebody is after signing in: for the organisation where the person has a role there, for the only other one with a role
    /// (also where none was named), else a citizen who chooses among them.
    /// </summary>
    public async Task<Actor> AfterSignIn(Guid person, OrganisationId organisation, CancellationToken stop = default)
    {
        var standing = await Read(person, stop);
        var citizen = For(standing, OrganisationId.None) ?? throw new InvalidOperationException($"There is no person {person}.");
        var named = organisation.IsNone ? null : For(standing, organisation);
        return named ?? (citizen.Elsewhere is [var only] ? For(standing, only.Organisation) : null) ?? citizen;
    }

    private async Task<Standing?> Read(Guid person, CancellationToken stop) =>
        await WithMandates.On(db)(db, person, stop) is { } found
            ? new Standing(found.Id, found.Name, found.Mandates, FrozenSet<Guid>.Empty)
            : null;

    private async Task<Standing?> ReadWithSessions(Guid person, CancellationToken stop)
    {
        var now = clock.SystemUtcNow;
        if (await Read(person, stop) is not { } standing)
            return null;
        var running = new HashSet<Guid>();
        await foreach (var id in Running.On(db)(db, person, now).WithCancellation(stop))
            running.Add(id);
        return standing with { Sessions = running };
    }

    private static readonly Compiled<Func<Db, Guid, DateTime, IAsyncEnumerable<Guid>>> Running = new(() =>
        EF.CompileAsyncQuery(
            (Db db, Guid person, DateTime now) =>
                db.Set<Session>().Where(s => s.PersonId == person && s.EndedAt == null && s.ExpiresAt > now).Select(s => s.Id)
        )
    );

    private static readonly Compiled<Func<Db, Guid, CancellationToken, Task<Person?>>> WithMandates = new(() =>
        EF.CompileAsyncQuery(
            (Db db, Guid id, CancellationToken stop) =>
                db.Set<Person>().AsNoTracking().Include(p => p.Mandates).FirstOrDefault(p => p.Id == id)
        )
    );

    /// <summary>Somebody whose mandates were read, as an actor of an organisation; null where none counts there.</summary>
    public Actor? As(Person person, OrganisationId organisation) =>
        For(new Standing(person.Id, person.Name, person.Mandates, FrozenSet<Guid>.Empty), organisation);

    internal Actor? For(Standing? standing, OrganisationId organisation)
    {
        var now = clock.SystemUtcNow;
        var live = (standing?.Mandates ?? []).Where(m => m.IsLive(now)).ToList();
        var here = live.Where(m => m.Organisation == organisation).ToList();
        if (standing is null || (here.Count == 0 && !organisation.IsNone))
            return null;
        return new Actor(
            standing.PersonId,
            standing.Name,
            organisation,
            here.Select(m => m.OrganisationName).LastOrDefault() ?? "",
            here.Count > 0 ? [.. here.Select(m => Authorities.Of(m, agencies))] : [Authority.Of(Role.Citizen)]
        )
        {
            Elsewhere =
            [
                .. live.Where(m => m.Organisation != organisation && !m.Organisation.IsNone)
                    .GroupBy(m => m.Organisation)
                    .Select(g => new ActingFor(g.Key, g.Last().OrganisationName))
                    .OrderBy(o => o.Name, StringComparer.Ordinal),
            ],
        };
    }
}

/// <summary>
/// What was read of a person is kept for a moment, so that not every page asks the database: a mandate that ends elsewhere, also by
/// another process, counts here after <paramref name="kept"/> at most.
/// </summary>
public sealed class RecentStandings(TimeSpan kept) : IDisposable
{
    private readonly MemoryCache _all = new(new MemoryCacheOptions());

    public async Task<Standing?> Of(Guid person, Func<Task<Standing?>> read)
    {
        if (kept <= TimeSpan.Zero)
            return await read();
        if (_all.TryGetValue(person, out Standing? known))
            return known;
        var standing = await read();
        return _all.Set(person, standing, kept);
    }

    /// <summary>What was done here counts here at once.</summary>
    public void Forget(Guid person) => _all.Remove(person);

    public void Dispose() => _all.Dispose();
}
