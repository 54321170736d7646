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

    public static async Task Make(Filled filled)
    {
        foreach (var (table, statements) in await All(filled))
        {
            if (!await filled.Has(table))
                continue;
            await filled.Execute($"DELETE FROM \"{table}\"");
            foreach (var sql in statements)
                await filled.Execute(sql);
        }
    }

    private static async Task<IReadOnlyList<(string Table, IReadOnlyList<string> Statements)>> All(Filled filled)
    {
        var last = await filled.Has("JournalTotals", "LastTransferId");
        return
        [
            ("JournalTotals", [last ? Totals(", \"LastTransferId\"", ", MAX(\"LastTransferId\")") : Totals("", "")]),
            (
                "SourceClaimSums",
                [
                    .. Levels.Select(l =>
                        $"""
                            INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents")
                            SELECT "Book", '{l.Level}', {l.Slot}, CAST(SUM("WantedCents") AS bigint)
                            FROM "SourceClaims" WHERE "Open" GROUP BY "Book", {l.Slot}
                            """
                    ),
                ]
            ),
        ];
    }
}
