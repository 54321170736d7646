using Veerkracht.Core.Books;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Features.Journal;

/// <summary>
/// What the database itself guards of the journal, whatever program writes to it: every transfer moves the balances of its two accounts and
/// the running totals, and no balance moves or comes about otherwise.
/// </summary>
internal sealed class JournalGuards : IGuards
{
    // Totals of what is asked are not kept here: they are the sum of the demand shards, so that submissions do not queue for one row.
    private const string NotDemand = "NOT IN ('Demand', 'Asked')";

    private const string Edited = "JournalTotals is append-only: totals are what the transfers say";

    /// <summary>What a transfer moves of the accounts "a" together.</summary>
    private static string Cents(string transfer) =>
        $"""SUM(CASE a."Key" WHEN {transfer}."ToKey" THEN {transfer}."Cents" ELSE -{transfer}."Cents" END)""";

    /// <summary>What a transfer moves of a total; null where it does not concern it.</summary>
    private static string Moved(string transfer, string total) =>
        $"""
            SELECT {Cents(transfer)} FROM "Accounts" a WHERE a."Key" IN ({transfer}."FromKey", {transfer}."ToKey")
              AND a."Measure" = {total}."Measure" AND a."Book" = {total}."Book" AND a."Kind" = {total}."Kind" AND a."Kind" {NotDemand}
            """.Trim();

    public static IEnumerable<string> Sqlite()
    {
        yield return """
            CREATE TRIGGER "Accounts_balance_guard" BEFORE UPDATE ON "Accounts"
            WHEN NOT EXISTS (SELECT 1 FROM "Transfers" t WHERE t."Id" = NEW."LastTransferId" AND t."Id" > COALESCE(OLD."LastTransferId", 0)
                AND ((t."FromKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" - t."Cents")
                  OR (t."ToKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" + t."Cents")))
            BEGIN SELECT RAISE(ABORT, 'Accounts is append-only: balances are never edited'); END
            """;
        yield return """
            CREATE TRIGGER "Accounts_INSERT_refused" BEFORE INSERT ON "Accounts"
            WHEN NEW."BalanceCents" <> 0 OR NEW."LastTransferId" IS NOT NULL
            BEGIN SELECT RAISE(ABORT, 'Accounts is append-only: an account begins with nothing'); END
            """;
        // REPLACE would take the place of an account that is there. Before the insert it looks like one that does nothing where there is
        // one.
        yield return """
            CREATE TRIGGER "Accounts_REPLACE_by_key_refused" AFTER INSERT ON "Accounts"
            WHEN EXISTS (SELECT 1 FROM "Transfers" WHERE "FromKey" = NEW."Key")
                OR EXISTS (SELECT 1 FROM "Transfers" WHERE "ToKey" = NEW."Key")
            BEGIN SELECT RAISE(ABORT, 'Accounts is append-only: this account is there already'); END
            """;
        // A check and a reference hold for those who do not switch them off; what they say is said here again, after they spoke.
        yield return """
            CREATE TRIGGER "Accounts_below_zero_refused" AFTER UPDATE ON "Accounts" WHEN NEW."BalanceCents" < 0 AND NOT NEW."MayBeNegative"
            BEGIN SELECT RAISE(ABORT, 'Accounts is append-only: no more leaves than is there'); END
            """;
        yield return """
            CREATE TRIGGER "Transfers_move" AFTER INSERT ON "Transfers" BEGIN
              SELECT RAISE(ABORT, 'Transfers is append-only: money goes from one account to another, in whole cents')
                WHERE typeof(NEW."Cents") <> 'integer' OR NEW."Cents" <= 0 OR NEW."FromKey" = NEW."ToKey"
                OR (SELECT COUNT(*) FROM "Accounts" WHERE "Key" IN (NEW."FromKey", NEW."ToKey")) <> 2;
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" - NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."FromKey";
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."ToKey";
            END
            """;
        yield return $"""
            CREATE TRIGGER "Transfers_totals" AFTER INSERT ON "Transfers"
            WHEN EXISTS (SELECT 1 FROM "Accounts" WHERE "Key" IN (NEW."FromKey", NEW."ToKey") AND "Kind" {NotDemand}) BEGIN
              UPDATE "JournalTotals" SET "BalanceCents" = "BalanceCents" + ({Moved(
                "NEW",
                "\"JournalTotals\""
            )}), "LastTransferId" = NEW."Id"
                WHERE ("Measure", "Book", "Kind") IN
                  (SELECT "Measure", "Book", "Kind" FROM "Accounts" WHERE "Key" IN (NEW."FromKey", NEW."ToKey"))
                AND ({Moved("NEW", "\"JournalTotals\"")}) <> 0;
              INSERT INTO "JournalTotals" ("Measure", "Book", "Kind", "BalanceCents", "LastTransferId")
                SELECT a."Measure", a."Book", a."Kind", {Cents("NEW")} AS "Moved", NEW."Id" FROM "Accounts" a
                WHERE a."Key" IN (NEW."FromKey", NEW."ToKey") AND a."Kind" {NotDemand}
                AND NOT EXISTS (SELECT 1 FROM "JournalTotals" t
                  WHERE t."Measure" = a."Measure" AND t."Book" = a."Book" AND t."Kind" = a."Kind")
                GROUP BY a."Measure", a."Book", a."Kind" HAVING "Moved" <> 0;
            END
            """;
        // A total moves by what a transfer moved that it did not count before, and by nothing else: so it is counted once, and at once.
        yield return $"""
            CREATE TRIGGER "JournalTotals_UPDATE_guard" BEFORE UPDATE ON "JournalTotals"
            WHEN NOT EXISTS (SELECT 1 FROM "Transfers" t WHERE t."Id" = NEW."LastTransferId" AND t."Id" > COALESCE(OLD."LastTransferId", 0)
              AND NEW."BalanceCents" - OLD."BalanceCents" = ({Moved("t", "NEW")}))
            BEGIN SELECT RAISE(ABORT, '{Edited}'); END
            """;
        yield return $"""
            CREATE TRIGGER "JournalTotals_INSERT_guard" BEFORE INSERT ON "JournalTotals"
            WHEN NOT EXISTS (SELECT 1 FROM "Transfers" t WHERE t."Id" = NEW."LastTransferId" AND NEW."BalanceCents" = ({Moved("t", "NEW")}))
            BEGIN SELECT RAISE(ABORT, '{Edited}'); END
            """;
    }

