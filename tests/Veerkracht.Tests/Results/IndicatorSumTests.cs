using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Results;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Results;

/// <summary>The running sums of indicators are what the dossiers that were awarded say, and nobody else can say otherwise.</summary>
public sealed class IndicatorSumTests
{
    private static readonly DossierState[] ToAward =
    [
        DossierState.Registered,
        DossierState.Complete,
        DossierState.Proposed,
        DossierState.Awarded,
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Sums_stay_what_adding_up_gives_whatever_happens_to_dossiers_and_values(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossiers = await site.Fill(12, "Gent");
        var random = new Random(7);
        var counted = 0;
        for (var turn = 0; turn < 60; turn++)
        {
            var id = dossiers[random.Next(dossiers.Count)].Id;
            await site.Query(async db =>
            {
                var dossier = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == id);
                var next = Array.IndexOf([DossierState.Draft, .. ToAward, DossierState.Closed], dossier.State);
                if (random.Next(2) == 0 && dossier.State != DossierState.Closed)
                    dossier.Go(next < ToAward.Length ? ToAward[next] : DossierState.Closed);
                var (step, indicator) = ($"report_{2022 + random.Next(3)}", $"km_{random.Next(2)}");
                var value = await db
                    .IndicatorValues.AsTracking()
                    .FirstOrDefaultAsync(v => v.DossierId == id && v.StepId == step && v.Indicator == indicator);
                var hundredths = random.Next(-500, 5000);
                if (value is not null)
                    value.Hundredths = hundredths;
                else
                    db.Add(
                        new IndicatorValue
                        {
                            DossierId = id,
                            Measure = "fietspaden",
                            Indicator = indicator,
                            StepId = step,
                            Target = random.Next(4) == 0,
                            Hundredths = hundredths,
                        }
                    );
                return await db.SaveChangesAsync();
            });
            var (kept, added) = (await Kept(site), await Added(site));
            Assert.Equal(added, kept);
            counted += kept.Count(k => k.All != 0);
        }
        Assert.True(counted > 30, $"{counted}");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_program_changes_a_sum_or_makes_a_move(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = Assert.Single(await site.Fill(1, "Gent", ToAward)).Id;
        await site.Query(db =>
        {
            db.Add(
                new IndicatorValue
                {
                    DossierId = dossier,
                    Measure = "fietspaden",
                    Indicator = "km",
                    StepId = "proposal",
                    Target = true,
                    Hundredths = 350,
                }
            );
            return db.SaveChangesAsync();
        });
        var move = """SELECT "DossierId", "Measure", 'other', "Target", "AllHundredths", "LatestHundredths" FROM "IndicatorMoves" """;
        string[] forbidden =
        [
            """UPDATE "IndicatorSums" SET "AllHundredths" = 1""",
            """UPDATE "IndicatorSums" SET "AllHundredths" = "AllHundredths" * 2, "LatestHundredths" = "LatestHundredths" * 2""",
            """DELETE FROM "IndicatorSums" """,
            """
                INSERT INTO "IndicatorSums" ("Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths", "LastMoveId")
                SELECT "Measure", 'other', "Target", "AllHundredths", "LatestHundredths", "LastMoveId" FROM "IndicatorSums"
                """,
            """UPDATE "IndicatorMoves" SET "AllHundredths" = 1""",
            """DELETE FROM "IndicatorMoves" """,
            $"""
                INSERT INTO "IndicatorMoves" ("DossierId", "Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths") {move}
                """,
            $"""
                INSERT INTO "IndicatorMoves" ("DossierId", "Measure", "Indicator", "Target", "AllHundredths", "LatestHundredths")
                {move.Replace("'other'", "\"Indicator\"", StringComparison.Ordinal)}
                """,
        ];
        foreach (var sql in forbidden)
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => site.Query(db => db.Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains(StorageFault.AppendOnlyMark, fault.Message);
        }
        Assert.Equal([("km", true, 350L, 350L)], await Kept(site));
    }

    private static async Task<List<(string, bool, long All, long Latest)>> Kept(TestSite site) =>
        [
            .. (await site.Query(db => db.Set<IndicatorSum>().ToListAsync()))
                .Where(s => s.AllHundredths != 0 || s.LatestHundredths != 0)
                .Select(s => (s.Indicator, s.Target, s.AllHundredths, s.LatestHundredths))
                .Order(),
        ];

    private static async Task<List<(string, bool, long All, long Latest)>> Added(TestSite site)
    {
        var awarded = await site.Query(db =>
            db.Dossiers.Where(d => d.State == DossierState.Awarded || d.State == DossierState.Closed).Select(d => d.Id).ToListAsync()
        );
        var values = await site.Query(db => db.IndicatorValues.Where(v => awarded.Contains(v.DossierId)).ToListAsync());
        return
        [
            .. values
                .GroupBy(v => (v.Indicator, v.Target))
                .Select(g =>
                    (
                        g.Key.Indicator,
                        g.Key.Target,
                        All: g.Sum(v => v.Hundredths),
                        Latest: g.GroupBy(v => v.DossierId).Sum(d => d.MaxBy(v => v.StepId, StringComparer.Ordinal)!.Hundredths)
                    )
                )
                .Where(s => s.All != 0 || s.Latest != 0)
                .Order(),
        ];
    }
}
