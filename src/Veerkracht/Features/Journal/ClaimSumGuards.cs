namespace Veerkracht.Features.Journal;

/// <summary>
/// Triggers on the claims of the order of registration: they keep <see cref="SourceClaimSum"/>, and refuse what would move a place or lose one.
/// One statement raises the sums of a claim from the whole to the second: with claims written in the order of their books, those who wait for each
/// other wait in one direction.
/// </summary>
internal static class ClaimSumGuards
{
    private const string Now = """CASE WHEN NEW."Open" THEN NEW."WantedCents" ELSE 0 END""",
        Before = """CASE WHEN OLD."Open" THEN OLD."WantedCents" ELSE 0 END""";

    private static readonly string Added = Raise($"({Now})"),
        Changed = Raise($"({Now}) - ({Before})");

    private static string Raise(string cents)
    {
        var rows = SumLevels.All.Select(level => $"""(NEW."Book", '{level}', {level.Slot("NEW.\"Place\"")}, {cents})""");
        return $"""
            INSERT INTO "SourceClaimSums" AS s ("Book", "Level", "Slot", "WantedCents") VALUES {string.Join(", ", rows)}
              ON CONFLICT ("Book", "Level", "Slot") DO UPDATE SET "WantedCents" = s."WantedCents" + excluded."WantedCents"
            """;
    }

    private const string Refused = "SourceClaims is append-only: a place in the order of registration never moves";

    public static IEnumerable<string> Sqlite()
    {
        yield return """DROP TRIGGER IF EXISTS "SourceClaims_INSERT_sums" """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_INSERT_sums" AFTER INSERT ON "SourceClaims" BEGIN
            {Added};
            END
            """;
        yield return """DROP TRIGGER IF EXISTS "SourceClaims_UPDATE_sums" """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_UPDATE_sums" AFTER UPDATE ON "SourceClaims" WHEN ({Now}) <> ({Before}) BEGIN
            {Changed};
            END
            """;
        yield return """DROP TRIGGER IF EXISTS "SourceClaims_UPDATE_refused" """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_UPDATE_refused" BEFORE UPDATE ON "SourceClaims"
            WHEN NEW."DossierId" IS NOT OLD."DossierId" OR NEW."Book" IS NOT OLD."Book" OR NEW."Place" IS NOT OLD."Place"
            BEGIN SELECT RAISE(ABORT, '{Refused}'); END
            """;
        yield return """DROP TRIGGER IF EXISTS "SourceClaims_DELETE_refused" """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_DELETE_refused" BEFORE DELETE ON "SourceClaims"
            BEGIN SELECT RAISE(ABORT, '{Refused}'); END
            """;
        // INSERT OR REPLACE deletes without telling a trigger.
        yield return """DROP TRIGGER IF EXISTS "SourceClaims_REPLACE_refused" """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_REPLACE_refused" BEFORE INSERT ON "SourceClaims"
            WHEN EXISTS (SELECT 1 FROM "SourceClaims" c WHERE c."DossierId" = NEW."DossierId" AND c."Book" = NEW."Book")
            BEGIN SELECT RAISE(ABORT, '{Refused}'); END
            """;
    }

    public static IEnumerable<string> Postgres()
    {
        yield return $"""
            CREATE OR REPLACE FUNCTION sum_open_claims() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'INSERT' THEN
                {Added};
              ELSIF ({Now}) <> ({Before}) THEN
                {Changed};
              END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "SourceClaims_sums" AFTER INSERT OR UPDATE ON "SourceClaims"
            FOR EACH ROW EXECUTE FUNCTION sum_open_claims()
            """;
        yield return $"""
            CREATE OR REPLACE FUNCTION refuse_moved_claim() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '{Refused}'; END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "SourceClaims_place_guard" BEFORE UPDATE ON "SourceClaims" FOR EACH ROW
            WHEN (NEW."DossierId" IS DISTINCT FROM OLD."DossierId" OR NEW."Book" IS DISTINCT FROM OLD."Book"
              OR NEW."Place" IS DISTINCT FROM OLD."Place")
            EXECUTE FUNCTION refuse_moved_claim()
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "SourceClaims_delete_refused" BEFORE DELETE ON "SourceClaims"
            FOR EACH ROW EXECUTE FUNCTION refuse_moved_claim()
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "SourceClaims_truncate_refused" BEFORE TRUNCATE ON "SourceClaims"
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_moved_claim()
            """;
    }
}
