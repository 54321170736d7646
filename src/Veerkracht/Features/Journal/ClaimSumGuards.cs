using Veerkracht.Core.Books;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Journal;

/// <summary>
/// Triggers on the claims of the order of registration: they keep <see cref="SourceClaimSum"/>, and refuse what would move a place or lose
/// one. One statement raises the sums of a claim from the whole to the second: with claims written in the order of their books, those who
/// wait for each other wait in one direction.
/// </summary>
internal sealed class ClaimSumGuards : IGuards
{
    private const string Now = """CASE WHEN NEW."Open" THEN NEW."WantedCents" ELSE 0 END""",
        Before = """CASE WHEN OLD."Open" THEN OLD."WantedCents" ELSE 0 END""";

    private static readonly string Added = Raise($"({Now})"),
        Changed = Raise($"({Now}) - ({Before})");

    /// <summary>Without an alias: an older sqlite3 could not read the trigger, and then opens no database that has it.</summary>
    private static string Raise(string cents)
    {
        var rows = SumLevels.All.Select(level => $"""(NEW."Book", '{level}', {level.Slot("NEW.\"Place\"")}, {cents})""");
        return $"""
            INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents") VALUES {string.Join(", ", rows)}
              ON CONFLICT ("Book", "Level", "Slot") DO UPDATE SET "WantedCents" = "SourceClaimSums"."WantedCents" + excluded."WantedCents"
            """;
    }

    /// <summary>
    /// SQLite has one writer and no depth of triggers: from the second to the whole, so that each sum can be held to those below it.
    /// </summary>
    private static string RaiseUp(string cents) =>
        string.Join(
            "\n",
            SumLevels
                .All.Reverse()
                .Select(level =>
                    $"""
                        UPDATE "SourceClaimSums" SET "WantedCents" = "WantedCents" + {cents}
                          WHERE "Book" = NEW."Book" AND "Level" = '{level}' AND "Slot" = {level.Slot("NEW.\"Place\"")};
                        INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents")
                          SELECT NEW."Book", '{level}', {level.Slot(
                            "NEW.\"Place\""
                        )}, {cents} WHERE NOT EXISTS (SELECT 1 FROM "SourceClaimSums"
                            WHERE "Book" = NEW."Book" AND "Level" = '{level}' AND "Slot" = {level.Slot("NEW.\"Place\"")});
                        """
                )
        );

    /// <summary>
    /// What a sum must be: that of the claims of its second, of the seconds of its minute, and so on. A bounded number of rows.
    /// </summary>
    private static readonly string Below = $"""
        CASE NEW."Level"
          WHEN 'Second' THEN (SELECT COALESCE(SUM("WantedCents"), 0) FROM "SourceClaims" WHERE "Book" = NEW."Book" AND "Open" = 1
            AND "Place" >= NEW."Slot" * {TimeSpan.TicksPerSecond} AND "Place" < (NEW."Slot" + 1) * {TimeSpan.TicksPerSecond})
          WHEN 'Minute' THEN {Sum("Second", TimeSpan.TicksPerMinute / TimeSpan.TicksPerSecond)}
          WHEN 'Day' THEN {Sum("Minute", TimeSpan.TicksPerDay / TimeSpan.TicksPerMinute)}
          ELSE (SELECT COALESCE(SUM("WantedCents"), 0) FROM "SourceClaimSums" WHERE "Book" = NEW."Book" AND "Level" = 'Day')
        END
        """;

    private static string Sum(string level, long slots) =>
        $"""
            (SELECT COALESCE(SUM("WantedCents"), 0) FROM "SourceClaimSums" WHERE "Book" = NEW."Book" AND "Level" = '{level}'
              AND "Slot" >= NEW."Slot" * {slots} AND "Slot" < (NEW."Slot" + 1) * {slots})
            """.Trim();

    public static IEnumerable<string> Sqlite()
    {
        yield return $"""
            CREATE TRIGGER "SourceClaims_INSERT_sums" AFTER INSERT ON "SourceClaims" BEGIN
            {RaiseUp($"({Now})")}
            END
            """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_UPDATE_sums" AFTER UPDATE ON "SourceClaims" WHEN ({Now}) <> ({Before}) BEGIN
            {RaiseUp($"(({Now}) - ({Before}))")}
            END
            """;
        foreach (var verb in new[] { "INSERT", "UPDATE" })
        {
            yield return $"""
                CREATE TRIGGER "SourceClaimSums_{verb}_guard" AFTER {verb} ON "SourceClaimSums" WHEN NEW."WantedCents" <> {Below}
                BEGIN SELECT RAISE(ABORT, 'SourceClaimSums is append-only: sums are what the claims say'); END
                """;
        }
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
    }
}
