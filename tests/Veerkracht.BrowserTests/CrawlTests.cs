using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.BrowserTests;

/// <summary>Follows every link that a page of ours shows, as each kind of reader: none is dead, none fails.</summary>
[Collection(InChromium.Name)]
public sealed class CrawlTests
{
    private const int MostPages = 250;

    private static readonly string[] BadQueries =
    [
        "/dossiers?pagina=-1",
        "/dossiers?pagina=99999999999999999999",
        "/dossiers?pagina=2147483647",
        "/dossiers?toestand=%00&oproep='--",
        "/dossiers?zoek=%00",
        "/dossiers?zoek=%25%27%22%5C",
        "/dossiers?bestuur=%F0%9F%98%80&volgorde=x&wacht=x",
        "/gemeenten?op=0001-01-01",
        "/gemeenten?op=9999-12-31",
        "/gemeenten?op=x&zoek=%00",
        "/maatregelen/fietspaden?pagina=-5",
        "/maatregelen/fietspaden?pagina=x",
        "/maatregelen/fietspaden?pagina=99999999999",
        "/aanmelden?terug=//evil.example",
        "/aanmelden?mislukt=x",
        "/taal/nl?terug=https://evil.example",
        "/taal/xx",
        "/fout/99999",
        "/fout/-1",
        "/fout/200",
        "/klok?back=%00",
        "/dossiers/niets",
        "/dossiers/00000000-0000-0000-0000-000000000000/geschiedenis",
        "/documenten/00000000-0000-0000-0000-000000000000",
        "/oproepen/%00",
        "/gemeenten/%FF",
        "/nieuws/..%2F..%2Fetc",
        "/werkbank?x=%00",
        "/%00",
        "/programmas/%F0%9F%98%80",
        "/mijn-oproepen?handler=x",
        "/uitnodiging/%00",
        "/uitnodiging/niets",
        "/bestuur/kiezen?terug=//evil.example",
        "/bestuur/mensen/00000000-0000-0000-0000-000000000000",
    ];

    [Fact]
    public async Task Every_link_of_every_page_leads_somewhere_for_every_reader()
    {
        await using var site = await TestSite.Start(Database.Sqlite, with: o => o with { DemonstrationDossiers = true });
        await site.AFilledApplication();
        var faults = new List<string>();
        foreach (
            var reader in new[]
            {
                null,
                "citizen",
                "geetbets-officer",
                "geetbets-mayor",
                "gent-finance-director",
                "programme-manager",
                "second-approver",
                "jury-1",
                "auditor",
                "case-worker",
                "administrator",
                "consultant",
            }
        )
            faults.AddRange(await Crawl(site, reader));
        Assert.Empty(faults.Distinct());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_nobody_should_ask_is_refused_in_a_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var step = $"/dossiers/{dossier.Id}/stap";
        string[] about =
        [
            $"{step}/niets",
            $"{step}/proposal/niets",
            $"{step}/proposal/contact?toon=%00",
            $"{step}/proposal/ontvangst.exe",
            $"{step}/proposal/ontvangst.pdf",
            $"/dossiers/{dossier.Id}?gedaan=%00",
            $"/dossiers/{dossier.Id}/toekenning.pdf",
            $"{step}/payment_request",
            $"{step}/payment_request/controle",
        ];
        var faults = new List<string>();
        foreach (var reader in new[] { null, "geetbets-officer", "gent-officer", "programme-manager" })
        {
            using var client = await Signed(site, reader);
            foreach (var path in BadQueries.Concat(about))
            {
                var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                if ((int)answer.StatusCode >= 500)
                    faults.Add($"{reader}: {path} answered {answer.StatusCode}");
                if (answer.RequestMessage!.RequestUri!.Host != "127.0.0.1")
                    faults.Add($"{reader}: {path} led away to {answer.RequestMessage.RequestUri}");
                if (reader == "gent-officer" && about.Contains(path) && answer.StatusCode != HttpStatusCode.NotFound)
                    faults.Add($"{path} of Geetbets answered {answer.StatusCode} to Gent");
            }
        }
        Assert.Empty(faults);
    }

    private static async Task<List<string>> Crawl(TestSite site, string? reader)
    {
        using var client = await Signed(site, reader);
        var faults = new List<string>();
        var waiting = new Queue<(string Path, string From)>([("/", "the start")]);
        var known = new HashSet<string> { "/" };
        var kinds = new Dictionary<string, int>();
        for (var visited = 0; visited < MostPages && waiting.TryDequeue(out var next); visited++)
        {
            using var answer = await client.GetAsync(next.Path);
            if (!answer.IsSuccessStatusCode)
                faults.Add($"{reader ?? "visitor"}: {next.Path} answered {(int)answer.StatusCode}, linked from {next.From}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var here = answer.RequestMessage!.RequestUri!;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var link in Links(page))
            {
                if (!Uri.TryCreate(here, link, out var target) || target.Authority != here.Authority || !known.Add(target.PathAndQuery))
                    continue;
                // Of pages that are alike only some: one municipality is like another.
                var kind =
                    string.Join('/', target.AbsolutePath.Split('/').Select(part => part.Any(char.IsDigit) ? "*" : part))
                    + (target.Query.Length > 0 ? "?" : "");
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= 4 || !kind.Contains('*'))
                    waiting.Enqueue((target.PathAndQuery, here.PathAndQuery));
            }
        }
        Assert.True(known.Count > 20, $"{reader} found only {known.Count} links");
        return faults;
    }

    /// <summary>Where a reader can go without changing anything. Changing the language is tried once, by the tests of the site.</summary>
    private static IEnumerable<string> Links(IHtmlDocument page) =>
        page.QuerySelectorAll("a[href]")
            .Select(a => a.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!))
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!))
            .Where(href => !href.StartsWith("/taal/", StringComparison.Ordinal));

    private static async Task<HttpClient> Signed(TestSite site, string? reader)
    {
        var client = site.Client(followRedirects: true);
        if (reader is not null)
            await client.SignIn(Persona.Find(reader)!.Slug);
        return client;
    }
}
