using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

public sealed class ApplicationPagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_part_that_nobody_began_says_so_and_is_no_list_of_faults(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        var step = $"/dossiers/{dossier.Id}/stap/{Given.First}";

        var check = new HtmlParser().ParseDocument(await officer.Text($"{step}/controle"));
        var points = check.QuerySelectorAll("[data-summary] li").Select(p => p.TextContent).ToList();
        // The contact was begun: who started stands there. Each other part is one line, whatever it asks.
        foreach (var part in new[] { "Project", "Kosten en subsidie", "Kilometers" })
            Assert.Single(points, $"{part}: nog niet begonnen");
        Assert.DoesNotContain(points, p => p.StartsWith("Contact: ", StringComparison.Ordinal));
        Assert.Contains($"Nog niet klaar om in te dienen: {points.Count} punten", check.QuerySelector("#foutenlijst")!.TextContent);
        Assert.Equal(3, check.QuerySelectorAll(".v-steps small").Count(s => s.TextContent == "nog niet begonnen"));

        await officer.Upload($"{step}/project", [], ("name", "Fietspad"), ("doe", "bewaar"));
        check = new HtmlParser().ParseDocument(await officer.Text($"{step}/controle"));
        points = [.. check.QuerySelectorAll("[data-summary] li").Select(p => p.TextContent)];
        Assert.DoesNotContain("Project: nog niet begonnen", points);
        Assert.Contains("Kilometers: nog niet begonnen", points);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_scripts_an_officer_fills_in_and_the_mayor_sends(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("138.841,48", await officer.Text("/mijn-oproepen"));
        var started = await officer.Post("/mijn-oproepen", ("call", Given.Call));
        var step = started.Headers.Location!.ToString();
        Assert.Equal($"{step}/contact", (await officer.Get(step)).Headers.Location!.ToString());

        var next = await officer.Upload(
            $"{step}/contact",
            [],
            ("contact.first_name", "Lotte"),
            ("contact.family_name", "Peeters"),
            ("contact.phone", "011585111"),
            ("contact.email", "l@geetbets.example"),
            ("doe", "verder")
        );
        Assert.Equal($"{step}/project", next.Headers.Location!.ToString());
        await officer.Upload(
            $"{step}/project",
            [("decision", "b.pdf", Files.Pdf()), ("photos_before", "f.png", Files.Png)],
            ("name", "Fietspad langs de Gete"),
            ("doe", "verder")
        );
        await officer.Upload($"{step}/costs", [], ("costs.works.cost", "1.000.000"), ("doe", "bewaar"));
        Assert.Contains("430.579,26", await officer.Text($"{step}/costs"));
        await officer.Upload($"{step}/kilometres", [], ("km.renew.separate_two_way", "3,5"), ("doe", "verder"));
        Assert.Contains("Klaar om in te dienen", await officer.Text($"{step}/controle"));

        using var mayor = await Browser.As(site, "geetbets-mayor");
        var check = await mayor.Text($"{step}/controle");
        var sent = await mayor.Post(
            $"{step}/controle",
            ("version", Browser.Hidden(check, "version")),
            ("key", Browser.Hidden(check, "key"))
        );
        Assert.Equal($"{step}/ontvangst", sent.Headers.Location!.ToString());
        var receipt = await officer.Text($"{step}/ontvangst");
        var kept = await site.Query(db => db.DossierSteps.AsNoTracking().SingleAsync());
        Assert.Contains(kept.SentSha256!, receipt);
        Assert.Equal(kept.Sent, await officer.Text($"{step}/ontvangst.json"));
        Assert.StartsWith("%PDF-", await officer.Text($"{step}/ontvangst.pdf"));
        Assert.Equal($"{step}/ontvangst", (await officer.Get($"{step}/costs")).Headers.Location!.ToString());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Twenty_clicks_on_send_lead_to_one_receipt(Database database)
    {
        await using var site = await TestSite.Start(database);
        var address = Address(await site.AFilledApplication());
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var check = await mayor.Text($"{address}/controle");
        var (version, token) = (Browser.Hidden(check, "version"), Browser.Hidden(check, "__RequestVerificationToken"));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    mayor.Raw(
                        new HttpRequestMessage(HttpMethod.Post, $"{address}/controle")
                        {
                            Content = new FormUrlEncodedContent([
                                new("version", version),
                                new("key", i % 2 == 0 ? "the-same" : $"tab-{i}"),
                                new("__RequestVerificationToken", token),
                            ]),
                        }
                    )
                )
        );

        Assert.All(answers, a => Assert.Equal($"{address}/ontvangst", a.Headers.Location?.ToString()));
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.SubmitStep)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_else_sees_a_draft_and_forged_addresses_and_posts_are_refused_kindly(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var address = Address(dossier);
        var document = await site.Query(db => db.Documents.Select(d => d.Id).FirstAsync());
        string[] pages =
        [
            $"{address}",
            $"{address}/costs",
            $"{address}/controle",
            $"{address}/ontvangst",
            $"{address}/ontvangst.pdf",
            $"{address}/termijn",
            $"/dossiers/{dossier.Id}/intrekken",
            $"/documenten/{document}",
        ];
        foreach (var persona in new[] { "gent-officer", "gent-mayor", "programme-manager", "auditor", "citizen" })
        {
            using var other = await Browser.As(site, persona);
            foreach (var page in pages)
                Assert.Equal((page, HttpStatusCode.NotFound), (page, (await other.Get(page)).StatusCode));
        }

        using var officer = await Browser.As(site, "geetbets-officer");
        string[] forged =
        [
            $"/dossiers/{Guid.Empty}/stap/proposal/costs",
            "/dossiers/1/stap/proposal",
            $"/dossiers/{dossier.Id}/stap/nonsense",
            $"{address}/nonsense",
            $"{address}/ontvangst.exe",
            $"/documenten/{Guid.Empty}",
            "/documenten/..%2f..%2fveerkracht.db",
            $"/dossiers/{dossier.Id}/stap/payment_request/costs",
            $"{address}/costs%00",
        ];
        foreach (var page in forged)
            Assert.InRange((int)(await officer.Get(page)).StatusCode, 302, 404);
        var unsigned = await officer.Raw(
            new(HttpMethod.Post, $"{address}/costs") { Content = new FormUrlEncodedContent([new("costs.works.cost", "1")]) }
        );
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
        foreach (var content in new[] { "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x" })
        {
            var broken = new StringContent("--x\r\nnonsense");
            broken.Headers.Remove("Content-Type");
            broken.Headers.TryAddWithoutValidation("Content-Type", content);
            Assert.Equal(
                HttpStatusCode.BadRequest,
                (await officer.Raw(new(HttpMethod.Post, $"{address}/costs") { Content = broken })).StatusCode
            );
        }
        var odd = await officer.Upload(
            $"{address}/costs",
            [("nonsense", "a.pdf", Files.Pdf()), ("costs.works", "a.pdf", Files.Pdf())],
            ("costs.works.cost", new string('9', 5000)),
            ("costs[99999999999]", "1"),
            ("_remove", "costs[0]"),
            ("_add", "__proto__"),
            ("remove", "decision:x"),
            ("basis", ":;::;x"),
            ("costs.works.share", "\0\u0001x")
        );
        Assert.InRange((int)odd.StatusCode, 302, 404);
        Assert.InRange(
            (int)
                (await officer.Post($"{address}/controle", ("version", "99999999999999999999"), ("key", new string('k', 5000)))).StatusCode,
            302,
            409
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_who_type_in_the_same_box_see_both_texts(Database database)
    {
        await using var site = await TestSite.Start(database);
        var address = Address(await site.AFilledApplication());
        using var officer = await Browser.As(site, "geetbets-officer");
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var basis = Browser.Hidden(await mayor.Text($"{address}/project"), "basis");
        await officer.Upload($"{address}/project", [], ("name", "Naam van Lotte"), ("basis", basis));

        var conflict = await mayor.Upload($"{address}/project", [], ("name", "Naam van Rita"), ("basis", basis), ("doe", "verder"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Naam van Lotte", page);
        Assert.Contains("value=\"Naam van Rita\"", page);
        var again = await mayor.Upload(
            $"{address}/project",
            [],
            ("name", "Naam van Rita"),
            ("basis", Browser.Hidden(page, "basis")),
            ("keuze:name", Choice(page)),
            ("doe", "verder")
        );
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains("Naam van Rita", await officer.Text($"{address}/project"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task When_the_deadline_passes_the_page_says_when_and_what_is_still_possible(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-10-15T23:58");
        var address = Address(await site.AFilledApplication());
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var check = await mayor.Text($"{address}/controle");
        var token = Browser.Hidden(check, "__RequestVerificationToken");
        await site.MoveClock(new LocalDateTime(2022, 10, 16, 0, 0));

        var late = await mayor.Raw(
            new(HttpMethod.Post, $"{address}/controle")
            {
                Content = new FormUrlEncodedContent([
                    new("version", Browser.Hidden(check, "version")),
                    new("__RequestVerificationToken", token),
                ]),
            }
        );

        Assert.Equal($"{address}/termijn", late.Headers.Location!.ToString());
        var page = await mayor.Text($"{address}/termijn");
        Assert.Contains("15 oktober 2022 om 23.59 uur", page);
        Assert.Contains("Er is niets verloren", page);
        Assert.Contains("Fietspad langs de Gete", await mayor.Text($"{address}/controle"));
    }

    /// <summary>What is posted by who takes the own text.</summary>
    private static string Choice(string page) =>
        System.Text.RegularExpressions.Regex.Match(page, "value=\"(mijn:[0-9a-f]+)\"").Groups[1].Value;

    private static string Address(Dossier dossier) => $"/dossiers/{dossier.Id}/stap/{Given.First}";
}
