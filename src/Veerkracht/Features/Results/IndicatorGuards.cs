using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Results;

/// <summary>
/// Triggers that keep the sums of indicators. What a dossier counts for follows from its state and its values; whatever changes one of them
/// writes the difference as a move, and a move moves the sum. A move that makes something else of it than the dossier says is refused.
/// </summary>
internal sealed class IndicatorGuards : IGuards
{
    private const string Counting = "IN ('Awarded', 'Closed')";
    private const string SumEdited = "IndicatorSums is append-only: sums are what the moves say",
        MoveStray = "IndicatorMoves is append-only: moves are what the dossiers say";

    /// <summary>What dossiers count for and their moves do not say yet, one row for each sum.</summary>
    /// <param name="of">SQL condition on the column "DossierId" with {0} for the alias of its table.</param>
    private static string Missing(Func<string, string> of) =>
        $"""
            SELECT x."DossierId", x."Measure", x."Indicator", x."Target",
              CAST(SUM(x."Every") AS bigint) AS "Every", CAST(SUM(x."Latest") AS bigint) AS "Latest"
            FROM (
              SELECT v."DossierId", v."Measure", v."Indicator", v."Target", v."Hundredths" AS "Every",
                CASE WHEN EXISTS (SELECT 1 FROM "IndicatorValues" l WHERE l."DossierId" = v."DossierId" AND l."Indicator" = v."Indicator"
                  AND l."Target" = v."Target" AND l."StepId" > v."StepId") THEN 0 ELSE v."Hundredths" END AS "Latest"
              FROM "IndicatorValues" v JOIN "Dossiers" d ON d."Id" = v."DossierId" WHERE {of("v")} AND d."State" {Counting}
              UNION ALL
              SELECT m."DossierId", m."Measure", m."Indicator", m."Target", -m."AllHundredths", -m."LatestHundredths"
              FROM "IndicatorMoves" m WHERE {of("m")}
            ) x
            GROUP BY x."DossierId", x."Measure", x."Indicator", x."Target" HAVING SUM(x."Every") <> 0 OR SUM(x."Latest") <> 0
            """.Trim();

    /// <summary>Writes what is missing, in one order everywhere: who waits for another's sum waits in one direction.</summary>
    internal static string Move(Func<string, string> of) =>
        $"""
            INSERT INTO "IndicatorMoves" ("DossierId", "Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths")
            {Missing(of)} ORDER BY x."Measure", x."Indicator", x."Target"
            """.Trim();

    private static Func<string, string> Of(string dossier) => table => $"{table}.\"DossierId\" = {dossier}";

    private static string Begins(string row) => $"({row}.\"State\" {Counting})";

