using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

public sealed class StartApplicationTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Fifty_that_start_at_once_get_fifty_numbers_without_a_gap(Database database)
    {
        await using var site = await TestSite.Start(database);

        var dossiers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => site.Started(i % 2 == 0 ? "geetbets" : "gent")));

        Assert.Equal(
            Enumerable.Range(1, 50).Select(n => $"fiets-subsidie-{n}"),
            dossiers.Select(d => d.Number).OrderBy(n => int.Parse(n.Split('-')[^1]))
        );
        Assert.Equal(50, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.StartApplication)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_town_cannot_start_after_the_deadline_and_a_refused_start_takes_no_number(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-10-16T00:00");

        var refused = await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("geetbets-officer"), Given.Call));

        Assert.Equal("deadline-passed", Assert.Single(refused.Refusals).Code);
        Assert.Equal(0, await site.Query(db => db.NumberSeries.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_a_local_government_starts_and_only_a_call_that_there_is(Database database)
    {
        await using var site = await TestSite.Start(database);

        Assert.Equal(
            "forbidden",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("programme-manager"), Given.Call))).Refusals[0].Code
        );
        Assert.Equal(
            "forbidden",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("citizen"), Given.Call))).Refusals[0].Code
        );
        Assert.Equal(
            "not-found",
            (await site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("geetbets-officer"), "no-such-call")))
                .Refusals[0]
                .Code
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_step_waits_for_its_milestone(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();

        var refused = await site.In(s =>
            s.GetRequiredService<StartStep>().Do(TestSite.As("geetbets-officer"), dossier.Id, "payment_request")
        );

        Assert.Equal("step-waits", Assert.Single(refused.Refusals).Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_with_one_application_a_year_takes_the_next_in_the_next_year(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2021-11-30T10:00");
        Task<Outcome<Dossier>> Start() =>
            site.In(s => s.GetRequiredService<StartApplication>().Do(TestSite.As("gent-officer"), "schoolroutes"));
        Assert.True((await Start()).Done);
        await site.MoveClock(new(2021, 12, 31, 23, 59));
        Assert.Equal("too-many-dossiers-this-year", Assert.Single((await Start()).Refusals).Code);

        await site.MoveClock(new(2022, 1, 1, 0, 1));

        Assert.True((await Start()).Done);
    }
}
