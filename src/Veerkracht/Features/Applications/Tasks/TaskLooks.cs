using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Tasks;

/// <summary>Asks that all dossiers of a call are looked at again: one row, however many there are. The work is done in rounds.</summary>
public sealed class TaskLooks(Db db)
{
    /// <summary>To be done in the act that changes the windows of a call.</summary>
    public Task Of(string call, CancellationToken stop = default) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "TaskLooks" ("Call", "After", "Asked") VALUES ({call}, {Guid.Empty}, 1)
            ON CONFLICT ("Call") DO UPDATE SET "After" = {Guid.Empty}, "Asked" = "TaskLooks"."Asked" + 1
            """,
            stop
        );

    /// <summary>A window that had passed is to come again, in any call.</summary>
    public async Task OfAll(CancellationToken stop = default)
    {
        foreach (var call in await db.Dossiers.Select(d => d.Call).Distinct().OrderBy(c => c).ToListAsync(stop))
            await Of(call, stop);
    }
}

/// <summary>Dossiers of an older database get their tasks in the first rounds of the new version.</summary>
public sealed class TasksOfOlder : IUpgrade
{
    public string Migration => "Tasks";

    public Task Run(Db db, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "TaskLooks" ("Call", "After", "Asked") SELECT d."Call", {Guid.Empty}, 1 FROM "Dossiers" d GROUP BY d."Call" """,
            stop
        );
}
