using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Veerkracht.Bench.Filling;

internal sealed class FilledSqlite(SqliteConnection connection) : Filled(connection)
{
    private IReadOnlyList<string> _taken = [];

    public override Task<IReadOnlyList<string>> Tables() => Texts("SELECT name FROM sqlite_master WHERE type = 'table'");

    public override Task<IReadOnlyList<string>> TablesOfDossiers() =>
        Texts(
            """
            SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.sql LIKE 'CREATE TABLE%' AND c.name = 'DossierId' ORDER BY m.name
            """
        );

    public override IReadOnlyList<(string Table, IReadOnlyList<string> Statements)> Words =>
        [
            (
                "DossierWordRows",
                ["DELETE FROM \"DossierWordRows\"", "INSERT INTO \"DossierWordRows\" (\"DossierId\") SELECT \"Id\" FROM \"Dossiers\""]
            ),
            (
                "DossierWords",
                [
                    "INSERT INTO \"DossierWords\" (\"DossierWords\") VALUES ('delete-all')",
                    """
                    INSERT INTO "DossierWords" (rowid, "Words")
                    SELECT r."Row", d."SearchText" FROM "DossierWordRows" r JOIN "Dossiers" d ON d."Id" = r."DossierId"
                    """,
                ]
            ),
        ];

    public override async Task Loosen()
    {
        await Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
        await Execute("PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY");
        var taken = await Rows("", "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL");
        // Indexes first: what triggers ask uses them.
        _taken = [.. taken.OrderBy(t => t.Text("type"), StringComparer.Ordinal).Select(t => t.Text("sql")!)];
        foreach (var one in taken)
            await Execute($"DROP {one.Text("type")} \"{one.Text("name")}\"");
        await Execute("BEGIN");
    }

    public override async Task Tighten()
    {
        foreach (var sql in _taken)
            await Execute(sql);
        await Execute("COMMIT");
        await Execute("PRAGMA journal_mode = WAL");
    }

    public override Task<IRowSink> Sink(string table, IReadOnlyList<string> columns)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var places = string.Join(", ", columns.Select(_ => "?"));
        var sql = $"INSERT INTO \"{table}\" ({names}) VALUES ({places})";
        return Task.FromResult<IRowSink>(new Statement(connection.Handle!, sql));
    }

    /// <summary>Below the provider: it looks up each parameter by its name, a hundred million times.</summary>
    private sealed class Statement : IRowSink
    {
        private readonly sqlite3 _database;
        private readonly sqlite3_stmt _statement;

        public Statement(sqlite3 database, string sql)
        {
            _database = database;
            Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
        }

        public void Write(object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                Check(
                    values[i] switch
                    {
                        null => raw.sqlite3_bind_null(_statement, i + 1),
                        string text => raw.sqlite3_bind_text(_statement, i + 1, text),
                        bool yes => raw.sqlite3_bind_int64(_statement, i + 1, yes ? 1 : 0),
                        var number => raw.sqlite3_bind_int64(_statement, i + 1, Convert.ToInt64(number, null)),
                    }
                );
            }
            if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
                throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
            raw.sqlite3_reset(_statement);
        }

        private void Check(int result)
        {
            if (result != raw.SQLITE_OK)
                throw new InvalidOperationException(raw.sqlite3_errmsg(_database).utf8_to_string());
        }

        public ValueTask DisposeAsync()
        {
            raw.sqlite3_finalize(_statement);
            return ValueTask.CompletedTask;
        }
    }
}
