using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Results;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Payments;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Results;

public sealed class IndicatorTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Sending_an_application_records_its_targets_which_count_once_it_is_awarded(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Assert.Empty(await site.Query(db => db.IndicatorValues.ToListAsync()));

        Given.Value(await site.Submit(dossier.Id));

        var values = await site.Query(db => db.IndicatorValues.AsNoTracking().ToListAsync());
        var renewed = Assert.Single(values, v => v.Indicator == "km_path_renew");
        Assert.Equal((350L, true, "proposal", "fietspaden"), (renewed.Hundredths, renewed.Target, renewed.StepId, renewed.Measure));

        Assert.Equal(Rational.Zero, (await Renewed(site)).Target);
        await site.Query(async db =>
        {
            var changed = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == dossier.Id);
            foreach (var state in new[] { DossierState.Complete, DossierState.Proposed, DossierState.Awarded })
                changed.Go(state);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(new Rational(35, 10), (await Renewed(site)).Target);
        Assert.Equal(Rational.Zero, (await Renewed(site)).Realised);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_in_between_is_neither_target_nor_result(Database database)
    {
        await using var site = await TestSite.Start(database);
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find("fietspaden")!;
        Assert.Equal([true, null, false, null], call.Steps.Select(s => RecordIndicators.IsTarget(call, s)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_claim_that_makes_the_whole_with_those_before_it_brings_the_result(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PartCalls.Of(50, 50), 1_000_00);
        var planned = new JsonObject { ["cost"] = "100.00", ["trees"] = "12" };
        var dossier = (await site.Complete(PartCalls.Slug, planned)).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "part_1", planned.DeepClone().AsObject());
        await site.PaidOut(dossier, "part_1");
        await site.Send(dossier, "part_2", new JsonObject { ["cost"] = "100.00", ["trees"] = "10" });

        var call = site.Call(PartCalls.Slug);
        var total = await site.Ask((IndicatorTotals t) => t.Of(call.Measure, [call]));
        Assert.Equal((new Rational(12, 1), new Rational(10, 1)), (total[0].Target, total[0].Realised));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_counted_anew_every_year_counts_once_with_its_latest_year(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        await site.Query(async db =>
        {
            var changed = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == dossier.Id);
            foreach (var state in new[] { DossierState.Complete, DossierState.Proposed, DossierState.Awarded })
                changed.Go(state);
            foreach (var (step, children) in new[] { ("report_2024", 140L), ("report_2023", 130L), ("report_2025", 120L) })
            {
                foreach (var indicator in new[] { "children", "hours" })
                    db.IndicatorValues.Add(
                        new IndicatorValue
                        {
                            DossierId = dossier.Id,
                            Measure = "fietspaden",
                            Indicator = indicator,
                            StepId = step,
                            Target = false,
                            Hundredths = children * 100,
                        }
                    );
            }
            return await db.SaveChangesAsync();
        });
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find("fietspaden")!;
        var children = call.Indicators[0] with { Id = "children", IsLatest = true };
        var yearly = call with { Indicators = [children, children with { Id = "hours", IsLatest = false }] };

        var totals = await site.In(s => s.GetRequiredService<IndicatorTotals>().Of("fietspaden", [yearly]));

        Assert.Equal(
            [("children", 120), ("hours", 390)],
            totals.Select(t => (t.Indicator.Id, (int)(t.Realised.Numerator / t.Realised.Denominator)))
        );
    }

    private static async Task<IndicatorTotal> Renewed(TestSite site)
    {
        var calls = site.App.Services.GetRequiredService<CallCatalogue>().InForce.Where(c => c.Measure == "fietspaden");
        return (await site.In(s => s.GetRequiredService<IndicatorTotals>().Of("fietspaden", calls))).Single(t =>
            t.Indicator.Id == "km_path_renew"
        );
    }
}
