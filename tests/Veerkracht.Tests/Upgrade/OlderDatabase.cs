using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Data;
using Veerkracht.Site;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Upgrade;

/// <summary>
/// The filled database of an older version, as its program left it. 708964f is the first release; how it was made is told beside it. Such a
/// file is never made again: what once was written must stay readable.
/// </summary>
internal static class OlderDatabase
{
    /// <summary>Just after the last thing that happened in it.</summary>
    public const string Now = "2023-05-02T11:00";

    private const string Release = "708964f",
        Organisations = "708964f-organisations";

    /// <summary>For SQLite a file in the directory, for PostgreSQL a database with the name of the directory.</summary>
    public static async Task Copy(PostgresServer? postgres, string directory)
    {
        if (postgres is not null)
        {
            await Fill(postgres, directory, Release, "veerkracht.sql.gz");
            return;
        }
        await using var packed = Open(Release, "veerkracht.db.gz");
        await using var file = File.Create(Path.Combine(directory, "veerkracht.db"));
        await packed.CopyToAsync(file);
    }

    /// <summary>
    /// Another database of that version, made for what organisations do: the examples until December 2022, and of September an application
    /// of Geetbets that was sent, a draft with two partners, a window for two municipalities, a consultation with comments, and a person of
    /// an organisation that nobody knows.
    /// </summary>
    public static async Task CopyWithOrganisations(PostgresServer? postgres, string directory)
    {
        if (postgres is not null)
        {
            await Fill(postgres, directory, Organisations, "veerkracht.postgres.sql.gz");
            return;
        }
        await using var sqlite = new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(directory, "veerkracht.db")));
        await sqlite.OpenAsync();
        await using var fill = sqlite.CreateCommand();
        fill.CommandText = await Read(Organisations, "veerkracht.sqlite.sql.gz");
        await fill.ExecuteNonQueryAsync();
        SqliteConnection.ClearPool(sqlite);
    }

    /// <summary>Such a copy, with how a site is started on it.</summary>
    public static async Task<OlderSite> Copy(Database database)
    {
        var postgres = database == Database.Postgres ? PostgresServer.Instance : null;
        Assert.SkipWhen(database == Database.Postgres && postgres is null, "PostgreSQL is not installed");
        var directory = Directory.CreateTempSubdirectory("veerkracht-older-").FullName;
        await Copy(postgres, directory);
        return new(Options(postgres, directory));
    }

    public static SiteOptions Options(PostgresServer? postgres, string directory) =>
        new()
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = directory,
            Postgres = postgres?.Connection(Path.GetFileName(directory)),
            Demonstration = true,
            DemonstrationDossiers = false,
            Today = Now,
        };

    /// <summary>Ids of the migrations that were applied, in order.</summary>
    public static Task<List<string>> Migrations(SiteOptions site) =>
        Outsider.Rows(site, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" """);

    /// <summary>Which migrations there are, and every guard.</summary>
    public static async Task<string> Shape(SiteOptions site) =>
        string.Join(Environment.NewLine, [.. await Migrations(site), .. await Outsider.Triggers(site)]);

    /// <summary>Every row of a table, in an order that tells nothing.</summary>
    public static async Task<string> Content(SiteOptions site, string table) =>
        string.Join(Environment.NewLine, (await Outsider.Rows(site, $"SELECT * FROM \"{table}\"")).Order(StringComparer.Ordinal));

    private static async Task Fill(PostgresServer postgres, string directory, string folder, string dump)
    {
        // A dump changes the settings of its session, which must not go back to those who work there.
        var name = postgres.NewDatabase(Path.GetFileName(directory));
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(name) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await Read(folder, dump), connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string> Read(string folder, string name)
    {
        using var text = new StreamReader(Open(folder, name));
        return await text.ReadToEndAsync();
    }

    private static GZipStream Open(string folder, string name) =>
        new(File.OpenRead(Path.Combine(Repository.Root, "tests", "Veerkracht.Tests", "Upgrade", folder, name)), CompressionMode.Decompress);
}

/// <summary>A copy of an older database on which sites may be started; gone at the end.</summary>
internal sealed record OlderSite(SiteOptions Options) : IDisposable
{
    public void Dispose() => Directory.Delete(Options.DataDirectory, recursive: true);
}
