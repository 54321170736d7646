using Npgsql;

namespace Veerkracht.Bench.Filling;

/// <summary>By COPY, a connection a table. The triggers are put back by the site itself, as it does at each start.</summary>
internal sealed class FilledPostgres(NpgsqlConnection connection, string place) : Filled(connection)
{
    private IReadOnlyList<string> _indexes = [];

    public override Task<IReadOnlyList<string>> Tables() =>
        Texts("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");

    public override Task<IReadOnlyList<string>> TablesOfDossiers() =>
        Texts(
            """
            SELECT table_name FROM information_schema.columns
            WHERE table_schema = current_schema() AND column_name = 'DossierId' ORDER BY table_name
            """
        );

    public override IReadOnlyList<(string Table, IReadOnlyList<string> Statements)> Words =>
        [
            (
                "DossierWords",
                [
                    "DELETE FROM \"DossierWords\"",
                    """
                    INSERT INTO "DossierWords" ("DossierId", "Words")
                    SELECT "Id", array_to_tsvector(array_remove(string_to_array("SearchText", ' '), '')) FROM "Dossiers"
                    """,
                ]
            ),
        ];

    public override async Task Loosen()
    {
        await Execute("SET session_replication_role = replica");
        var triggers = await Rows(
            "",
            """
            SELECT t.tgname::text AS name, c.relname::text AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
            """
        );
        foreach (var trigger in triggers)
            await Execute($"DROP TRIGGER \"{trigger.Text("name")}\" ON \"{trigger.Text("table")}\"");
        var indexes = await Rows(
            "",
            """
            SELECT i.indexname::text AS name, i.indexdef AS sql FROM pg_indexes i
            WHERE i.schemaname = current_schema() AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
            """
        );
        _indexes = [.. indexes.Select(i => i.Text("sql")!)];
        foreach (var index in indexes)
            await Execute($"DROP INDEX \"{index.Text("name")}\"");
    }

    public override async Task Tighten()
    {
        foreach (var sql in _indexes)
            await Execute(sql);
        // COPY gives numbers of its own; the next must come after them.
        foreach (var (table, column) in new[] { ("Acts", "Sequence"), ("Transfers", "Id") })
        {
            await Execute($"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), (SELECT MAX("{column}") FROM "{table}"))""");
        }
        await Execute("SET session_replication_role = origin");
        await Execute("ANALYZE");
    }

    public override async Task<IRowSink> Sink(string table, IReadOnlyList<string> columns)
    {
        var own = new NpgsqlConnection(place);
        await own.OpenAsync();
        await using (var replica = own.CreateCommand())
        {
            replica.CommandText = "SET session_replication_role = replica";
            await replica.ExecuteNonQueryAsync();
        }
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var importer = await own.BeginBinaryImportAsync($"COPY \"{table}\" ({names}) FROM STDIN (FORMAT BINARY)");
        return new Importer(own, importer);
    }

    private sealed class Importer(NpgsqlConnection own, NpgsqlBinaryImporter importer) : IRowSink
    {
        public void Write(object?[] values)
        {
            importer.StartRow();
            foreach (var value in values)
            {
                if (value is null)
                    importer.WriteNull();
                else
                    importer.Write(value);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await importer.CompleteAsync();
            await importer.DisposeAsync();
            await own.DisposeAsync();
        }
    }
}
