using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Data;

namespace Veerkracht.Features.Journal;

/// <summary>Makes the running sums of the open claims that an older database has.</summary>
public sealed class SumOpenClaims : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        await db.Set<SourceClaimSum>().ExecuteDeleteAsync(stop);
        foreach (var level in SumLevels.All)
        {
            var slot = level.Slot("\"Place\"");
            var sql = $"""
                INSERT INTO "SourceClaimSums" ("Book", "Level", "Slot", "WantedCents")
                SELECT "Book", '{level}', {slot}, CAST(SUM("WantedCents") AS bigint)
                FROM "SourceClaims" WHERE "Open" GROUP BY "Book", {slot}
                """;
            await db.Database.ExecuteSqlRawAsync(sql, stop);
        }
    }
}
