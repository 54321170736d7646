using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Results;

/// <summary>Makes the sums of the indicators that an older database has.</summary>
public sealed class SumIndicators : IUpgrade
{
    public string Migration => "Fast";

    public async Task Run(Db db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlRawAsync(IndicatorGuards.Move(_ => "TRUE"), stop);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "IndicatorSums" ("Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths", "LastMoveId")
            SELECT "Measure", "Indicator", "Target", CAST(SUM("AllHundredths") AS bigint),
              CAST(SUM("LatestHundredths") AS bigint), MAX("Id")
            FROM "IndicatorMoves" GROUP BY "Measure", "Indicator", "Target"
            """,
            stop
        );
    }
}
