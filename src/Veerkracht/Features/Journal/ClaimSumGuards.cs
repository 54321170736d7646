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

    public static IEnumerable<string> Sqlite()
    {
        yield return $"""
            CREATE TRIGGER "SourceClaims_INSERT_sums" AFTER INSERT ON "SourceClaims" BEGIN
            {Added};
            END
            """;
        yield return $"""
            CREATE TRIGGER "SourceClaims_UPDATE_sums" AFTER UPDATE ON "SourceClaims" WHEN ({Now}) <> ({Before}) BEGIN
            {Changed};
            END
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
    }
}
