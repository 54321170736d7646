using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Veerkracht.Data.Guarding;

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

    /// <summary>The one place of the writer of a file.</summary>
    internal static SemaphoreSlim WriterOf(string path) => Writers.GetOrAdd(path, _ => new SemaphoreSlim(1));

    internal override async ValueTask<IDisposable?> EnterWriter(CancellationToken stop)
    {
        var gate = WriterOf(Database.GetDbConnection().DataSource);
        await gate.WaitAsync(stop);
        return new Leave(gate);
    }

    internal override GuardKeeper Guards => field ??= new SqliteGuards(this);

    /// <remarks>
    /// SQLite alters most of a table by making it anew, which references forbid; and they can only be switched off outside a transaction.
    /// </remarks>
    internal override async Task<SchemaTransaction> BeginSchema(CancellationToken stop)
    {
        await Database.OpenConnectionAsync(stop);
        try
        {
            await this.Execute("PRAGMA foreign_keys = 0", stop);
            return new(await BeginWhenFree(stop), CheckReferences, Leave);
        }
        catch
        {
            await Leave();
            throw;
        }

        // The connection goes back to those who work in it.
        async Task Leave()
        {
            await this.Execute("PRAGMA foreign_keys = 1", CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>
    /// The transaction takes the right to write at once. Another process that migrates may hold it longer than any time-out.
    /// </summary>
    private async Task<IDbContextTransaction> BeginWhenFree(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await Database.BeginTransactionAsync(stop);
            }
            catch (SqliteException e) when (StorageFault.Of(e) is { Kind: FaultKind.Again })
            {
                stop.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task CheckReferences(CancellationToken stop)
    {
        var broken = await Database
            .SqlQuery<string>($"""SELECT "table" || ' to ' || "parent" AS "Value" FROM pragma_foreign_key_check""")
            .ToListAsync(stop);
        if (broken.Count > 0)
            throw new InvalidDataException(
                $"The migration would leave {broken.Count} references that lead nowhere, from {broken[0]}. Nothing was changed."
            );
    }

    /// <summary>
    /// Beside the database, over an older copy of the same name. May be made while a transaction holds the right to write.
    /// </summary>
    internal override async Task<string?> Copy(string name, CancellationToken stop)
    {
        var copy = $"{Database.GetDbConnection().DataSource}.{name}";
        await CopyTo(copy, stop);
        return copy;
    }

    internal override async Task<bool> CopyTo(string path, CancellationToken stop)
    {
        var half = $"{path}.half";
        File.Delete(half);
        var source = new SqliteConnectionStringBuilder { DataSource = Database.GetDbConnection().DataSource, Pooling = false };
        await using (var reader = new SqliteConnection(source.ToString()))
        {
            await reader.OpenAsync(stop);
            await using var command = reader.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "VACUUM INTO $half";
            command.Parameters.AddWithValue("$half", half);
            await command.ExecuteNonQueryAsync(stop);
        }
        File.Move(half, path, overwrite: true);
        return true;
    }

    /// <remarks>
    /// The words of the index of FTS5, read as one range: asking it to match a beginning would first collect all that match.
    /// </remarks>
    internal override IQueryable<Guid> HavingWord(string index, string word, bool whole) =>
        Database.SqlQueryRaw<Guid>(
            $$"""
            SELECT DISTINCT r."{{index}}Id" AS "Value" FROM "{{index}}Vocabulary" v JOIN "{{index}}WordRows" r ON r."Row" = v."doc"
            WHERE v."term" >= {0} AND v."term" {{(whole ? "<=" : "<")}} {1}
            """,
            word,
            whole ? word : word + AfterAll
        );

    /// <summary>Sorts after everything that follows a beginning.</summary>
    private const string AfterAll = "\U0010FFFF";

    internal override string Milliseconds => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

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
        internal const string Pragmas =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA "
            + "cache_size=-16000;";

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

        /// <summary>
        /// Looking whether a database is there opens it for reading only; a restored backup is not in WAL yet and could not be set to it
        /// then.
        /// </summary>
        private static bool IsReadOnly(DbConnection connection) =>
            new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
    }
}
