using Veerkracht.Data;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Applications;

/// <summary>Triggers that carry the words of a dossier to the index of words (<see cref="Db.HavingWord"/>).</summary>
internal sealed class SearchGuards : IGuards
{
    /// <summary>SQL that indexes the words of all dossiers anew.</summary>
    internal static IEnumerable<string> Fill(bool sqlite) =>
        sqlite
            ?
            [
                """
                    INSERT INTO "DossierWordRows" ("DossierId")
                    SELECT "Id" FROM "Dossiers" WHERE "Id" NOT IN (SELECT "DossierId" FROM "DossierWordRows")
                    """,
                """INSERT INTO "DossierWords" ("DossierWords") VALUES ('delete-all')""",
                """
                    INSERT INTO "DossierWords" (rowid, "Words")
                    SELECT r."Row", d."SearchText" FROM "DossierWordRows" r JOIN "Dossiers" d ON d."Id" = r."DossierId"
                    """,
            ]
            :
            [
                $"""
                    INSERT INTO "DossierWords" ("DossierId", "Words") SELECT "Id", {Vector("")} FROM "Dossiers"
                    ON CONFLICT ("DossierId") DO UPDATE SET "Words" = excluded."Words"
                    """,
            ];

    // Not to_tsvector: it would take the words apart by rules of its own.
    private static string Vector(string row) => $"""array_to_tsvector(array_remove(string_to_array({row}"SearchText", ' '), ''))""";

    public static IEnumerable<string> Sqlite()
    {
        const string row = """FROM "DossierWordRows" WHERE "DossierId" = NEW."Id" """;
        const string add = $"""INSERT INTO "DossierWords" (rowid, "Words") SELECT "Row", NEW."SearchText" {row};""";
        yield return $"""
            CREATE TRIGGER "Dossiers_INSERT_words" AFTER INSERT ON "Dossiers" BEGIN
              INSERT INTO "DossierWordRows" ("DossierId") VALUES (NEW."Id");
              {add}
            END
            """;
        // The index keeps no text: it forgets what it is told that stood there.
        yield return $"""
            CREATE TRIGGER "Dossiers_UPDATE_words" AFTER UPDATE OF "SearchText" ON "Dossiers"
            WHEN NEW."SearchText" <> OLD."SearchText" BEGIN
              INSERT INTO "DossierWords" ("DossierWords", rowid, "Words") SELECT 'delete', "Row", OLD."SearchText" {row};
              {add}
            END
            """;
    }

    public static IEnumerable<string> Postgres()
    {
        yield return $"""
            CREATE OR REPLACE FUNCTION index_words() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO "DossierWords" ("DossierId", "Words") VALUES (NEW."Id", {Vector("NEW.")})
              ON CONFLICT ("DossierId") DO UPDATE SET "Words" = excluded."Words";
              RETURN NULL;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Dossiers_words" AFTER INSERT OR UPDATE OF "SearchText" ON "Dossiers"
            FOR EACH ROW EXECUTE FUNCTION index_words()
            """;
    }
}
