using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrades;

/// <summary>
/// The database of a demonstration of version 708964f, filled: the examples until December 2022, and of September an application of
/// Geetbets that was sent, a draft with two partners, a window for two municipalities, a consultation with comments, and a person of an
/// organisation that nobody knows.
/// </summary>
internal static class OlderDatabase
{
    /// <summary>For SQLite a file in the directory, for PostgreSQL a database with the name of the directory.</summary>
    public static async Task Restore(PostgresServer? postgres, string directory)
    {
        if (postgres is null)
        {
            await using var sqlite = new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(directory, "veerkracht.db")));
            await sqlite.OpenAsync();
            await using var fill = sqlite.CreateCommand();
            fill.CommandText = Read("708964f.sqlite.sql.gz");
            await fill.ExecuteNonQueryAsync();
            SqliteConnection.ClearPool(sqlite);
            return;
        }
        await using var connection = new NpgsqlConnection(postgres.NewDatabase(Path.GetFileName(directory)));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Read("708964f.postgres.sql.gz"), connection);
        await command.ExecuteNonQueryAsync();
        // The dump sets a search path for its session.
        NpgsqlConnection.ClearPool(connection);
    }

    private static string Read(string name)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "tests", "Veerkracht.Tests", "Upgrades", name));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}
