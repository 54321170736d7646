using Microsoft.EntityFrameworkCore;

namespace Veerkracht.Data;

/// <summary>Brings the database to the present shape. SQLite files are copied first, so that a failed migration costs nothing.</summary>
public static class Migrator
{
    public static async Task Migrate(this Db db, TimeProvider clock, CancellationToken stop = default)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(stop)).ToList();
        if (pending.Count == 0)
            return;
        await db.BackUp(clock, stop);
        await db.Database.MigrateAsync(stop);
        // After every migration: SQLite rebuilds a table to alter it, and loses its triggers on the way.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var sql in db.GuardTexts())
            await db.Database.ExecuteSqlRawAsync(sql, stop);
        await transaction.CommitAsync(stop);
    }

    private static async Task BackUp(this Db db, TimeProvider clock, CancellationToken stop)
    {
        if (db is not SqliteDb || !(await db.Database.GetAppliedMigrationsAsync(stop)).Any())
            return;
        var target = $"{db.Database.GetDbConnection().DataSource}.before-{clock.GetUtcNow():yyyyMMddHHmmss}";
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {target}", stop);
    }
}
