using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Veerkracht.Data;

/// <summary>SQLite as a server: every setting that makes it one, with its reason.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : Db(options)
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Writers = new();

    /// <summary>Foreign keys are off by default in SQLite; the pool keeps the settings of a connection alive.</summary>
    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();

    internal override async ValueTask<IDisposable?> EnterWriter(CancellationToken stop)
    {
        var gate = Writers.GetOrAdd(Database.GetDbConnection().DataSource, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(stop);
        return new Leave(gate);
    }

    internal override IEnumerable<string> GuardTexts() => Guards.Sqlite();

    internal override StorageFault? Classify(Exception exception) =>
        StorageFault.In<SqliteException>(exception) is { } fault ? StorageFault.Of(fault) : null;

    private sealed class Leave(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    internal sealed class Settings : DbConnectionInterceptor
    {
        // WAL: readers never wait for the writer. FULL: what was acknowledged survives a power cut. busy_timeout: another process
        // (a backup, the command line) may hold the lock for a moment. temp_store and cache keep sorts off the disk.
        private const string Pragmas =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (IsReadOnly(connection))
                return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            if (IsReadOnly(connection))
                return;
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        /// <summary>Looking whether a database is there opens it for reading only; a restored backup is not in WAL yet and could not be set to it then.</summary>
        private static bool IsReadOnly(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
    }
}
