using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Data;

/// <summary>
/// Brings the database to the present shape at every start: schema, rows of older shapes and guards in one transaction, so that whatever
/// happens to the process, the database is as it was or as it must be. Guards that somebody dropped or changed meanwhile are put back.
/// </summary>
public sealed partial class Migrator(Db db, IEnumerable<IUpgrade> upgrades, GuardWatch watch, ILogger<Migrator> log)
{
    public async Task Run(CancellationToken stop = default)
    {
        await CreateDatabase(stop);
        if ((await Pending(stop)).Count > 0)
            await Migrate(stop);
        if ((await watch.Differing(db, stop)).Count > 0)
            await PutBackGuards(stop);
    }

    private async Task CreateDatabase(CancellationToken stop)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(stop))
            return;
        try
        {
            await creator.CreateAsync(stop);
        }
        catch (DbException) when (creator.Exists())
        {
            // Another process that started at the same moment made it.
        }
    }

    private async Task<IReadOnlyList<string>> Pending(CancellationToken stop)
    {
        var known = db.Database.GetMigrations().ToList();
        if (upgrades.FirstOrDefault(u => !known.Any(id => NameOf(id) == u.Migration)) is { } stray)
            throw new InvalidOperationException($"{stray.GetType().Name} runs after a migration '{stray.Migration}', which is not there.");
        var applied = await db.Database.GetAppliedMigrationsAsync(stop);
        if (applied.Except(known).LastOrDefault() is { } newer)
            throw new InvalidDataException(
                $"This database was used by a newer version of Veerkracht ({newer}). Start that version, or put back the copy from before."
            );
        return [.. known.Except(applied)];
    }

    private async Task Migrate(CancellationToken stop)
    {
        await using var alone = await db.BeginSchema(stop);
        // PostgreSQL ends a transaction in which a table is asked for that is not there.
        await db.Execute(db.GetService<IHistoryRepository>().GetCreateIfNotExistsScript(), stop);
        // Asked again: another process may have done it while this one waited.
        var pending = await Pending(stop);
        if (pending.Count == 0)
            return;
        var started = Stopwatch.GetTimestamp();
        var last = (await db.Database.GetAppliedMigrationsAsync(stop)).LastOrDefault();
        Migrating(log, last ?? "nothing", pending[^1]);
        if (last is not null && await db.Copy($"before-{pending[0]}", stop) is { } copy)
            Copied(log, copy);
        // A large table takes longer than an act ever may.
        db.Database.SetCommandTimeout(0);
        // Without guards: they refuse what an upgrade does, and SQLite rebuilds no table that a trigger of another one names.
        foreach (var trigger in (await db.Guards.Found(stop)).Keys.Where(g => g.IsTrigger))
            await db.Guards.Remove(trigger, stop);
        foreach (var migration in pending)
        {
            await db.Execute(Script(last, migration), stop);
            foreach (var upgrade in upgrades.Where(u => u.Migration == NameOf(migration)))
            {
                await upgrade.Run(db, stop);
                db.ChangeTracker.Clear();
            }
            last = migration;
        }
        foreach (var guard in db.Guards.Guards)
            await db.Guards.Make(guard, stop);
        await alone.Commit(stop);
        db.Database.SetCommandTimeout(null);
        Migrated(log, pending[^1], Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task PutBackGuards(CancellationToken stop)
    {
        await using var alone = await db.BeginSchema(stop);
        var found = await db.Guards.Found(stop);
        var differing = await watch.Differing(db, stop);
        foreach (var trigger in differing.Where(g => g.IsTrigger && found.ContainsKey(g)))
            await db.Guards.Remove(trigger, stop);
        foreach (var guard in db.Guards.Guards.Where(g => differing.Contains(g.Name)))
            await db.Guards.Make(guard, stop);
        if ((await watch.Differing(db, stop)).Count > 0)
            throw new InvalidOperationException($"Guards differ after they were put back: {string.Join(", ", differing)}.");
        await alone.Commit(stop);
        if (differing.Count > 0)
            PutBack(log, string.Join(", ", differing));
    }

    // Without the transactions of its own that a script of SQLite begins and ends where it rebuilds a table.
    private string Script(string? from, string to) =>
        db.GetService<IMigrator>()
            .GenerateScript(
                from ?? Microsoft.EntityFrameworkCore.Migrations.Migration.InitialDatabase,
                to,
                MigrationsSqlGenerationOptions.NoTransactions
            );

    /// <summary>"20261125211435_CallsByScreen" is CallsByScreen.</summary>
    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    [LoggerMessage(LogLevel.Information, "Migrating the database from {From} to {To}")]
    private static partial void Migrating(ILogger log, string from, string to);

    [LoggerMessage(LogLevel.Information, "The database as it was lies in {Copy}")]
    private static partial void Copied(ILogger log, string copy);

    [LoggerMessage(LogLevel.Information, "The database is at {Migration} after {Milliseconds:0} ms")]
    private static partial void Migrated(ILogger log, string migration, double milliseconds);

    [LoggerMessage(LogLevel.Warning, "Guards of the database were missing, changed or strange, and were put right: {Guards}")]
    private static partial void PutBack(ILogger log, string guards);
}
