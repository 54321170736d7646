using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>What a desk counts and lists is what its reader can do: by role, by limit, and never alone.</summary>
public sealed class DeskTests
{
    private const string Limited = "limited-approver",
        Finance = "finance",
        Waits = "/dossiers?wacht=mij";

    private static string Above(Language language) => Numerals.WriteEuro(Money.FromEuro(100_000), language);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_approver_finds_what_lies_within_the_limit_and_reads_why_not_above_it(Database database)
    {
        await using var site = await Start(database);
        var within = await site.Complete(TestCalls.Small, TestCalls.Cost("200000.00"));
        var above = await site.Complete(TestCalls.Small, TestCalls.Cost("200000.02"), "gent");
        Value(await site.Propose(within.Id));
        var award = Value(await site.Propose(above.Id));
        using var limited = await Browser.As(site, Limited);
        using var approver = await Browser.As(site, Approver);

        Assert.Contains("Er wachten 2 dossiers op u.", await Lead(approver));
        Assert.Contains("Er wacht één dossier op u.", await Lead(limited));
        var list = await limited.Text(Waits);
        Assert.Contains($"/dossiers/{within.Id}", list);
        Assert.DoesNotContain($"/dossiers/{above.Id}", list);

        Assert.Contains("Bevestig de toekenning", await Body(limited, $"/dossiers/{within.Id}"));
        var page = await Body(limited, $"/dossiers/{above.Id}");
        Assert.Contains($"Dit bedrag ligt boven uw grens van {Above(Language.Nl)}.", page);
        Assert.DoesNotContain("Bevestig de toekenning", page);
        Assert.DoesNotContain("wacht op uw beslissing", page);
        await limited.Get("/taal/en");
        Assert.Contains($"This amount is above your limit of {Above(Language.En)}.", await Body(limited, $"/dossiers/{above.Id}"));

        var api = new Caller(await site.ApiAs(Limited));
        await api.Post($"/awards/{award.Id}/confirmation").Refused(HttpStatusCode.Forbidden, "above-limit");
        Assert.DoesNotContain("confirm-award", (await api.Get($"/dossiers/{above.Id}/acts").Ok())["acts"].ToString());
        Assert.Contains("confirm-award", (await api.Get($"/dossiers/{within.Id}/acts").Ok())["acts"].ToString());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_is_asked_to_decide_on_the_own_proposal(Database database)
    {
        await using var site = await Start(database);
        await site.Add(Manager, Persona.Agency, Persona.AgencyName, Role.SecondApprover);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Value(await site.Propose(dossier.Id));
        using var manager = await Browser.As(site, Manager);

        Assert.Contains("Er wacht niets op u.", await Lead(manager));
        var page = await Body(manager, $"/dossiers/{dossier.Id}");
        Assert.Contains("Een tweede persoon moet dit beslissen; u hebt het zelf voorgesteld.", page);
        Assert.DoesNotContain("Bevestig de toekenning", page);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Finance_finds_approved_payments_and_a_manager_without_that_role_does_not(Database database)
    {
        await using var site = await Start(database);
        await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"), "gent");
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        await site.Query(db =>
            db.Mandates.Where(m => m.PersonId == Persona.Find(Manager)!.Id && m.Role == Role.Finance).ExecuteDeleteAsync()
        );
        using var finance = await Browser.As(site, Finance);
        using var manager = await Browser.As(site, Manager);
        Assert.Contains("Er wacht niets op u.", await Lead(finance));
        Assert.Contains("Er wachten 2 dossiers op u.", await Lead(manager));

        await site.Approved(dossier.Id, "first");

        Assert.Contains("Er wacht één dossier op u.", await Lead(finance));
        Assert.Contains("Noteer de betaling", await Body(finance, $"/dossiers/{dossier.Id}"));
        Assert.Contains("Er wacht één dossier op u.", await Lead(manager));
        Assert.DoesNotContain($"/dossiers/{dossier.Id}", await manager.Text(Waits));
        // A question about something else keeps nobody from noting what the bank did.
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Waar?")));
        Assert.Contains($"/dossiers/{dossier.Id}", await finance.Text(Waits));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_waits_for_somebody_is_what_its_page_lets_that_person_do(Database database)
    {
        await using var site = await Start(database);
        var all = new List<Guid>
        {
            (await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"))).Id,
            (await site.Complete(TestCalls.Small, TestCalls.Cost("1000.00"))).Id,
        };
        foreach (var cost in (string[])["200000.00", "300000.00"])
        {
            all.Add((await site.Complete(TestCalls.Small, TestCalls.Cost(cost))).Id);
            Value(await site.Propose(all[^1]));
        }
        var asked = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"));
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), asked.Id, "Waar?")));
        var rejected = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"));
        Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As("case-worker", Role.ProgrammeManager), rejected.Id, "Past niet")));
        var corrected = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"));
        Value(await site.Correct(corrected.Id, "application", TestCalls.Cost("900.00")));
        all.AddRange([asked.Id, rejected.Id, corrected.Id]);
        for (var approved = 0; approved < 3; approved++)
        {
            var id = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
            all.Add(id);
            await site.Awarded(id);
            await site.Send(id, "first", TestCalls.Cost("2000.00"));
            if (approved == 1)
                Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), id, "first", "In orde")));
            if (approved == 2)
                await site.Approved(id, "first");
        }
        var waiting = 0;
        foreach (var persona in (string[])[Manager, "case-worker", Approver, Limited, Finance, "auditor", "jury-1"])
        {
            using var browser = await Browser.As(site, persona);
            var list = await browser.Text(Waits);
            foreach (var id in all)
            {
                var can = (await Document(browser, $"/dossiers/{id}")).QuerySelector("#doen form") is not null;
                var looks = persona is "auditor" or "jury-1";
                Assert.Equal((persona, id, can), (persona, id, !looks && list.Contains($"/dossiers/{id}")));
                waiting += can ? 1 : 0;
            }
        }
        Assert.True(waiting > 10, $"{waiting}");
    }

    private static async Task<TestSite> Start(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        return site;
    }

    private static async Task<string> Lead(Browser browser) =>
        (await Document(browser, "/werkbank")).QuerySelector("main .v-lead")!.TextContent;

    private static async Task<string> Body(Browser browser, string path) =>
        (await Document(browser, path)).QuerySelector("main")!.TextContent;

    private static async Task<IHtmlDocument> Document(Browser browser, string path) =>
        new HtmlParser().ParseDocument(await browser.Text(path));
}
