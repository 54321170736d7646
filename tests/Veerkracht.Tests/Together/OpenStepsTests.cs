using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Together;

/// <summary>The confirmation of the bicycle call opens on 1 May 2026, years after the award.</summary>
public sealed class OpenStepsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_opens_by_the_calendar_is_told_once_to_who_can_fill_it_in(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete("fietspaden", WholeLifeTests.Proposal("100000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "payment_request", WholeLifeTests.Request("100000.00"));
        // Without a request for payment the confirmation is not asked.
        await site.Complete("fietspaden", WholeLifeTests.Proposal("100000.00"), "gent");

        await site.MoveClock(new(2026, 4, 30, 23, 59));
        Assert.Equal(0, await Told(site));
        await site.MoveClock(new(2026, 5, 1, 0, 0));
        Assert.Equal(1, await Told(site));
        Assert.Equal(0, await Told(site));
        var notice = await site.Query(db => db.Set<Features.Notifications.Notice>().SingleAsync(n => n.Event == "step-opens"));
        Assert.Equal((Known.As("0207518137"), $"/dossiers/{dossier.Id}/stap/confirmation"), (notice.Organisation, notice.Href));
        Assert.Contains("31 december 2030", notice.Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_a_payment_opens_is_told_with_its_last_day(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete("fietspaden", WholeLifeTests.Proposal("100000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "payment_request", WholeLifeTests.Request("100000.00"));
        Assert.Empty(await Notices(site));
        await site.PaidOut(dossier.Id, "payment_request");
        var notice = Assert.Single(await Notices(site));
        Assert.Equal((Known.As("0207518137"), $"/dossiers/{dossier.Id}/stap/balance_request"), (notice.Organisation, notice.Href));
        Assert.Contains("30 april 2026", notice.Body.Nl);
        Assert.Equal(0, await Told(site));
    }

    private static Task<List<Features.Notifications.Notice>> Notices(TestSite site) =>
        site.Query(db => db.Set<Features.Notifications.Notice>().Where(n => n.Event == "step-opens").ToListAsync());

    private static Task<int> Told(TestSite site) => site.In(s => s.GetRequiredService<TellOpenSteps>().Do());
}
