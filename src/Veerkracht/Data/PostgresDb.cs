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

    private const int Topics = 0x5645;

    // In the memory of the server and in the order of asking: rows that many share are written at each look, and starve who wants to change them.
    internal override Task HoldTopic(int topic, bool alone, CancellationToken stop) =>
        Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}({Topics}, @p0)", [topic], stop);

    internal override IEnumerable<string> GuardTexts() => Guards.Postgres();

    internal override StorageFault? Classify(Exception exception) =>
        StorageFault.In<PostgresException>(exception) is { } fault ? StorageFault.Of(fault) : null;
}
