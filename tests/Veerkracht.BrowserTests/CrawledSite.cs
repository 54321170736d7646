using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests;

/// <summary>What a walk along all links found.</summary>
/// <param name="Pages">One of each kind: one municipality is like another.</param>
public sealed record Crawled(IReadOnlyList<CrawledPage> Pages, IReadOnlyList<string> Faults);

/// <param name="Text">What it says, without its head and its menu.</param>
public sealed record CrawledPage(string Path, string Text);

/// <summary>A site with dossiers in it, walked once for each kind of reader.</summary>
public sealed class CrawledSite : IAsyncLifetime
{
    private const int MostPages = 250;

    /// <summary>Slugs of personas; null is a visitor.</summary>
    public static readonly string?[] Readers =
    [
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
    ];

    private readonly Dictionary<string, Crawled> _walks = [];

    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.Start(Database.Sqlite, with: o => o with { DemonstrationDossiers = true });
        await Site.AFilledApplication();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    public async Task<Crawled> As(string? reader) =>
        _walks.TryGetValue(reader ?? "", out var walked) ? walked : _walks[reader ?? ""] = await Crawl(reader);

    public static async Task<HttpClient> Signed(TestSite site, string? reader)
    {
        var client = site.Client(followRedirects: true);
        if (reader is not null)
            await client.SignIn(reader);
        return client;
    }

    private async Task<Crawled> Crawl(string? reader)
    {
        using var client = await Signed(Site, reader);
        var (faults, pages) = (new List<string>(), new Dictionary<string, CrawledPage>());
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
            pages.TryAdd(KindOf(here), new(here.PathAndQuery, page.QuerySelector("main")?.TextContent ?? ""));
            foreach (var link in Links(page))
            {
                if (!Uri.TryCreate(here, link, out var target) || target.Authority != here.Authority || !known.Add(target.PathAndQuery))
                    continue;
                // Of pages that are alike only some.
                var kind = KindOf(target);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (kinds[kind] <= 4 || !kind.Contains('*'))
                    waiting.Enqueue((target.PathAndQuery, here.PathAndQuery));
            }
        }
        Assert.True(known.Count > 20, $"{reader} found only {known.Count} links");
        return new([.. pages.Values], faults);
    }

    private static string KindOf(Uri address) =>
        string.Join('/', address.AbsolutePath.Split('/').Select(part => part.Any(char.IsDigit) ? "*" : part))
        + (address.Query.Length > 0 ? "?" : "");

    /// <summary>Where a reader can go without changing anything. Changing the language is tried once, by the tests of the site.</summary>
    private static IEnumerable<string> Links(IHtmlDocument page) =>
        page.QuerySelectorAll("a[href]")
            .Select(a => a.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!))
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!))
            .Where(href => !href.StartsWith("/taal/", StringComparison.Ordinal));
}
