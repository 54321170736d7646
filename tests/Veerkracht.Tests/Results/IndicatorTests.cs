using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Results;
using Veerkracht.Tests.Applications;
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
            var changed = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
            foreach (var state in new[] { DossierState.Complete, DossierState.Proposed, DossierState.Awarded }) changed.Go(state);
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
        Assert.Equal([true, null, false, null], call.Steps.Select(RecordIndicators.IsTarget));
    }

    private static async Task<IndicatorTotal> Renewed(TestSite site)
    {
        var calls = site.App.Services.GetRequiredService<CallCatalogue>().InForce.Where(c => c.Measure == "fietspaden");
        return (await site.In(s => s.GetRequiredService<IndicatorTotals>().Of("fietspaden", calls))).Single(t => t.Indicator.Id == "km_path_renew");
    }
}
