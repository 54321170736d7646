using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Editing;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>Rows from before mandates had an id and drafts a measure, as a migration leaves them.</summary>
public sealed class UpgradeTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Mandates_from_before_get_an_id_of_their_own_and_can_be_ended(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Query(db => db.Mandates.ExecuteUpdateAsync(set => set.SetProperty(m => m.Id, Guid.Empty)));

        await Upgrade(site);

        var ids = await site.Query(db => db.Mandates.Select(m => m.Id).ToListAsync());
        Assert.NotEmpty(ids);
        Assert.DoesNotContain(Guid.Empty, ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Drafts_from_before_are_still_there_for_who_wrote_them_also_with_faults(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = TestSite.As(Life.Manager);
        var whole = Life.Value(await site.Act((StartDraft a) => a.NextVersion(manager, "fietspaden")));
        var broken = Life.Value(await site.Act((StartDraft a) => a.NextVersion(manager, "stadsvernieuwing")));
        Life.Value(await site.Act((SaveDraft a) => a.Do(manager, broken.Id, "measure: stadsvernieuwing\nsteps: [", broken.Version)));
        await site.Query(db => db.CallDrafts.ExecuteUpdateAsync(set => set.SetProperty(d => d.Measure, "")));
        Assert.Null(await site.Query(db => db.FindDraft(manager, whole.Id)));

        await Upgrade(site);

        Assert.Equal("fietspaden", (await site.Query(db => db.FindDraft(manager, whole.Id)))?.Measure);
        Assert.Equal("stadsvernieuwing", (await site.Query(db => db.FindDraft(manager, broken.Id)))?.Measure);
    }

    /// <summary>Those of this test only: what others upgrade was never there on this site.</summary>
    private static Task<int> Upgrade(TestSite site) =>
        site.In(async s =>
        {
            var upgrades = s.GetServices<IUpgrade>()
                .Where(u => u.GetType().Name is "MandatesHaveAnId" or "DraftsKnowTheirMeasure")
                .ToList();
            Assert.Equal(2, upgrades.Count);
            foreach (var upgrade in upgrades)
                await upgrade.Run(s.GetRequiredService<Db>(), TestContext.Current.CancellationToken);
            return upgrades.Count;
        });
}
