using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Casework.Tasks;

/// <summary>Keeps the tasks of dossiers what their facts say: after each act, and in rounds where windows changed.</summary>
public sealed class TasksOfDossiers(Db db, CallCatalogue calls, StepAvailability availability, Kept kept, Clock clock) : IAfterAct
{
    /// <summary>Looked at in one transaction; others wait no longer than that.</summary>
    private const int Batch = 100;

    public async Task LookAt(Guid dossier, DateTime at, CancellationToken stop)
    {
        // What the act changed is asked of the database below.
        await db.SaveChangesAsync(stop);
        if (await Find(dossier, stop) is { } found)
            await LookAt(found, at, stop);
    }

    public IEnumerable<Statement> Quickly(IActSubject subject, DateTime at)
    {
        if (subject is not Dossier dossier)
            return [];
        var row = Rows.Of<DossierTask>(db);
        // It was never sent before: nothing was asked or proposed, and it has no partners.
        return
        [
            new("""DELETE FROM "DossierTasks" WHERE "DossierId" = $1""", [dossier.Id]),
            .. Due(dossier, TaskFacts.None, at).Select(task => row.Insert(task)),
        ];
    }

    /// <summary>Looks at dossiers that were written without acts, or of which the windows changed.</summary>
    public async Task LookAt(IReadOnlyList<Guid> dossiers, CancellationToken stop = default)
    {
        foreach (var some in dossiers.Chunk(Batch))
            await db.Transact<int>(
                async () =>
                {
                    // By the windows as they are in this transaction: who changes them waits.
                    await kept.Hold(db, ActTouches.None, stop);
                    foreach (var id in some)
                    {
                        await db.HoldRow("Dossiers", id, stop);
                        await LookAt(id, clock.UtcNow, stop);
                    }
                    return some.Length;
                },
                stop
            );
    }

    /// <summary>Goes on with what was asked to be looked at again; the number of dossiers that were.</summary>
    /// <param name="go">To be asked before each batch.</param>
    public async Task<int> Round(Func<Task> go, CancellationToken stop = default)
    {
        var looked = 0;
        while (await db.TaskLooks.AsNoTracking().OrderBy(l => l.Call).FirstOrDefaultAsync(stop) is { } look)
        {
            await go();
            var ids = await db
                .Dossiers.Where(d => d.Call == look.Call && d.Id > look.After)
                .OrderBy(d => d.Id)
                .Select(d => d.Id)
                .Take(Batch)
                .ToListAsync(stop);
            await LookAt(ids, stop);
            looked += ids.Count;
            // Who asked again meanwhile raised its number, and it begins anew.
            var same = db.TaskLooks.Where(l => l.Call == look.Call && l.Asked == look.Asked && l.After == look.After);
            if (ids.Count < Batch)
                await same.ExecuteDeleteAsync(stop);
            else
                await same.ExecuteUpdateAsync(set => set.SetProperty(l => l.After, ids[^1]), stop);
        }
        return looked;
    }

    private async Task<Dossier?> Find(Guid id, CancellationToken stop)
    {
        // As the act left it; what was loaded in part is read anew.
        if (db.Dossiers.Local.FirstOrDefault(d => d.Id == id) is { } known && db.Entry(known).Collection(d => d.Steps).IsLoaded)
            return known;
        return await db.Dossiers.AsNoTracking().Include(d => d.Steps).FirstOrDefaultAsync(d => d.Id == id, stop);
    }

    private async Task LookAt(Dossier dossier, DateTime at, CancellationToken stop)
    {
        var due = Due(dossier, await TaskFacts.Of(db, dossier, stop), at).ToDictionary(t => t.Key);
        var there = await db.DossierTasks.AsTracking().Where(t => t.DossierId == dossier.Id).ToListAsync(stop);
        foreach (var task in there)
        {
            // What changed in kind, desk or amount is another task.
            if (!due.Remove(task.Key, out var now) || !IsSame(task, now))
            {
                db.DossierTasks.Remove(task);
                if (now is not null)
                    db.DossierTasks.Add(now);
                continue;
            }
            // What waits already waits since then.
            if (now.From != at || task.From > at)
                task.From = now.From;
            task.Until = now.Until;
        }
        db.DossierTasks.AddRange(due.Values);
    }

    private static bool IsSame(DossierTask one, DossierTask other) =>
        (one.Kind, one.For, one.Organisation, one.StepId, one.ProposedBy, one.NotFor, one.PersonId, one.AmountCents)
        == (other.Kind, other.For, other.Organisation, other.StepId, other.ProposedBy, other.NotFor, other.PersonId, other.AmountCents);

    private IReadOnlyList<DossierTask> Due(Dossier dossier, TaskFacts facts, DateTime at) =>
        new TasksOf(calls.Get(dossier.Call, dossier.CallVersion), dossier, facts, availability, at).All();
}
