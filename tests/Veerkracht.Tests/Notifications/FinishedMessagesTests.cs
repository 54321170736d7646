using AngleSharp.Html.Parser;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Notifications;

/// <summary>A message whose work is done says so to everybody who got it, whoever did it, and no longer asks to look.</summary>
public sealed class FinishedMessagesTests
{
    private const string Officer = "geetbets-officer",
        Mayor = "geetbets-mayor",
        CaseWorker = "case-worker",
        Limited = "limited-approver";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Answered_checked_decided_and_withdrawn_is_done_for_all_who_were_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(100_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        await Stands(site, "Na te kijken", false, Manager, CaseWorker);

        var first = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));
        await Stands(site, "Een vraag over", false, Officer, Mayor);
        // The agency still has to look at it, after the answer.
        await Stands(site, "Na te kijken", false, Manager, CaseWorker);
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Officer), first.Id, "De Kerkstraat")));
        await Stands(site, "Een vraag over", true, Officer, Mayor);
        // What only tells something is never done.
        await Stands(site, "Antwoord op een vraag", false, Manager, CaseWorker);
        await Stands(site, "Ingediend", false, Officer, Mayor);

        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        await Stands(site, "Na te kijken", true, Manager, CaseWorker);
        var award = Value(await site.Propose(dossier.Id));
        await Stands(site, "Wacht op uw beslissing", false, Approver, Limited);
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        await Stands(site, "Wacht op uw beslissing", true, Approver, Limited);

        var other = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"), "gent");
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), other.Id, "Welke gevel?")));
        await Stands(site, "Een vraag over", false, "gent-officer");
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("gent-mayor"), other.Id, "Toch niet")));
        await Stands(site, "Een vraag over", true, "gent-officer", "gent-finance-director");
    }

    [Fact]
    public void What_asks_is_declared_as_a_message()
    {
        var declared = ToldMessages.All.SelectMany(of => of.Tells.Select(t => (of.Event, t.To))).ToHashSet();
        Assert.All(FinishedMessages.Asked.Keys, asked => Assert.Contains(asked, declared));
    }

    private static async Task Stands(TestSite site, string title, bool done, params string[] readers)
    {
        foreach (var reader in readers)
        {
            using var browser = await Browser.As(site, reader);
            var page = new HtmlParser().ParseDocument(await browser.Text("/berichten"));
            var notices = page.QuerySelectorAll(".v-notices > li")
                .Where(n => n.QuerySelector("h2")!.TextContent.StartsWith(title))
                .ToList();
            Assert.True(notices.Count > 0, $"{reader} has no message “{title}”");
            Assert.All(notices, n => Assert.Equal((reader, title, done), (reader, title, n.TextContent.Contains("Afgehandeld"))));
        }
    }
}
