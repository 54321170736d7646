namespace Veerkracht.Bench.Filling;

/// <summary>
/// What the triggers of the journal keep, made anew from what it follows from. A new running sum gets its line here; a table that an
/// older build does not have is passed over.
/// </summary>
internal static class Projections
{
    private static string Totals(string last, string ofLast) =>
        $"""
            INSERT INTO "JournalTotals" ("Measure", "Book", "Kind", "BalanceCents" {last})
            SELECT "Measure", "Book", "Kind", CAST(SUM("BalanceCents") AS bigint) {ofLast} FROM "Accounts"
            WHERE "Kind" NOT IN ('Demand', 'Asked') AND "LastTransferId" IS NOT NULL GROUP BY "Measure", "Book", "Kind"
            """;

    private static readonly (string Level, string Slot)[] Levels =
    [
        ("All", "\"Place\" * 0"),
        ("Day", $"\"Place\" / {TimeSpan.TicksPerDay}"),
        ("Minute", $"\"Place\" / {TimeSpan.TicksPerMinute}"),
        ("Second", $"\"Place\" / {TimeSpan.TicksPerSecond}"),
    ];

    private const string Moves = """
        INSERT INTO "IndicatorMoves" ("DossierId", "Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths")
        SELECT v."DossierId", v."Measure", v."Indicator", v."Target", CAST(SUM(v."Hundredths") AS bigint),
          CAST(SUM(CASE WHEN EXISTS (SELECT 1 FROM "IndicatorValues" l WHERE l."DossierId" = v."DossierId"
            AND l."Indicator" = v."Indicator" AND l."Target" = v."Target" AND l."StepId" > v."StepId")
            THEN 0 ELSE v."Hundredths" END) AS bigint)
        FROM "IndicatorValues" v JOIN "Dossiers" d ON d."Id" = v."DossierId" WHERE d."State" IN ('Awarded', 'Closed')
        GROUP BY v."DossierId", v."Measure", v."Indicator", v."Target" HAVING SUM(v."Hundredths") <> 0
        """;

    private const string SumsOfMoves = """
        INSERT INTO "IndicatorSums" ("Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths", "LastMoveId")
        SELECT "Measure", "Indicator", "Target", CAST(SUM("AllHundredths") AS bigint), CAST(SUM("LatestHundredths") AS bigint), MAX("Id")
        FROM "IndicatorMoves" GROUP BY "Measure", "Indicator", "Target"
        """;

    /// <summary>Of a dossier, and kept by triggers alone: not copied with it.</summary>
    public static readonly IReadOnlyList<string> OfDossiers = ["DossierWordRows", "DossierWords", "IndicatorMoves"];

    public static async Task Make(Filled filled)
    {
        foreach (var (table, statements) in await All(filled))
        {
            if (!await filled.Has(table))
                continue;
            foreach (var sql in statements)
                await filled.Execute(sql);
        }
    }

    private static async Task<IReadOnlyList<(string Table, IReadOnlyList<string> Statements)>> All(Filled filled)
    {
        var last = await filled.Has("JournalTotals", "LastTransferId");
        return
        [
            (
                "JournalTotals",
                [Empty("JournalTotals"), last ? Totals(", \"LastTransferId\"", ", MAX(\"LastTransferId\")") : Totals("", "")]
            ),
            (
                "SourceClaimSums",
                [
                    Empty("SourceClaimSums"),
                    .. Levels.Select(l =>
                        $"""
                            INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents")
                            SELECT "Book", '{l.Level}', {l.Slot}, CAST(SUM("WantedCents") AS bigint)
                            FROM "SourceClaims" WHERE "Open" GROUP BY "Book", {l.Slot}
                            """
                    ),
                ]
            ),
            ("IndicatorMoves", [Empty("IndicatorMoves"), Moves]),
            ("IndicatorSums", [Empty("IndicatorSums"), SumsOfMoves]),
            .. filled.Words,
        ];
    }

    private static string Empty(string table) => $"DELETE FROM \"{table}\"";
}
