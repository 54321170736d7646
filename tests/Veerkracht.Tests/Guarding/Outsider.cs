using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Veerkracht.Hosting;

namespace Veerkracht.Tests.Guarding;

/// <summary>
/// Another program that has the database: a shell, a script of an administrator. Nothing of the site stands between, and its connection has
/// the settings that SQLite and PostgreSQL give by themselves.
/// </summary>
internal static class Outsider
{
    private const string SqliteTriggers = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";

    private const string PostgresTriggers = """
        SELECT t.tgname, c.relname, t.tgenabled::text || ' ' || pg_get_triggerdef(t.oid) || ' ' || pg_get_functiondef(t.tgfoid)
        FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal ORDER BY t.tgname
        """;

    public static async Task Run(SiteOptions site, params string[] statements)
    {
        await using var connection = await Open(site);
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The rows as text, columns with a blank between.</summary>
    public static async Task<List<string>> Rows(SiteOptions site, string sql)
    {
        await using var connection = await Open(site);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        return rows;
    }

    /// <summary>
    /// Every trigger with its table and text as the database tells them; on PostgreSQL with the function, and whether it is enabled.
    /// </summary>
    public static Task<List<string>> Triggers(SiteOptions site) => Rows(site, site.Postgres is null ? SqliteTriggers : PostgresTriggers);

    public static Task<List<string>> Tables(SiteOptions site) =>
        Rows(
            site,
            site.Postgres is null
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
                : "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        );

    public static string Drop(SiteOptions site, string trigger) =>
        trigger.Split(' ') is [var name, var table, ..] && site.Postgres is not null
            ? $"DROP TRIGGER \"{name}\" ON \"{table}\""
            : $"DROP TRIGGER \"{trigger.Split(' ')[0]}\"";

    private static async Task<DbConnection> Open(SiteOptions site)
    {
        DbConnection connection = site.Postgres is { } postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString())
            : new SqliteConnection($"Data Source={Path.Combine(site.DataDirectory, "veerkracht.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