    public static IEnumerable<string> Postgres()
    {
        yield return """
            CREATE OR REPLACE FUNCTION guard_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              -- Depth 2 is the trigger of what it is kept from.
              IF pg_trigger_depth() < 2 THEN RAISE EXCEPTION '% is append-only: it is kept by triggers alone', TG_TABLE_NAME; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "JournalTotals_guard" BEFORE INSERT OR UPDATE ON "JournalTotals"
            FOR EACH ROW EXECUTE FUNCTION guard_kept()
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "SourceClaimSums_guard" BEFORE INSERT OR UPDATE ON "SourceClaimSums"
            FOR EACH ROW EXECUTE FUNCTION guard_kept()
            """;
        yield return """
            CREATE OR REPLACE FUNCTION guard_balance() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              -- Depth 2 is the trigger of a transfer: numbers of transfers that run at once come in any order, so they tell nothing here.
              IF pg_trigger_depth() < 2 OR NOT EXISTS (SELECT 1 FROM "Transfers" t
                WHERE t."Id" = NEW."LastTransferId" AND NEW."LastTransferId" IS DISTINCT FROM OLD."LastTransferId"
                AND ((t."FromKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" - t."Cents")
                  OR (t."ToKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" + t."Cents")))
              THEN RAISE EXCEPTION 'Accounts is append-only: balances are never edited'; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Accounts_balance_guard" BEFORE UPDATE ON "Accounts" FOR EACH ROW EXECUTE FUNCTION guard_balance()
            """;
        yield return """
            CREATE OR REPLACE FUNCTION guard_new_account() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW."BalanceCents" <> 0 OR NEW."LastTransferId" IS NOT NULL
              THEN RAISE EXCEPTION 'Accounts is append-only: an account begins with nothing'; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Accounts_insert_guard" BEFORE INSERT ON "Accounts" FOR EACH ROW EXECUTE FUNCTION guard_new_account()
            """;
        yield return $"""
            CREATE OR REPLACE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" - NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."FromKey";
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."ToKey";
              INSERT INTO "JournalTotals" AS t ("Measure", "Book", "Kind", "BalanceCents", "LastTransferId")
                SELECT "Measure", "Book", "Kind", -NEW."Cents", NEW."Id" FROM "Accounts" WHERE "Key" = NEW."FromKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE
                  SET "BalanceCents" = t."BalanceCents" + excluded."BalanceCents", "LastTransferId" = excluded."LastTransferId";
              INSERT INTO "JournalTotals" AS t ("Measure", "Book", "Kind", "BalanceCents", "LastTransferId")
                SELECT "Measure", "Book", "Kind", NEW."Cents", NEW."Id" FROM "Accounts" WHERE "Key" = NEW."ToKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE
                  SET "BalanceCents" = t."BalanceCents" + excluded."BalanceCents", "LastTransferId" = excluded."LastTransferId";
              RETURN NEW;
            END $$
            """;
        yield return """
            CREATE OR REPLACE TRIGGER "Transfers_move" AFTER INSERT ON "Transfers"
            FOR EACH ROW EXECUTE FUNCTION move_balances()
            """;
    }
}
