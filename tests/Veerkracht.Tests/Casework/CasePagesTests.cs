using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

public sealed partial class CasePagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_character_that_no_database_keeps_is_refused_as_bad_input(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var manager = await SignedIn(site, Manager);
        foreach (var address in new[] { "/dossiers?zoek=%00", "/dossiers?bestuur=%00", "/gemeenten?zoek=%00", "/oproepen/%00" })
        {
            var answer = await manager.GetAsync(address, Stop);
            Assert.True((int)answer.StatusCode < 500, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_goes_by_its_page_from_sent_to_paid_and_its_history_tells_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        var address = $"/dossiers/{dossier}";
        using var manager = await SignedIn(site, Manager);
        using var approver = await SignedIn(site, Approver);
        using var officer = await SignedIn(site, "geetbets-officer");

        Assert.Equal("€ 1.000,00 gevraagd", await Begins(officer, address));
        await Post(manager, address, "ask-question", ("ask-question_text", "Welke <straat>?"));
        Assert.Contains("Welke &lt;straat&gt;?", await officer.GetStringAsync(address, Stop));
        var question = await site.Query(db => db.Questions.Select(q => q.Id).SingleAsync());
        await Post(officer, address, "Answer", ("question", $"{question}"), ($"q{question:n}_answer", "De Kerkstraat"));
        await Post(manager, address, "declare-complete");
        await Post(manager, address, "propose-award", ("propose-award_reason", "Voldoet aan de oproep"));
        await Post(approver, address, "confirm-award");
        Assert.Equal("€ 1.000,00 toegekend", await Begins(manager, address));
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        await Post(manager, address, "propose-payment", ("propose-payment_reason", "In orde"));
        await Post(approver, address, "confirm-payment");
        await Post(
            manager,
            address,
            "record-payment",
            ("record-payment_on", $"{Today(site):yyyy-MM-dd}"),
            ("record-payment_reference", "BANK-1")
        );

        Assert.Equal(800_00, (await site.Dossier(dossier)).PaidCents);
        Assert.Equal("€ 1.000,00 toegekend € 800,00 betaald", await Begins(officer, address));
        using var auditor = await SignedIn(site, "auditor");
        var history = await auditor.GetStringAsync($"{address}/geschiedenis", Stop);
        // What was asked stands with the dossier.
        Assert.Contains($"{address}#vragen", history);
        foreach (var kind in new[] { ActKinds.CheckCompleteness, ActKinds.ConfirmAward, ActKinds.RecordPayment })
            Assert.Contains(ActCatalogue.TitleOf(kind).Nl, history);
        Assert.Contains("Dirk Willems", history);
        Assert.Contains("800,00", history);
        Assert.DoesNotContain("klopt niet", history);
        Assert.Contains("1.000,00", await officer.GetStringAsync($"{address}/toekenning", Stop));
        var pdf = await officer.GetAsync($"{address}/toekenning.pdf", Stop);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pdf.StatusCode, pdf.Content.Headers.ContentType!.MediaType));
    }

    /// <summary>The amounts under the name of the dossier, with single spaces.</summary>
    private static async Task<string> Begins(HttpClient reader, string address)
    {
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync(address, Stop));
        return Spaces().Replace(page.QuerySelector("h1 + .v-case__sum")!.TextContent, " ").Trim();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_a_pot_pays_only_later_is_told_to_who_fills_in_sends_and_awards(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.MoveClock(new(2022, 6, 1, 12, 0));
        var draft = await site.AFilledApplication(cost: "1000000.00");
        using var officer = await SignedIn(site, "geetbets-officer");
        using var director = await SignedIn(site, "geetbets-finance-director");
        const string Told = "Wordt de subsidie toegekend vóór 8 juli 2022, dan is ";
        static string Plain(string page) => new HtmlParser().ParseDocument(page).QuerySelector("main")!.TextContent;

        var costs = Plain(await officer.GetStringAsync($"/dossiers/{draft.Id}/stap/proposal/costs", Stop));
        var check = Plain(await director.GetStringAsync($"/dossiers/{draft.Id}/stap/proposal/controle", Stop));
        foreach (var page in new[] { costs, check })
        {
            Assert.Contains(Told, page);
            Assert.Contains("Indienen kan tot en met 15 oktober 2022", page);
        }
        var sent = (await site.Complete(Given.Call, Given.Answers("1000000.00"), "gent")).Id;
        using var manager = await SignedIn(site, Manager);
        Assert.DoesNotContain(Told, Plain(await manager.GetStringAsync($"/dossiers/{sent}", Stop)));
        var own = (await site.Complete(Given.Call, Given.Answers("1000000.00"))).Id;
        Assert.Contains(Told, Plain(await manager.GetStringAsync($"/dossiers/{own}", Stop)));

        await site.MoveClock(new(2022, 7, 8, 12, 0));
        // Sessions end by the clock that moved.
        using var later = await SignedIn(site, "geetbets-officer");
        using var decides = await SignedIn(site, Manager);
        Assert.DoesNotContain(Told, Plain(await later.GetStringAsync($"/dossiers/{draft.Id}/stap/proposal/costs", Stop)));
        Assert.DoesNotContain(Told, Plain(await decides.GetStringAsync($"/dossiers/{own}", Stop)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_approves_and_who_pays_see_to_whom_and_on_which_account(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = (await site.Complete("fietspaden", WholeLifeTests.Proposal("100000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "payment_request", WholeLifeTests.Request("100000.00"));
        using var manager = await SignedIn(site, Manager);
        using var approver = await SignedIn(site, Approver);
        await Post(manager, $"/dossiers/{dossier}", "propose-payment", ("propose-payment_reason", "In orde"));
        await Sees(approver);
        await Post(approver, $"/dossiers/{dossier}", "confirm-payment");
        await Sees(manager);

        async Task Sees(HttpClient reader)
        {
            var box = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/dossiers/{dossier}", Stop)).QuerySelector("#doen")!;
            var facts = box.QuerySelectorAll("dd").Select(d => d.TextContent.Trim()).ToList();
            Assert.Contains("Geetbets", facts);
            var kept = await site.Query(db => db.Payments.Where(p => p.DossierId == dossier).Select(p => p.Iban).SingleAsync());
            Assert.Contains(string.Join(' ', kept!.Chunk(4).Select(c => new string(c))), facts);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_draft_is_called_by_its_project_and_its_history_names_organisations(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        using var officer = await SignedIn(site, "geetbets-officer");

        var page = new HtmlParser().ParseDocument(await officer.GetStringAsync($"/dossiers/{dossier.Id}", Stop));
        Assert.Equal("Fietspad langs de Gete", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith($"Fietspad langs de Gete ({dossier.Number})", page.Title);
        Assert.Contains(dossier.Number, page.QuerySelector("main")!.TextContent);

        var history = new HtmlParser().ParseDocument(await officer.GetStringAsync($"/dossiers/{dossier.Id}/geschiedenis", Stop));
        var holder = history.QuerySelectorAll(".v-changes li").Single(li => li.TextContent.Contains("Houder van het recht"));
        Assert.Contains("Geetbets", holder.TextContent);
        Assert.DoesNotContain("0207518137", holder.TextContent);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_sees_what_is_not_theirs_and_bad_input_is_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        var draft = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TestCalls.Small))).Id;
        using var gent = await SignedIn(site, "gent-officer");
        using var manager = await SignedIn(site, Manager);
        using var officer = await SignedIn(site, "geetbets-officer");
        using var citizen = await SignedIn(site, "citizen");

        foreach (var part in new[] { "", "/geschiedenis", "/toekenning", "/toekenning.pdf" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await gent.GetAsync($"/dossiers/{dossier}{part}", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/dossiers/{draft}{part}", Stop)).StatusCode);
        }
        Assert.Contains((await site.Dossier(draft)).Number, await officer.GetStringAsync("/dossiers", Stop));
        Assert.DoesNotContain((await site.Dossier(draft)).Number, await manager.GetStringAsync("/dossiers", Stop));
        Assert.NotEqual(HttpStatusCode.OK, (await citizen.GetAsync("/dossiers", Stop)).StatusCode);
        foreach (
            var query in new[]
            {
                "pagina=99999999999",
                "pagina=-3",
                "toestand=x&oproep=%00&bestuur='",
                "zoek=%25_%5C",
                "volgorde=zzz&wacht=iedereen",
            }
        )
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/dossiers?{query}", Stop)).StatusCode);

        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Post(manager, $"/dossiers/{dossier}", "ask-question", expect: null, ("ask-question_text", " "))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await Post(manager, $"/dossiers/{dossier}", "propose-award", expect: null, ("propose-award_reason", "te vroeg"))).StatusCode
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(officer, $"/dossiers/{dossier}", "declare-complete", expect: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(manager, $"/dossiers/{dossier}", "confirm-award", expect: null)).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Post(manager, $"/dossiers/{dossier}", "record-payment", expect: null, ("record-payment_on", "31-31-31"))).StatusCode
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_work_list_finds_by_desk_state_text_and_town(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var sent = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var complete = await site.Complete(TestCalls.Small, TestCalls.Cost("3000.00"), "gent");
        var asked = await site.Registered(TestCalls.Small, TestCalls.Cost("1000.00"), "herstappe");
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), asked.Id, "Waar?")));

        async Task<Guid[]> Find(WorkFilter filter) =>
            [.. (await site.Ask((WorkList l) => l.Find(TestSite.As(Manager), filter, 1))).Rows.Select(r => r.Id)];
        Assert.Equal([sent.Id, complete.Id], (await Find(new() { Awaits = Desk.ProgrammeManager, Sort = WorkSort.Registered })));
        Assert.Equal([asked.Id], await Find(new() { Awaits = Desk.Applicant }));
        Assert.Equal([complete.Id], await Find(new() { State = DossierState.Complete }));
        Assert.Equal([asked.Id], await Find(new() { Text = "HERSTAPPE proef" }));
        Assert.Equal([complete.Id, sent.Id, asked.Id], await Find(new() { Sort = WorkSort.Amount }));
        Assert.Equal([sent.Id], await Find(new() { Organisation = Known.As("0207518137") }));
        Assert.Empty(await Find(new() { Text = "%" }));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<HttpClient> SignedIn(TestSite site, string persona)
    {
        var client = site.Client();
        await Send(client, "/aanmelden", "/aanmelden", ("persona", persona));
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string address, string handler, params (string, string)[] boxes) =>
        Post(client, address, handler, HttpStatusCode.Found, boxes);

    private static async Task<HttpResponseMessage> Post(
        HttpClient client,
        string address,
        string handler,
        HttpStatusCode? expect,
        params (string, string)[] boxes
    )
    {
        // Acts with a declared form have the name of that form; others a handler of their own.
        var query = char.IsLower(handler[0]) ? "doe" : "handler";
        var response = await Send(client, address, $"{address}?{query}={handler}", boxes);
        if (expect is not null)
            Assert.Equal(expect, response.StatusCode);
        return response;
    }

    private static async Task<HttpResponseMessage> Send(
        HttpClient client,
        string page,
        string address,
        params (string Name, string Value)[] boxes
    )
    {
        var token = Antiforgery().Match(await client.GetStringAsync(page, Stop)).Groups[1].Value;
        return await client.PostAsync(
            address,
            new FormUrlEncodedContent([
                .. boxes.Select(b => KeyValuePair.Create(b.Name, b.Value)),
                KeyValuePair.Create("__RequestVerificationToken", token),
            ]),
            Stop
        );
    }

    [GeneratedRegex("__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Antiforgery();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
