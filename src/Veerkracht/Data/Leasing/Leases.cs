using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data.Leasing;

/// <summary>Takes and gives back the leases of this process. Time is that of the database.</summary>
public sealed class Leases(IServiceScopeFactory scopes, LeaseHolder holder, Timing timing)
{
    /// <summary>
    /// Takes the lease, or takes it again: one statement, so that of two who ask at the same instant one has it.
    /// </summary>
    /// <returns>Its fence; null where another process holds it.</returns>
    public async Task<long?> Take(string name, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var sql = $$"""
            INSERT INTO "Leases" ("Name", "Holder", "Until", "Fence") VALUES ({0}, {1}, {{db.Milliseconds}} + {2}, 1)
            ON CONFLICT ("Name") DO UPDATE SET
                "Holder" = excluded."Holder",
                "Until" = excluded."Until",
                "Fence" = CASE WHEN "Leases"."Holder" = excluded."Holder" THEN "Leases"."Fence" ELSE "Leases"."Fence" + 1 END
            WHERE "Leases"."Holder" = excluded."Holder" OR "Leases"."Until" <= {{db.Milliseconds}}
            RETURNING "Fence" AS "Value"
            """;
        using var writer = await db.EnterWriter(stop);
        // A statement that returns cannot be composed with: it is read as a list.
        var fences = await db.Database.SqlQueryRaw<long>(sql, name, holder.Name, (long)timing.Lease.TotalMilliseconds).ToListAsync(stop);
        return fences.Count == 0 ? null : fences[0];
    }

    /// <summary>Another process may take it at once. The row stays, with its fence.</summary>
    public async Task GiveBack(string name, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        using var writer = await db.EnterWriter(stop);
        await db.Set<Lease>()
            .Where(l => l.Name == name && l.Holder == holder.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, 0L), stop);
    }
}

/// <summary>A lease while a round of its work runs.</summary>
public sealed class HeldLease(Leases leases, string name, long fence, CancellationTokenSource round)
{
    public long Fence => fence;

    /// <summary>
    /// To be asked before what cannot be undone: a process that stood still may not know that another went on with its work.
    /// </summary>
    /// <exception cref="OperationCanceledException">Another process holds it now; the round ends.</exception>
    public async Task Confirm(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (await leases.Take(name, stop) == fence)
            return;
        await round.CancelAsync();
        throw new OperationCanceledException($"The lease {name} is held by another process.", round.Token);
    }
}
