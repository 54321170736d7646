using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data;
using Veerkracht.Site;

namespace Veerkracht.Bench;

/// <summary>
/// The floor: one insert of the bytes a transaction, durable, in the database of the site with the settings of the site. On SQLite writers
/// take turns as they do in the site: without that they would sleep and the floor would be lower than it is.
/// </summary>
internal sealed class RawInserts(Func<DbConnection> connect, SemaphoreSlim? turns) : IAsyncDisposable
{
    private const string Bytes = "@bytes";
    private readonly List<DbConnection> _connections = [];

    public static async Task<RawInserts> Open(SiteOptions options)
    {
        RawInserts raw = options.Postgres is { } postgres
            ? new(() => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { MaxPoolSize = 64 }.ToString()), null)
            : new(
                () => new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(options.DataDirectory, "veerkracht.db"))),
                new SemaphoreSlim(1)
            );
        await using var connection = raw.Connect();
        await connection.OpenAsync();
        await Execute(
            connection,
            options.Postgres is null
                ? "CREATE TABLE raw_bench (id INTEGER PRIMARY KEY, bytes BLOB)"
                : "CREATE TABLE raw_bench (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, bytes bytea)"
        );
        return raw;
    }

    private DbConnection Connect() => connect();

    /// <summary>Inserts a second.</summary>
    public async Task<double> Run(int count, int atOnce, byte[] bytes)
    {
        while (_connections.Count < atOnce)
        {
            var connection = Connect();
            await connection.OpenAsync();
            if (connection is SqliteConnection)
                await Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;");
            _connections.Add(connection);
        }
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, atOnce)
                .Select(worker =>
                    Task.Run(async () =>
                    {
                        await using var command = _connections[worker].CreateCommand();
                        command.CommandText = $"INSERT INTO raw_bench (bytes) VALUES ({Bytes})";
                        var value = command.CreateParameter();
                        (value.ParameterName, value.Value) = (Bytes, bytes);
                        command.Parameters.Add(value);
                        for (var i = worker; i < count; i += atOnce)
                        {
                            if (turns is not null)
                                await turns.WaitAsync();
                            try
                            {
                                await command.ExecuteNonQueryAsync();
                            }
                            finally
                            {
                                turns?.Release();
                            }
                        }
                    })
                )
        );
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
            await connection.DisposeAsync();
    }
}