    public static IEnumerable<string> Sqlite()
    {
        foreach (var (verb, row) in new[] { ("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD") })
        {
            // What does not count yet has no moves: one look at its state says so.
            yield return $"""
                CREATE TRIGGER "IndicatorValues_{verb}_counts" AFTER {verb} ON "IndicatorValues"
                WHEN EXISTS (SELECT 1 FROM "Dossiers" d WHERE d."Id" = {row}."DossierId" AND d."State" {Counting})
                BEGIN {Move(Of($"{row}.\"DossierId\""))}; END
                """;
        }
        yield return $"""
            CREATE TRIGGER "Dossiers_State_counts" AFTER UPDATE OF "State" ON "Dossiers" WHEN {Begins("NEW")} <> {Begins("OLD")}
            BEGIN {Move(Of("NEW.\"Id\""))}; END
            """;
        const string same = """
            "Measure" = NEW."Measure" AND "Indicator" = NEW."Indicator" AND "Target" = NEW."Target"
            """;
        yield return $"""
            CREATE TRIGGER "IndicatorMoves_move" AFTER INSERT ON "IndicatorMoves" BEGIN
              SELECT RAISE(ABORT, '{MoveStray}') WHERE NEW."AllHundredths" = 0 AND NEW."LatestHundredths" = 0 OR EXISTS (
                SELECT 1 FROM ({Missing(Of("NEW.\"DossierId\""))}) WHERE {same});
              UPDATE "IndicatorSums" SET "AllHundredths" = "AllHundredths" + NEW."AllHundredths",
                "LatestHundredths" = "LatestHundredths" + NEW."LatestHundredths", "LastMoveId" = NEW."Id" WHERE {same};
              INSERT INTO "IndicatorSums" ("Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths", "LastMoveId")
                SELECT NEW."Measure", NEW."Indicator", NEW."Target", NEW."AllHundredths", NEW."LatestHundredths", NEW."Id"
                WHERE NOT EXISTS (SELECT 1 FROM "IndicatorSums" WHERE {same});
            END
            """;
        const string move = """
            SELECT 1 FROM "IndicatorMoves" m WHERE m."Id" = NEW."LastMoveId" AND m."Measure" = NEW."Measure"
              AND m."Indicator" = NEW."Indicator" AND m."Target" = NEW."Target"
            """;
        yield return $"""
            CREATE TRIGGER "IndicatorSums_UPDATE_guard" BEFORE UPDATE ON "IndicatorSums" WHEN NOT EXISTS ({move}
              AND m."Id" > OLD."LastMoveId" AND NEW."AllHundredths" - OLD."AllHundredths" = m."AllHundredths"
              AND NEW."LatestHundredths" - OLD."LatestHundredths" = m."LatestHundredths")
            BEGIN SELECT RAISE(ABORT, '{SumEdited}'); END
            """;
        yield return $"""
            CREATE TRIGGER "IndicatorSums_INSERT_guard" BEFORE INSERT ON "IndicatorSums" WHEN NOT EXISTS ({move}
              AND NEW."AllHundredths" = m."AllHundredths" AND NEW."LatestHundredths" = m."LatestHundredths")
            BEGIN SELECT RAISE(ABORT, '{SumEdited}'); END
            """;
    }

    public static IEnumerable<string> Postgres()
    {
        yield return $"""
            CREATE OR REPLACE FUNCTION count_indicators() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE dossier uuid;
            BEGIN
              IF TG_TABLE_NAME = 'Dossiers' THEN dossier := NEW."Id";
              ELSIF TG_OP = 'DELETE' THEN dossier := OLD."DossierId";
              ELSE dossier := NEW."DossierId"; END IF;
              -- What does not count yet has no moves: one look at its state says so.
              IF TG_TABLE_NAME <> 'Dossiers' AND NOT EXISTS (SELECT 1 FROM "Dossiers" d WHERE d."Id" = dossier AND d."State" {Counting})
              THEN RETURN NULL; END IF;
              {Move(Of("dossier"))};
              RETURN NULL;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "IndicatorValues_counts" AFTER INSERT OR UPDATE OR DELETE ON "IndicatorValues"
            FOR EACH ROW EXECUTE FUNCTION count_indicators()
            """;
        yield return $"""
            CREATE OR REPLACE TRIGGER "Dossiers_State_counts" AFTER UPDATE OF "State" ON "Dossiers" FOR EACH ROW
            WHEN ({Begins("NEW")} <> {Begins("OLD")}) EXECUTE FUNCTION count_indicators()
            """;
        yield return """
            CREATE OR REPLACE FUNCTION move_indicator_sums() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO "IndicatorSums" AS s ("Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths", "LastMoveId")
              VALUES (NEW."Measure", NEW."Indicator", NEW."Target", NEW."AllHundredths", NEW."LatestHundredths", NEW."Id")
              ON CONFLICT ("Measure", "Indicator", "Target") DO UPDATE SET "AllHundredths" = s."AllHundredths" + excluded."AllHundredths",
                "LatestHundredths" = s."LatestHundredths" + excluded."LatestHundredths", "LastMoveId" = excluded."LastMoveId";
              RETURN NULL;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "IndicatorMoves_move" AFTER INSERT ON "IndicatorMoves"
            FOR EACH ROW EXECUTE FUNCTION move_indicator_sums()
            """;
        // The function of the journal: what is kept changes within another trigger alone.
        yield return """
            CREATE OR REPLACE TRIGGER "IndicatorMoves_guard" BEFORE INSERT ON "IndicatorMoves" FOR EACH ROW EXECUTE FUNCTION guard_kept()
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "IndicatorSums_guard" BEFORE INSERT OR UPDATE ON "IndicatorSums"
            FOR EACH ROW EXECUTE FUNCTION guard_kept()
            """;
    }
}
