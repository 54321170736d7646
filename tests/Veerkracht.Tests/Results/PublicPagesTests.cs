using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Results;

public sealed class PublicPagesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_whose_source_does_not_say_how_large_its_jury_is_promises_no_number(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client(followRedirects: true);
        foreach (var (language, told) in new[] { ("nl", "Een jury beoordeelt de aanvragen."), ("en", "A jury judges the applications.") })
        {
            await client.GetAsync($"/taal/{language}");
            foreach (var call in (string[])["gemeente-zonder-gemeentehuis-1", "gemeente-zonder-gemeentehuis-3", "stadsvernieuwing"])
                Assert.Contains(told, await client.GetStringAsync($"/oproepen/{call}"));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Every_public_page_answers_in_both_languages(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client(followRedirects: true);
        string[] pages =
        [
            "/",
            "/programmas",
            "/programmas/vlaamse-veerkracht",
            "/maatregelen/fietspaden",
            "/maatregelen/toegankelijkheid",
            "/maatregelen/fietspaden?pagina=99",
            "/oproepen",
            "/oproepen/fietspaden",
            "/oproepen/schoolroutes",
            "/gemeenten",
            "/gemeenten/71020",
            "/gemeenten/11007",
            "/nieuws/vlaamse-veerkracht",
            "/over",
            "/bronnen",
            "/toegankelijkheid",
            "/aanmelden",
            "/klok",
        ];
        foreach (var language in new[] { "nl", "en" })
        {
            await client.GetAsync($"/taal/{language}");
            foreach (var page in pages)
            {
                var answer = await client.GetAsync(page);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page} in {language}: {answer.StatusCode}");
            }
        }
        foreach (
            var page in new[]
            {
                "/maatregelen/niets",
                "/programmas/niets",
                "/oproepen/niets",
                "/gemeenten/99999",
                "/gemeenten/'--",
                "/nieuws/..%2Fprogramme",
            }
        )
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page)).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_that_is_only_announced_says_so_and_cannot_be_started(Database database)
    {
        await using var site = await TestSite.Start(database);
        var call = await Page(site, "/oproepen/laadpalen");
        Assert.Contains("Aangekondigd", call.QuerySelector("main")!.TextContent);
        Assert.Contains("Aangekondigd; de datum is nog niet bekend", call.QuerySelector(".v-timeline")!.TextContent);
        Assert.DoesNotContain("Vraag subsidie aan", call.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("zonder einddatum", call.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "Eerst aangekondigd voor januari–februari 2021",
            (await Page(site, "/oproepen/fietspaden")).QuerySelector("main")!.TextContent
        );
        Assert.DoesNotContain("Laadpalen", (await Page(site, "/")).QuerySelector(".v-cards")?.TextContent ?? "");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_measure_without_calls_shows_its_milestones_or_its_proof(Database database)
    {
        await using var site = await TestSite.Start(database);
        var steps = (await Page(site, "/maatregelen/digitale-inburgering"))
            .QuerySelectorAll(".v-timeline li")
            .Select(li => Plain(li.QuerySelector(".v-timeline__when")!.TextContent));
        Assert.Equal(["Bereikt op 15 december 2020", "De datum is nog niet bekend", "De datum is nog niet bekend"], steps);
        var proof = await Page(site, "/maatregelen/toegankelijkheid");
        Assert.Contains("toegankelijkheidsverslag", proof.QuerySelector("main")!.TextContent);
        Assert.NotNull(proof.QuerySelector("main a[href='/oproepen/stadsvernieuwing']"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_measure_page_shows_the_journal_to_the_cent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (book, dossier) = (Book.Envelope("fietspaden"), Guid.CreateVersion7());
        foreach (
            var (from, to, cents) in new[]
            {
                (book.Demand(dossier), book.Asked(dossier), 12_345_678_91),
                (book.Available, book.Reserved(dossier), 10_000_000_07L),
                (book.Reserved(dossier), book.Committed(dossier), 9_000_000_05),
                (book.Committed(dossier), book.Paid(dossier), 8_000_000_01),
            }
        )
            await site.In(s => s.GetRequiredService<Db>().Book(s, from, to, new Money(cents)));

        var rows = (await Page(site, "/maatregelen/fietspaden"))
            .QuerySelectorAll(".v-bar tr")
            .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => Plain(r.QuerySelector(".v-bar__amount")!.TextContent));

        Assert.Equal("€ 150.000.000,00", rows["Enveloppe"]);
        Assert.Equal("€ 12.345.678,91", rows["Gevraagd"]);
        Assert.Equal("€ 1.000.000,02", rows["Gereserveerd"]);
        Assert.Equal("€ 9.000.000,05", rows["Toegekend"]);
        Assert.Equal("€ 8.000.000,01", rows["Betaald"]);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_not_stated_is_never_shown_as_zero_and_the_five_billion_is_in_no_sum(Database database)
    {
        await using var site = await TestSite.Start(database);

        var measure = await Page(site, "/maatregelen/toegankelijkheid");
        Assert.Equal("niet vermeld", measure.QuerySelector(".v-bar tr .v-bar__amount")!.TextContent.Trim());

        var home = await Page(site, "/");
        var figures = home.QuerySelectorAll(".v-figures .v-money--large").Select(f => Plain(f.TextContent)).ToList();
        Assert.Equal(["€ 314.000.000,00", "€ 0,00", "€ 0,00"], figures);
        Assert.Contains("5 miljard", home.QuerySelector(".v-context")!.TextContent);
        Assert.Equal(
            ["€ 165.000.000,00", "€ 25.000.000,00", "€ 85.000.000,00", "€ 19.000.000,00", "€ 20.000.000,00"],
            home.QuerySelectorAll("table tbody tr").Select(r => Plain(r.QuerySelector("td")!.TextContent))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task There_were_300_municipalities_and_there_are_285(Database database)
    {
        await using var site = await TestSite.Start(database);

        Assert.Contains("300 gemeenten", (await Page(site, "/gemeenten?op=2024-12-31")).QuerySelector(".v-lead")!.TextContent);
        Assert.Contains("285 gemeenten", (await Page(site, "/gemeenten?op=1/1/2025")).QuerySelector(".v-lead")!.TextContent);
        Assert.Equal("Geetbets", (await Page(site, "/gemeenten?zoek=GEETB")).QuerySelector("tbody th")!.TextContent.Trim());
        using var client = site.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/gemeenten?op=31/9/2022")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Assumptions_of_a_call_are_for_the_administration_only(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var visitor = site.Client(followRedirects: true);
        Assert.DoesNotContain("Aannames", await visitor.GetStringAsync("/oproepen/fietspaden"));
        await visitor.SignIn("programme-manager");
        Assert.Contains("Aannames", await visitor.GetStringAsync("/oproepen/fietspaden"));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Page(TestSite site, string path)
    {
        using var client = site.Client();
        return new HtmlParser().ParseDocument(await client.GetStringAsync(path));
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Trim();
}
