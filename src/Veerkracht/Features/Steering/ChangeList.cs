using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>A change with the names of who proposed, decided and undid it.</summary>
public sealed record SignedChange(CallChange Change, string ProposedBy, string? DecidedBy, string? UndoneBy);

/// <summary>The changes of calls as people read them.</summary>
public sealed class ChangeList(Db db)
{
    /// <summary>What waits for a second person in these measures, oldest first.</summary>
    public async Task<IReadOnlyList<SignedChange>> Waiting(IEnumerable<string> measures, CancellationToken stop)
    {
        var within = measures.ToList();
        return await Told(
            await db
                .CallChanges.AsNoTracking()
                .Where(c => c.State == CallChangeState.Proposed && within.Contains(c.Measure))
                .OrderBy(c => c.ProposedAt)
                .ToListAsync(stop),
            stop
        );
    }

    /// <summary>What this person can decide on now.</summary>
    public async Task<IReadOnlyList<SignedChange>> WaitingFor(Actor actor, CancellationToken stop) =>
        actor.Is(Role.SecondApprover)
            ? [.. (await Waiting(actor.MeasuresAs(Role.SecondApprover), stop)).Where(t => t.Change.MayBeDecidedBy(actor.PersonId))]
            : [];

    /// <summary>All changes of a call, newest first.</summary>
    public async Task<IReadOnlyList<SignedChange>> Of(string call, CancellationToken stop) =>
        await Told(
            await db
                .CallChanges.AsNoTracking()
                .Where(c => c.Call == call)
                .OrderByDescending(c => c.ProposedAt)
                .ThenByDescending(c => c.Id)
                .ToListAsync(stop),
            stop
        );

    public async Task<SignedChange?> Find(string call, Guid id, CancellationToken stop) =>
        await db.CallChanges.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id && c.Call == call, stop) is { } change
            ? (await Told([change], stop))[0]
            : null;

    private async Task<IReadOnlyList<SignedChange>> Told(IReadOnlyList<CallChange> changes, CancellationToken stop)
    {
        var people = changes.SelectMany(c => new[] { c.ProposedBy, c.DecidedBy, c.UndoneBy }).OfType<Guid>().Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        string? Name(Guid? person) => person is { } id ? names.GetValueOrDefault(id, "Veerkracht") : null;
        return [.. changes.Select(c => new SignedChange(c, Name(c.ProposedBy)!, Name(c.DecidedBy), Name(c.UndoneBy)))];
    }
}
