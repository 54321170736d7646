using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>No money twice: a running dossier elsewhere is named with the reason, at the start and at sending.</summary>
public sealed class ExclusionTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_has_a_running_dossier_in_an_excluded_call_cannot_start_and_is_told_which_and_why(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Excluding("een", "call: twee"), 1_000_000_00);
        await site.Publish(LaterCalls.Excluding("twee", "call: een"), 1_00);
        var other = await site.Registered("twee", TestCalls.Cost("2000.00"));

        var refusal = Assert.Single((await Start(site, "een")).Refusals);
        Assert.Equal("excluded-by-dossier", refusal.Code);
        Assert.Contains(other.Number, refusal.Text.Nl);
        Assert.Contains("maar één keer", refusal.Text.Nl);
        Assert.Contains("only once", refusal.Text.En!);
        // Another government is not concerned.
        Value(await site.Act((StartApplication a) => a.Do(TestSite.As("gent-officer"), "een")));

        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), other.Id, "We kiezen de andere oproep")));
        Value(await Start(site, "een"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_measure_excludes_its_other_calls_until_they_are_rejected_or_closed(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        await site.Publish(LaterCalls.Excluding("een", "measure: toegankelijkheid"), 1_00);
        var other = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(other.Id);
        Assert.Equal("excluded-by-dossier", Code(await Start(site, "een")));
        await site.Send(other.Id, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(other.Id, "first");
        await site.Send(other.Id, "balance", TestCalls.Cost("2000.00"));
        await site.PaidOut(other.Id, "balance");
        Assert.Equal(DossierState.Closed, (await site.Dossier(other.Id)).State);
        Value(await Start(site, "een"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_two_drafts_that_exclude_each_other_one_is_sent_also_at_the_same_instant(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Excluding("een", "call: drie"), 1_000_000_00);
        await site.Publish(LaterCalls.Excluding("twee", "call: drie"), 1_00);
        var drafts = new List<Dossier>();
        foreach (var slug in new[] { "een", "twee" })
        {
            var draft = Value(await Start(site, slug));
            Value(
                await site.Act(
                    (SaveAnswers a) => a.Fields(TestSite.As("geetbets-officer"), draft.Id, "application", TestCalls.Cost("2000.00"), null)
                )
            );
            drafts.Add(draft);
        }
        // The rule came with a new version, after both were started; drafts move to it.
        await site.Publish(LaterCalls.Excluding("een", "call: twee").Replace("version: 1", "version: 2"), 1_00);
        await site.Publish(LaterCalls.Excluding("twee", "call: een").Replace("version: 1", "version: 2"), 1_00);
        await site.Query(async db =>
        {
            foreach (var draft in drafts)
                (await db.Dossiers.AsTracking().SingleAsync(d => d.Id == draft.Id)).CallVersion = 2;
            return await db.SaveChangesAsync();
        });

        var outcomes = await Task.WhenAll(
            drafts.Select(d => site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-finance-director"), d.Id, "application")))
        );

        Assert.Single(outcomes, o => o.Done);
        Assert.Equal("excluded-by-dossier", Code(outcomes.Single(o => !o.Done)));
        Assert.Equal(1, await site.Query(db => Task.FromResult(db.Dossiers.Count(d => d.State == DossierState.Registered))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_page_of_the_call_says_with_what_it_cannot_go_together(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Excluding("een", "call: fietspaden"), 1_000_000_00);
        await site.Publish(LaterCalls.Excluding("twee", "measure: fietspaden"), 1_00);
        using var client = site.Client();
        foreach (var slug in new[] { "een", "twee" })
        {
            var page = await client.GetStringAsync($"/oproepen/{slug}");
            Assert.Contains("Kan niet samen met", page);
            Assert.Contains("maar &#xE9;&#xE9;n keer", page.Replace("é", "&#xE9;"));
        }
        Assert.Contains("fietspaden", await client.GetStringAsync("/api/v1/calls/een"));
    }

    private static Task<Outcome<Dossier>> Start(TestSite site, string call) =>
        site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), call));
}
