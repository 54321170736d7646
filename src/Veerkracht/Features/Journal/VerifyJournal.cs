using Veerkracht.Data;
using Veerkracht.Data.Verifying;

namespace Veerkracht.Features.Journal;

/// <summary>What the triggers of the journal keep, computed anew from the transfers and the claims.</summary>
internal sealed class VerifyJournal : IVerification
{
    private const string Moves = """
        SELECT "Key", CAST(SUM("Cents") AS bigint) AS "Cents" FROM (
          SELECT "ToKey" AS "Key", "Cents" FROM "Transfers" UNION ALL SELECT "FromKey", -"Cents" FROM "Transfers") m GROUP BY "Key"
        """;

    private const string Claims = """'Asked', 'Demand'""";

    /// <summary>For which claims stand in the order: what is wanted from a book at one level, from the claims themselves.</summary>
    private static string Scan(SumLevel level) =>
        $"""
            SELECT "Book", '{level}' AS "Level", {level.Slot("\"Place\"")} AS "Slot", CAST(SUM("WantedCents") AS bigint) AS "Cents"
            FROM "SourceClaims" WHERE "Open" GROUP BY "Book", {level.Slot("\"Place\"")}
            """;

    private static readonly IReadOnlyList<SqlCheck> Checks =
    [
        new(
            "balances are what the transfers say",
            $"""
            SELECT 'account ' || a."Key" || ' has ' || a."BalanceCents" || ' cents, its transfers say ' || COALESCE(m."Cents", 0) AS "Value"
            FROM "Accounts" a LEFT JOIN ({Moves}) m ON m."Key" = a."Key" WHERE a."BalanceCents" <> COALESCE(m."Cents", 0)
            """
        ),
        new(
            "in every book what was put in is somewhere",
            $"""
            SELECT 'book ' || "Book" || ' of ' || "Measure" || ' is ' || SUM("BalanceCents") || ' cents out of balance' AS "Value"
            FROM "Accounts" GROUP BY "Measure", "Book", CASE WHEN "Kind" IN ({Claims}) THEN 1 ELSE 0 END HAVING SUM("BalanceCents") <> 0
            """
        ),
        new(
            "totals are the sums of their accounts",
            $"""
            SELECT 'total ' || t."Kind" || ' of ' || t."Measure" || ', ' || t."Book" || ' is ' || t."BalanceCents"
              || ' cents, its accounts are '
              || COALESCE(a."Cents", 0) AS "Value"
            FROM "JournalTotals" t
              LEFT JOIN (SELECT "Measure", "Book", "Kind", CAST(SUM("BalanceCents") AS bigint) AS "Cents" FROM "Accounts"
              GROUP BY "Measure", "Book", "Kind") a ON a."Measure" = t."Measure" AND a."Book" = t."Book" AND a."Kind" = t."Kind"
            WHERE t."BalanceCents" <> COALESCE(a."Cents", 0)
            """
        ),
        new(
            "each transfer was made by an act on its own dossier",
            """
            SELECT 'transfer ' || t."Id" || ' has no act of its dossier' AS "Value" FROM "Transfers" t
            WHERE NOT EXISTS (SELECT 1 FROM "Acts" a WHERE a."Id" = t."ActId"
              AND (a."DossierId" = t."DossierId" OR (a."DossierId" IS NULL AND t."DossierId" IS NULL)))
            """
        ),
        new(
            "running sums are what the open claims want",
            $"""
            SELECT 'the running sum of ' || s."Book" || ' (' || s."Level" || ' ' || s."Slot" || ') is ' || s."WantedCents"
              || ' cents, its claims want ' || COALESCE(c."Cents", 0) AS "Value"
            FROM "SourceClaimSums" s LEFT JOIN ({string.Join(" UNION ALL ", SumLevels.All.Select(Scan))}) c
              ON c."Book" = s."Book" AND c."Level" = s."Level" AND c."Slot" = s."Slot"
            WHERE s."WantedCents" <> COALESCE(c."Cents", 0)
            """
        ),
    ];

    public Task<IReadOnlyList<Verified>> Run(Db db, CancellationToken stop) => SqlCheck.Run(db, Checks, stop);
}
