using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Veerkracht.Data;

/// <summary>PostgreSQL. Isolation is read committed: balances and versions guard themselves by row locks and checks.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    internal override ValueTask<IDisposable?> EnterWriter(CancellationToken stop) => ValueTask.FromResult<IDisposable?>(null);

    // Not FOR UPDATE: rows that refer to this one may be added meanwhile.
    internal override Task HoldRow(string table, string key, object value, CancellationToken stop) =>
        Database.ExecuteSqlRawAsync($"""SELECT 1 FROM "{table}" WHERE "{key}" = @p0 FOR NO KEY UPDATE""", [value], stop);

    internal override IEnumerable<string> GuardTexts() => Guards.Postgres();

    internal override StorageFault? Classify(Exception exception) =>
        (exception as PostgresException ?? exception.InnerException as PostgresException) is { } fault ? StorageFault.Of(fault) : null;
}
