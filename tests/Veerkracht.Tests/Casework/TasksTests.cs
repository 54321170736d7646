using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Casework.Tasks;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>Whose turn it is with a dossier: who has to do what, since when and until when, on every page the same.</summary>
public sealed class TasksTests
{
    private const string Officer = "geetbets-officer";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task From_draft_to_confirmation_each_stage_says_who_has_to_act(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var id = Value(await site.Act((StartApplication a) => a.Do(TestSite.As(Officer), TestCalls.Small))).Id;
        Assert.Equal([TaskKind.SendStep], await Kinds(site, id));
        await site.Send(id, "application", TestCalls.Cost("2000.00"));
        Assert.Equal([TaskKind.CheckCompleteness], await Kinds(site, id));

        // Two questions are two tasks, and the agency waits for both.
        var one = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), id, "Welke straat?")));
        var two = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), id, "Welk huis?")));
        Assert.Equal([TaskKind.AnswerQuestion, TaskKind.AnswerQuestion], await Kinds(site, id));
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Officer), one.Id, "De Kerkstraat")));
        Assert.Equal([TaskKind.AnswerQuestion], await Kinds(site, id));
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Officer), two.Id, "Nummer 3")));
        Assert.Equal([TaskKind.CheckCompleteness], await Kinds(site, id));

        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), id)));
        Assert.Equal([TaskKind.ProposeAward], await Kinds(site, id));
        var award = Value(await site.Propose(id));
        Assert.Equal([TaskKind.DecideAward], await Kinds(site, id));
        Value(await site.Act((Features.Awards.ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal([TaskKind.SendStep], await Kinds(site, id));
        await site.Send(id, "first", TestCalls.Cost("2000.00"));
        // The confirmation opens as soon as the claim was sent: both sides have something to do.
        Assert.Equal([TaskKind.SendStep, TaskKind.ProposePayment], await Kinds(site, id));
        var payment = await site.Approved(id, "first");
        Assert.Equal([TaskKind.SendStep, TaskKind.RecordPayment], await Kinds(site, id));
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), id, "Waar blijft het bord?")));
        Assert.Equal([TaskKind.AnswerQuestion, TaskKind.SendStep, TaskKind.RecordPayment], await Kinds(site, id));
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")));
        Assert.Equal([TaskKind.AnswerQuestion, TaskKind.SendStep, TaskKind.SendStep], await Kinds(site, id));
        await Recomputed(site, id);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_step_is_announced_and_stands_on_the_desk_when_it_opens(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(LaterCalls.Growing(2), 1_000_000_00);
        var dossier = await site.Complete("groei", TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "claim", TestCalls.Cost("2000.00"));
        using var officer = await Browser.As(site, Officer);
        // Sent is not done: it was not paid yet.
        const string sent = "v-timeline__word\">ingediend<";
        Assert.Contains(sent, await officer.Text($"/dossiers/{dossier.Id}"));
        Assert.Contains("Het agentschap kijkt uw betalingsaanvraag na.", await Body(officer, $"/dossiers/{dossier.Id}"));
        await site.PaidOut(dossier.Id, "claim");
        Assert.DoesNotContain(sent, await officer.Text($"/dossiers/{dossier.Id}"));

        var page = await Body(officer, $"/dossiers/{dossier.Id}");
        Assert.Contains("Alles is betaald. Vanaf 1 mei 2026 kunt u invullen: “Bevestiging”.", page);
        Assert.DoesNotContain("U hoeft niets meer te doen", page);
        Assert.DoesNotContain(dossier.Number, await Body(officer, "/werkbank"));
        Assert.Contains("vanaf 1 mei 2026", await Body(officer, "/dossiers"));

        await site.MoveClock(new(2026, 5, 1, 0, 0));
        Assert.Contains(dossier.Number, await Body(officer, "/werkbank"));
        var told = await Body(officer, $"/dossiers/{dossier.Id}");
        Assert.Contains("U kunt nog invullen: “Bevestiging”, tot en met 31 december 2030.", told);
        await site.MoveClock(new(2031, 1, 1, 0, 0));
        Assert.DoesNotContain(dossier.Number, await Body(officer, "/werkbank"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_step_that_waited_for_a_payment_waits_since_that_payment_and_not_since_the_award(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.MoveClock(new(2023, 3, 6, 9, 0));
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        await site.MoveClock(new(2023, 4, 11, 9, 0));
        await site.PaidOut(dossier.Id, "first");
        await site.MoveClock(new(2023, 5, 2, 9, 0));
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));

        var tasks = await site.Query(db => db.DossierTasks.AsNoTracking().Where(t => t.DossierId == dossier.Id).ToListAsync());
        Assert.Equal(
            [("balance", new DateOnly(2023, 4, 11)), ("confirmation", new DateOnly(2023, 3, 6))],
            tasks.Where(t => t.Kind == TaskKind.SendStep).OrderBy(t => t.StepId).Select(t => (t.StepId, DateOnly.FromDateTime(t.From)))
        );
        using var officer = await Browser.As(site, Officer);
        Assert.Matches(@"“Saldo”[^“]*sinds 11/04/2023", await Body(officer, $"/dossiers/{dossier.Id}"));
        await Recomputed(site, dossier.Id);
    }

    /// <summary>The bicycle call closes for municipalities on 15 October 2022 at 23:59.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_expired_draft_leaves_the_desk_and_says_so_and_another_deadline_brings_it_back(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, Officer);
        Assert.Contains(dossier.Number, await Body(officer, "/werkbank"));
        Assert.Contains("tot en met 15 oktober 2022", await Body(officer, "/werkbank"));

        await site.MoveClock(new(2022, 10, 16, 0, 0));
        Assert.DoesNotContain(dossier.Number, await Body(officer, "/werkbank"));
        Assert.Contains("Dit concept is niet ingediend en telt niet mee.", await Body(officer, $"/dossiers/{dossier.Id}"));
        Assert.Contains("dit concept telt niet mee", await Body(officer, "/dossiers"));

        await site.Changed(
            Given.Call,
            "window",
            new
            {
                step = Given.First,
                @for = new { organisations = new[] { Steer.Geetbets } },
                closes = "2022-11-30T23:59",
            }
        );
        await site.Ask((TasksOfDossiers tasks) => tasks.Round(() => Task.CompletedTask));
        Assert.Contains("tot en met 30 november 2022", await Body(officer, "/werkbank"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_officer_asks_to_sign_what_is_ready_and_it_waits_for_the_signers_until_it_is_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var id = Value(await site.Act((StartApplication a) => a.Do(TestSite.As(Officer), TestCalls.Small))).Id;
        var check = $"/dossiers/{id}/stap/application/controle";
        using var officer = await Browser.As(site, Officer);
        Assert.DoesNotContain("Vraag om te ondertekenen", await officer.Text(check));
        using var api = await site.ApiAs(Officer);
        var early = await api.PostAsync($"/api/v1/dossiers/{id}/steps/application/signature-request", null);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Contains("not-ready-to-sign", await early.Content.ReadAsStringAsync());

        Value(await site.Act((SaveAnswers a) => a.Fields(TestSite.As(Officer), id, "application", TestCalls.Cost("2000.00"), null)));
        Assert.Contains("Klaar om in te dienen", await officer.Text(check));
        Assert.Equal(HttpStatusCode.Found, (await officer.Post($"{check}?handler=Sign")).StatusCode);
        Assert.Contains("Klaar, en gevraagd om in te dienen", await officer.Text(check));
        // Asked twice is told once.
        Assert.Equal(
            HttpStatusCode.OK,
            (await api.PostAsync($"/api/v1/dossiers/{id}/steps/application/signature-request", null)).StatusCode
        );
        var told = await site.Query(db => db.Notices.Where(n => n.Href == check).ToListAsync());
        Assert.Equal("signers", Assert.Single(told).Reach);

        using var mayor = await Browser.As(site, "geetbets-mayor");
        // One line each: the officer reads with whom it lies, and has nothing to send.
        foreach (var page in new[] { "/werkbank", $"/dossiers/{id}" })
        {
            var (forMayor, forOfficer) = (await Body(mayor, page), await Body(officer, page));
            Assert.Contains("nalezen, ondertekenen en indienen", forMayor);
            Assert.Contains("Wacht op wie ondertekent", forOfficer);
            Assert.Contains("” nalezen en indienen", forOfficer);
            Assert.DoesNotContain("invullen en indienen", forMayor + forOfficer);
        }
        Assert.Contains("Een collega vraagt u om te ondertekenen", await Body(mayor, $"/dossiers/{id}"));
        Value(await site.Act((SubmitStep a) => a.Do(TestSite.As("geetbets-mayor"), id, "application")));
        Assert.Equal([TaskKind.CheckCompleteness], await Kinds(site, id));
        Assert.Equal(0, await site.Query(db => db.SignRequests.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_applicant_reads_that_the_agency_is_busy_and_never_what_it_proposes(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        Value(
            await site.Act((ProposeRejection a) => a.Do(TestSite.As("case-worker", Acts.Role.ProgrammeManager), dossier.Id, "Past niet"))
        );

        using var officer = await site.ApiAs(Officer);
        var seen = await officer.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/tasks");
        Assert.DoesNotContain("eject", seen);
        Assert.Contains("judge your application", seen);
        Assert.DoesNotContain(
            "eject",
            JsonNode.Parse(await officer.GetStringAsync("/api/v1/dossiers"))!["dossiers"]![0]!["tasks"]!.ToJsonString()
        );
        using var page = await Browser.As(site, Officer);
        Assert.DoesNotContain("afwijzing", await Body(page, $"/dossiers/{dossier.Id}"));
        using var approver = await site.ApiAs(Approver);
        Assert.Contains("decide-rejection", await approver.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/tasks"));
        using var stranger = await site.ApiAs("gent-officer");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/v1/dossiers/{dossier.Id}/tasks")).StatusCode);
    }

    /// <summary>The bicycle call is open: what was sent can be sent again.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_changes_what_was_sent_has_that_to_do_and_the_agency_is_not_told_before_it_is_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        Assert.Equal([TaskKind.SendAgain, TaskKind.CheckCompleteness], await Kinds(site, dossier.Id));
        using var officer = await Browser.As(site, Officer);
        Assert.Contains("gewijzigd indienen", await Body(officer, "/werkbank"));
        using var manager = await Browser.As(site, Manager);
        foreach (var page in new[] { $"/dossiers/{dossier.Id}", "/dossiers", "/werkbank" })
            Assert.DoesNotContain("gewijzigd indienen", await Body(manager, page));
        using var api = await site.ApiAs(Manager);
        Assert.DoesNotContain("send-again", await api.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/tasks"));

        Value(
            await site.Act((OpenAgain a) => a.Do(TestSite.As(Manager), dossier.Id, Given.First, ["name"], "Welke straat?", "2022-09-12"))
        );
        Assert.Equal([TaskKind.Complete], await Kinds(site, dossier.Id));
        await site.MoveClock(new(2022, 9, 13, 0, 0));
        Assert.Equal([TaskKind.CheckCompleteness], await Kinds(site, dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_menu_counts_what_waits_and_a_filter_is_kept_under_a_name(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var manager = await Browser.As(site, Manager);
        Assert.Equal("1 wachten op u", await Count(manager));
        using var approver = await Browser.As(site, Approver);
        Assert.Null(await Count(approver));

        var list = $"/dossiers?oproep={TestCalls.Small}&wacht=mij";
        var unnamed = await manager.Post($"{list}&handler=Keep", ("naam", " "));
        Assert.Equal(HttpStatusCode.BadRequest, unnamed.StatusCode);
        Assert.Contains("Geef deze filter een naam", await unnamed.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Found, (await manager.Post($"{list}&handler=Keep", ("naam", "Mijn pot"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await manager.Post($"{list}&volgorde=bedrag&handler=Keep", ("naam", "Mijn pot"))).StatusCode);
        var link = new HtmlParser().ParseDocument(await manager.Text("/dossiers")).QuerySelector(".v-kept__list a")!;
        Assert.Equal("Mijn pot", link.TextContent);
        Assert.Contains(dossier.Number, await Body(manager, link.GetAttribute("href")!));
        Assert.DoesNotContain("Mijn pot", await approver.Text("/dossiers"));
        Assert.Equal(
            "filter-without-name",
            Code(await site.Act((Features.Casework.SavedFilters f) => f.Keep(TestSite.As(Manager), "", "wacht=mij")))
        );
        Assert.Equal(
            "no-filter-to-keep",
            Code(await site.Act((Features.Casework.SavedFilters f) => f.Keep(TestSite.As(Manager), "x", "")))
        );
        for (var i = 1; i < Features.Casework.SavedFilters.Most; i++)
            Value(await site.Act((Features.Casework.SavedFilters f) => f.Keep(TestSite.As(Manager), $"{i}", "wacht=mij")));
        Assert.Equal(
            "too-many-filters",
            Code(await site.Act((Features.Casework.SavedFilters f) => f.Keep(TestSite.As(Manager), "x", "wacht=mij")))
        );
        var kept = await site.Query(db => db.Set<Features.Casework.SavedFilter>().AsNoTracking().SingleAsync(f => f.Name == "Mijn pot"));
        await approver.Post("/dossiers?handler=Drop", ("filter", $"{kept.Id}"));
        Assert.Contains("Mijn pot", await manager.Text("/dossiers"));
        await manager.Post("/dossiers?handler=Drop", ("filter", $"{kept.Id}"));
        Assert.DoesNotContain("Mijn pot", await manager.Text("/dossiers"));
    }

    private static async Task<string?> Count(Browser browser) =>
        new HtmlParser().ParseDocument(await browser.Text("/dossiers")).QuerySelector(".v-menu .v-count")?.TextContent;

    /// <summary>What can be done now, by kind.</summary>
    private static async Task<IReadOnlyList<TaskKind>> Kinds(TestSite site, Guid dossier)
    {
        var now = site.App.Services.GetRequiredService<Acts.Clock>().UtcNow;
        var tasks = await site.Query(db => db.DossierTasks.AsNoTracking().Where(t => t.DossierId == dossier).ToListAsync());
        return [.. tasks.Where(t => t.IsNow(now)).Select(t => t.Kind).Order()];
    }

    /// <summary>Looked at anew from nothing, the same tasks are there.</summary>
    private static async Task Recomputed(TestSite site, Guid dossier)
    {
        Task<List<string>> Keys() =>
            site.Query(db => db.DossierTasks.Where(t => t.DossierId == dossier).OrderBy(t => t.Key).Select(t => t.Key).ToListAsync());
        var kept = await Keys();
        await site.Query(db => db.DossierTasks.ExecuteDeleteAsync());
        await site.In(async s =>
        {
            await s.GetRequiredService<TasksOfDossiers>().LookAt([dossier]);
            return 0;
        });
        Assert.Equal(kept, await Keys());
    }

    private static async Task<string> Body(Browser browser, string path) =>
        new HtmlParser().ParseDocument(await browser.Text(path)).QuerySelector("main")!.TextContent;
}
