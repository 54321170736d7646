using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Data;

/// <summary>
/// What the database itself guards, by triggers, whatever program writes to it: the history and the journal are append-only, every transfer
/// moves the balances of its two accounts and the running totals, and no balance moves otherwise. They are made anew after each migration.
/// </summary>
public static class Guards
{
    private static readonly string[] AppendOnly = ["Acts", "Transfers", "CallVersions"];

    // Totals of what is asked are not kept here: they are the sum of the demand shards, so that submissions do not queue for one row.
    private const string NotDemand = "NOT IN ('Demand', 'Asked')";

    public static IEnumerable<string> Sqlite()
    {
        foreach (var table in AppendOnly)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                yield return $"""DROP TRIGGER IF EXISTS "{table}_{verb}_refused" """;
                yield return $"""CREATE TRIGGER "{table}_{verb}_refused" BEFORE {verb} ON "{table}" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END""";
            }
        }
        yield return """DROP TRIGGER IF EXISTS "Accounts_balance_guard" """;
        yield return """
            CREATE TRIGGER "Accounts_balance_guard" BEFORE UPDATE ON "Accounts"
            WHEN NOT EXISTS (SELECT 1 FROM "Transfers" t WHERE t."Id" = NEW."LastTransferId" AND NEW."LastTransferId" IS NOT OLD."LastTransferId"
                AND ((t."FromKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" - t."Cents")
                  OR (t."ToKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" + t."Cents")))
            BEGIN SELECT RAISE(ABORT, 'Accounts is append-only: balances are never edited'); END
            """;
        yield return """DROP TRIGGER IF EXISTS "Accounts_DELETE_refused" """;
        yield return """CREATE TRIGGER "Accounts_DELETE_refused" BEFORE DELETE ON "Accounts" BEGIN SELECT RAISE(ABORT, 'Accounts is append-only'); END""";
        yield return """DROP TRIGGER IF EXISTS "Transfers_move" """;
        yield return $"""
            CREATE TRIGGER "Transfers_move" AFTER INSERT ON "Transfers" BEGIN
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" - NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."FromKey";
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."ToKey";
              INSERT INTO "JournalTotals" ("Measure", "Book", "Kind", "BalanceCents")
                SELECT "Measure", "Book", "Kind", -NEW."Cents" FROM "Accounts" WHERE "Key" = NEW."FromKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE SET "BalanceCents" = "BalanceCents" + excluded."BalanceCents";
              INSERT INTO "JournalTotals" ("Measure", "Book", "Kind", "BalanceCents")
                SELECT "Measure", "Book", "Kind", NEW."Cents" FROM "Accounts" WHERE "Key" = NEW."ToKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE SET "BalanceCents" = "BalanceCents" + excluded."BalanceCents";
            END
            """;
        foreach (var text in ClaimSumGuards.Sqlite().Concat(DossierAmountGuards.Sqlite()))
            yield return text;
    }

    public static IEnumerable<string> Postgres()
    {
        yield return """
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
            """;
        foreach (var table in AppendOnly)
        {
            yield return $"""CREATE OR REPLACE TRIGGER "{table}_change_refused" BEFORE UPDATE OR DELETE ON "{table}" FOR EACH ROW EXECUTE FUNCTION refuse_change()""";
            yield return $"""CREATE OR REPLACE TRIGGER "{table}_truncate_refused" BEFORE TRUNCATE ON "{table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()""";
        }
        yield return """CREATE OR REPLACE TRIGGER "Accounts_delete_refused" BEFORE DELETE ON "Accounts" FOR EACH ROW EXECUTE FUNCTION refuse_change()""";
        yield return """
            CREATE OR REPLACE FUNCTION guard_balance() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NOT EXISTS (SELECT 1 FROM "Transfers" t WHERE t."Id" = NEW."LastTransferId" AND NEW."LastTransferId" IS DISTINCT FROM OLD."LastTransferId"
                AND ((t."FromKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" - t."Cents")
                  OR (t."ToKey" = NEW."Key" AND NEW."BalanceCents" = OLD."BalanceCents" + t."Cents")))
              THEN RAISE EXCEPTION 'Accounts is append-only: balances are never edited'; END IF;
              RETURN NEW;
            END $$
            """;
        yield return """CREATE OR REPLACE TRIGGER "Accounts_balance_guard" BEFORE UPDATE ON "Accounts" FOR EACH ROW EXECUTE FUNCTION guard_balance()""";
        yield return $"""
            CREATE OR REPLACE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" - NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."FromKey";
              UPDATE "Accounts" SET "BalanceCents" = "BalanceCents" + NEW."Cents", "LastTransferId" = NEW."Id" WHERE "Key" = NEW."ToKey";
              INSERT INTO "JournalTotals" AS t ("Measure", "Book", "Kind", "BalanceCents")
                SELECT "Measure", "Book", "Kind", -NEW."Cents" FROM "Accounts" WHERE "Key" = NEW."FromKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE SET "BalanceCents" = t."BalanceCents" + excluded."BalanceCents";
              INSERT INTO "JournalTotals" AS t ("Measure", "Book", "Kind", "BalanceCents")
                SELECT "Measure", "Book", "Kind", NEW."Cents" FROM "Accounts" WHERE "Key" = NEW."ToKey" AND "Kind" {NotDemand}
                ON CONFLICT ("Measure", "Book", "Kind") DO UPDATE SET "BalanceCents" = t."BalanceCents" + excluded."BalanceCents";
              RETURN NEW;
            END $$
            """;
        yield return """CREATE OR REPLACE TRIGGER "Transfers_move" AFTER INSERT ON "Transfers" FOR EACH ROW EXECUTE FUNCTION move_balances()""";
        foreach (var text in ClaimSumGuards.Postgres().Concat(DossierAmountGuards.Postgres()))
            yield return text;
    }
}
