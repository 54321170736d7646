using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using Veerkracht.Data;
using Veerkracht.Hosting;
using Veerkracht.Site;

namespace Veerkracht.Tests.Support;

/// <summary>
/// A database with the programme of the checkout loaded, made once per run on each kind of database and copied for every test: loading it
/// anew takes a second or two, and tests that are about loading have a programme of their own.
/// </summary>
internal static class Prepared
{
    private const string Template = "prepared";
    private static readonly Lazy<Task<string>> Sqlite = new(MakeSqlite);
    private static readonly Lazy<Task> Postgres = new(MakePostgres);
    private static readonly SemaphoreSlim OneCopy = new(1);

    /// <summary>For SQLite a file in the directory, for PostgreSQL a database with the name of the directory.</summary>
    public static async Task Copy(PostgresServer? postgres, string directory)
    {
        if (postgres is null)
        {
            File.Copy(await Sqlite.Value, Path.Combine(directory, "veerkracht.db"));
            return;
        }
        await Postgres.Value;
        await OneCopy.WaitAsync();
        try
        {
            postgres.NewDatabase(Path.GetFileName(directory), Template);
        }
        finally
        {
            OneCopy.Release();
        }
    }

    private static async Task<string> MakeSqlite()
    {
        var directory = Scratch.New("veerkracht-prepared-");
        await Load(directory, null);
        var copy = Path.Combine(directory, "prepared.db");
        await using var connection = new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(directory, "veerkracht.db")));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync();
        return copy;
    }

    private static async Task MakePostgres()
    {
        var connection = PostgresServer.Instance!.NewDatabase(Template);
        var directory = Scratch.New("veerkracht-prepared-");
        await Load(directory, connection);
        NpgsqlConnection.ClearPool(new NpgsqlConnection(PostgresDb.ConnectionString(connection)));
        Directory.Delete(directory, recursive: true);
    }

    private static async Task Load(string directory, string? postgres)
    {
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                Urls = "http://127.0.0.1:0",
                DataDirectory = directory,
                Postgres = postgres,
                Demonstration = true,
                Today = "2022-09-01T09:00",
                DemonstrationDossiers = false,
            },
            builder => builder.Logging.AddFilter("Veerkracht", LogLevel.Warning)
        );
        await app.Prepare();
    }
}
