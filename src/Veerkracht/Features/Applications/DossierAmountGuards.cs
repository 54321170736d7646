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
    private const string Amounts = """("AskedCents", "AwardedCents", "PaidCents")""";

    /// <summary>Asked and awarded are null where there is no such account. One look at the few accounts of the dossier.</summary>
    private static string Said(string dossier) =>
        $"""
            (SELECT {Sum("= 'Asked'")} AS "Asked", {Sum("IN ('Committed', 'Ordered', 'Paid')")} AS "Awarded",
                COALESCE({Sum("= 'Paid'")}, 0) AS "Paid"
              FROM "Accounts" a WHERE a."DossierId" = {dossier} AND a."BookKind" = 'Envelope')
            """.Trim();

    private static string Sum(string kind) => $"""CAST(SUM(CASE WHEN a."Kind" {kind} THEN a."BalanceCents" END) AS bigint)""";

    /// <summary>Sets the amounts of dossiers to what the journal says.</summary>
    /// <param name="dossier">SQL of the id of the dossier.</param>
    internal static string Project(string dossier) => $"""UPDATE "Dossiers" SET {Amounts} = {Said(dossier)}""";

    private static readonly string ProjectNew = $"""{Project("NEW.\"DossierId\"")} WHERE "Id" = NEW."DossierId" """,
        IsOfDossier = $"""NEW."DossierId" IS NOT NULL AND NEW."BookKind" = 'Envelope' AND NEW."Kind" IN {Kinds}""",
        Differs =
            $"""
                EXISTS (SELECT 1 FROM {Said("NEW.\"Id\"")} s WHERE NEW."AskedCents" IS DISTINCT FROM s."Asked"
                  OR NEW."AwardedCents" IS DISTINCT FROM s."Awarded" OR NEW."PaidCents" IS DISTINCT FROM s."Paid")
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
            BEGIN
              -- Who moves another account of this dossier at the same moment is waited for, and then its move is seen.
              PERFORM 1 FROM "Dossiers" WHERE "Id" = NEW."DossierId" FOR NO KEY UPDATE;
              {ProjectNew};
              RETURN NEW;
            END $$
            """;
        yield return $"""
            CREATE OR REPLACE TRIGGER "Accounts_amounts" AFTER UPDATE OF "BalanceCents" ON "Accounts" FOR EACH ROW
            WHEN ({IsOfDossier}) EXECUTE FUNCTION project_amounts()
            """;
        // A new account has nothing yet. As a rule its first transfer follows in the same transaction, so this waits for the end: who asked
        // 0 has an account and no transfer.
        yield return $"""
            CREATE OR REPLACE FUNCTION project_new_account() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT 1 FROM "Transfers" WHERE "ToKey" = NEW."Key") THEN {ProjectNew}; END IF;
              RETURN NULL;
            END $$
            """;
        yield return $"""
            CREATE CONSTRAINT TRIGGER "Accounts_new_amounts" AFTER INSERT ON "Accounts" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN ({IsOfDossier}) EXECUTE FUNCTION project_new_account()
            """;
        yield return $"""
            CREATE OR REPLACE FUNCTION guard_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              -- From depth 2 on it is the trigger above that writes what it just read.
              IF pg_trigger_depth() < 2 AND {Differs} THEN RAISE EXCEPTION '{Refused}'; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Dossiers_amounts_guard" BEFORE INSERT OR UPDATE OF "AskedCents", "AwardedCents", "PaidCents"
            ON "Dossiers" FOR EACH ROW EXECUTE FUNCTION guard_amounts()
            """;
    }
}
