using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Veerkracht.Data.Guarding;
using Veerkracht.Data.Lanes;

namespace Veerkracht.Data;

/// <summary>PostgreSQL. Isolation is read committed: balances and versions guard themselves by row locks and checks.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : Db(options)
{
    /// <summary>Any number that nobody else uses in this database.</summary>
    private const long SchemaLock = 0x56_65_65_72_6B_72; // "Veerkr"

    private const int MostPrepared = 200;

    /// <summary>Statements that come back are planned once; who says how many in the connection string has that.</summary>
    public static string ConnectionString(string connection)
    {
        var builder = Read(connection);
        if (builder.MaxAutoPrepare == 0)
            (builder.MaxAutoPrepare, builder.AutoPrepareMinUsages) = (MostPrepared, 3);
        return builder.ToString();
    }

    /// <exception cref="UnreadableConnectionException">It is no text of a connection.</exception>
    private static NpgsqlConnectionStringBuilder Read(string connection)
    {
        try
        {
            return new(connection);
        }
        catch (ArgumentException e)
        {
            throw new UnreadableConnectionException(e);
        }
    }

    internal override ValueTask<IDisposable?> EnterWriter(CancellationToken stop) => ValueTask.FromResult<IDisposable?>(null);

    // Not FOR UPDATE: rows that refer to this one may be added meanwhile.
    internal static Statement HoldingRow(string table, string key, object value) =>
        new($"""SELECT 1 FROM "{table}" WHERE "{key}" = $1 FOR NO KEY UPDATE""", [value]);

    internal override Task HoldRow(string table, string key, object value, CancellationToken stop) =>
        this.Run(HoldingRow(table, key, value), stop);

    internal override GuardKeeper Guards => field ??= new PostgresGuards(this);

    internal override async Task<SchemaTransaction> BeginSchema(CancellationToken stop)
    {
        var transaction = await Database.BeginTransactionAsync(stop);
        await this.Execute($"SELECT pg_advisory_xact_lock({SchemaLock})", stop);
        return new(transaction, _ => Task.CompletedTask, () => Task.CompletedTask);
    }

    private const long StartLock = SchemaLock + 1;

    /// <remarks>By a connection of its own: the lock is the session's, and outlives transactions.</remarks>
    internal override async Task<IAsyncDisposable?> HoldStart(CancellationToken stop)
    {
        var own = new NpgsqlConnectionStringBuilder(Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(own.ToString());
        try
        {
            await connection.OpenAsync(stop);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({StartLock})", connection);
            await command.ExecuteNonQueryAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal override Task Commit(IDbContextTransaction transaction) =>
        ((NpgsqlConnection)Database.GetDbConnection()).Confirmed(() => transaction.CommitAsync(CancellationToken.None));

    private const int Topics = 0x5645;

    // In the memory of the server and in the order of asking: rows that many share are written at each look, and starve who wants to change
    // them.
    internal static Statement HoldingTopic(int topic, bool alone = false) =>
        new($"SELECT pg_advisory_xact_lock{(alone ? "" : "_shared")}({Topics}, $1)", [topic]);

    internal override Task HoldTopic(int topic, bool alone, CancellationToken stop) => this.Run(HoldingTopic(topic, alone), stop);

    internal override IQueryable<Guid> HavingWord(string index, string word, bool whole) =>
        Database.SqlQueryRaw<Guid>(
            $$"""SELECT "{{index}}Id" AS "Value" FROM "{{index}}Words" WHERE "Words" @@ CAST({0} AS tsquery)""",
            $"'{word}'{(whole ? "" : ":*")}"
        );

    internal override string Milliseconds => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint)";

    internal override StorageFault? Classify(Exception exception) =>
        StorageFault.In<PostgresException>(exception) is { } fault ? StorageFault.Of(fault) : null;
}
