using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>
/// The one generator of dossier numbers. The row of the series stays locked to the end of the transaction: no number is given twice, none
/// is lost.
/// </summary>
public static class DossierNumbers
{
    public static async Task<string> NextNumber(this Db db, string prefix, CancellationToken stop = default)
    {
        var given = await db
            .Database.SqlQuery<long>(
                $"""
                INSERT INTO "NumberSeries" ("Prefix", "Last") VALUES ({prefix}, 1)
                ON CONFLICT ("Prefix") DO UPDATE SET "Last" = "NumberSeries"."Last" + 1
                RETURNING "Last" AS "Value"
                """
            )
            .ToListAsync(stop);
        return $"{prefix}-{given[0]}";
    }

    /// <summary>Holds the series without giving a number: who starts an application now waits until the transaction ends.</summary>
    public static Task HoldNumbers(this Db db, string prefix, CancellationToken stop = default) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "NumberSeries" ("Prefix", "Last") VALUES ({prefix}, 0)
            ON CONFLICT ("Prefix") DO UPDATE SET "Last" = "NumberSeries"."Last"
            """,
            stop
        );
}
