using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Triggers that carry what the journal says of a dossier to its row, and refuse every other change of it. In the book of the envelope the
/// whole of everything is booked, so that book alone is asked.
/// </summary>
internal sealed class DossierAmountGuards : IGuards
{
    private const string Kinds = "('Asked', 'Committed', 'Ordered', 'Paid')";
    private const string Refused = "Dossiers is append-only in its amounts: they are what the journal says";

    private static string Asked(string dossier) => Sum(dossier, "= 'Asked'");

    private static string Awarded(string dossier) => Sum(dossier, "IN ('Committed', 'Ordered', 'Paid')");

    private static string Paid(string dossier) => $"COALESCE({Sum(dossier, "= 'Paid'")}, 0)";

    /// <summary>Null where there is no such account.</summary>
    private static string Sum(string dossier, string kind) =>
        $"""
            (SELECT CAST(SUM(a."BalanceCents") AS bigint) FROM "Accounts" a
              WHERE a."DossierId" = {dossier} AND a."BookKind" = 'Envelope' AND a."Kind" {kind})
            """.Trim();

    /// <summary>Sets the amounts of dossiers to what the journal says.</summary>
    /// <param name="dossier">SQL of the id of the dossier.</param>
    internal static string Project(string dossier) =>
        $"""
            UPDATE "Dossiers" SET "AskedCents" = {Asked(dossier)}, "AwardedCents" = {Awarded(dossier)}, "PaidCents" = {Paid(dossier)}
            """.Trim();

    private static readonly string ProjectNew = $"""{Project("NEW.\"DossierId\"")} WHERE "Id" = NEW."DossierId" """,
        IsOfDossier = $"""NEW."DossierId" IS NOT NULL AND NEW."BookKind" = 'Envelope' AND NEW."Kind" IN {Kinds}""",
        Differs =
            $"""
                NEW."AskedCents" IS DISTINCT FROM {Asked("NEW.\"Id\"")}
                  OR NEW."AwardedCents" IS DISTINCT FROM {Awarded("NEW.\"Id\"")}
                  OR NEW."PaidCents" IS DISTINCT FROM {Paid("NEW.\"Id\"")}
                """;

    public static IEnumerable<string> Sqlite()
    {
        foreach (var (name, when) in new[] { ("INSERT", "INSERT"), ("UPDATE", "UPDATE OF \"BalanceCents\"") })
        {
            yield return $"""
                CREATE TRIGGER "Accounts_{name}_amounts" AFTER {when} ON "Accounts" WHEN {IsOfDossier}
                BEGIN {ProjectNew}; END
                """;
        }
        foreach (
            var (name, when) in new[] { ("INSERT", "INSERT"), ("UPDATE", "UPDATE OF \"AskedCents\", \"AwardedCents\", \"PaidCents\"") }
        )
        {
            yield return $"""
                CREATE TRIGGER "Dossiers_{name}_amounts_guard" BEFORE {when} ON "Dossiers" WHEN {Differs}
                BEGIN SELECT RAISE(ABORT, '{Refused}'); END
                """;
        }
    }

    public static IEnumerable<string> Postgres()
    {
        yield return $"""
            CREATE OR REPLACE FUNCTION project_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN {ProjectNew}; RETURN NEW; END $$
            """;
        yield return $"""
            CREATE OR REPLACE TRIGGER "Accounts_amounts" AFTER INSERT OR UPDATE OF "BalanceCents" ON "Accounts" FOR EACH ROW
            WHEN ({IsOfDossier}) EXECUTE FUNCTION project_amounts()
            """;
        yield return $"""
            CREATE OR REPLACE FUNCTION guard_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF {Differs} THEN RAISE EXCEPTION '{Refused}'; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Dossiers_amounts_guard" BEFORE INSERT OR UPDATE OF "AskedCents", "AwardedCents", "PaidCents"
            ON "Dossiers" FOR EACH ROW EXECUTE FUNCTION guard_amounts()
            """;
    }
}
