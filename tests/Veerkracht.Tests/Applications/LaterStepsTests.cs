using System.Text.Json.Nodes;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>Steps that a later version adds, steps that come back every year, and steps that nobody has to take.</summary>
public sealed class LaterStepsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_a_later_version_adds_opens_for_a_dossier_that_nobody_touched(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Growing(1), 1_000_000_00);
        var dossier = await site.Complete("groei", TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "claim", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier.Id, "claim");
        var waiting = await site.Complete("groei", TestCalls.Cost("2000.00"));
        await site.Awarded(waiting.Id);
        await site.Publish(LaterCalls.Growing(2), 1_00);
        await site.MoveClock(new(2026, 4, 30, 12, 0));
        Assert.Equal("not-open-yet", Code(await site.Act((StartStep a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, "later"))));
        await site.MoveClock(new(2026, 5, 1, 0, 0));

        await site.Send(dossier.Id, "later", new JsonObject { ["still"] = true });

        var after = await site.Dossier(dossier.Id);
        Assert.Equal((1, DossierState.Closed), (after.CallVersion, after.State));
        Assert.Contains("\"still\":true", after.Steps.Single(s => s.StepId == "later").Sent);
        // Who has not sent what it waits for still waits.
        Assert.Equal("step-waits", Code(await site.Act((StartStep a) => a.Do(TestSite.As("geetbets-officer"), waiting.Id, "later"))));
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("Bevestiging", await officer.Text($"/dossiers/{waiting.Id}"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Yearly_reports_follow_each_other_also_after_the_last_payment_and_an_optional_step_blocks_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Yearly(), 1_000_000_00);
        var dossier = await site.Complete("jaarlijks", TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "claim", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier.Id, "claim");
        Assert.Equal(DossierState.Closed, (await site.Dossier(dossier.Id)).State);
        Assert.Equal("not-open-yet", Code(await Start(site, dossier.Id, "report_2023")));

        await site.MoveClock(new(2024, 2, 1, 9, 0));
        Assert.Equal("step-waits", Code(await Start(site, dossier.Id, "report_2024")));
        await site.Send(dossier.Id, "report_2023", new JsonObject { ["users"] = "120" });
        await site.MoveClock(new(2025, 3, 31, 23, 59));
        Assert.Contains("120", Value(await Start(site, dossier.Id, "report_2024")).Answers);
        await site.Send(dossier.Id, "report_2024", new JsonObject { ["users"] = "140" });
        await site.MoveClock(new(2026, 4, 1, 0, 0));
        Assert.Equal("deadline-passed", Code(await Start(site, dossier.Id, "report_2025")));
        Assert.DoesNotContain((await site.Dossier(dossier.Id)).Steps, s => s.StepId == "visit");
        var withdrawn = await Withdrawn(site);
        Assert.Equal(
            "dossier-ended",
            Code(
                await site.Act(
                    (SaveAnswers a) => a.Fields(TestSite.As("geetbets-officer"), withdrawn.Id, "application", TestCalls.Cost("1.00"), null)
                )
            )
        );
    }

    private static async Task<Dossier> Withdrawn(TestSite site)
    {
        var dossier = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), "jaarlijks")));
        return Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, "Toch niet")));
    }

    private static Task<Outcome<DossierStep>> Start(TestSite site, Guid dossier, string step) =>
        site.Act((StartStep a) => a.Do(TestSite.As("geetbets-officer"), dossier, step));
}
