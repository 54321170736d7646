using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Veerkracht.Data;

/// <summary>PostgreSQL. Isolation is read committed: balances and versions guard themselves by row locks and checks.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    internal override ValueTask<IDisposable?> EnterWriter(CancellationToken stop) => ValueTask.FromResult<IDisposable?>(null);

    internal override Task Hold(string accountKey, CancellationToken stop) =>
        Database.ExecuteSqlAsync($"""SELECT 1 FROM "Accounts" WHERE "Key" = {accountKey} FOR UPDATE""", stop);

    internal override IEnumerable<string> GuardTexts() => Guards.Postgres();

    internal override StorageFault? Classify(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is { } fault ? StorageFault.Of(fault) : null;
}
