using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Features.News;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Api;

/// <summary>Themes and news are there for programs, without a token, as they are for readers.</summary>
public sealed class NewsApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_tree_of_themes_says_what_stands_under_it_and_whom_to_ask(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        var themes = (await Json(client, "/api/v1/themes"))["themes"]!.AsArray();
        var cycling = themes.Single(t => (string)t!["slug"]! == "fietsen")!;
        Assert.Equal("mobiliteit", (string)cycling["parent"]!);
        Assert.Equal("Cycling", (string)cycling["title"]!["en"]!);
        // Its own contact is that of the theme above it.
        Assert.Equal("mobiliteit@veerkracht.example", (string)cycling["contact"]!["email"]!);
        Assert.Equal("mobiliteit", (string)cycling["contact"]!["theme"]!);
        Assert.Null(cycling["retiredOn"]);

        var mobility = await Json(client, "/api/v1/themes/mobiliteit");
        Assert.Contains("fietsen", mobility["below"]!.AsArray().Select(b => (string)b!));
        Assert.Contains("fietspaden", mobility["open"]!.AsArray().Select(c => (string)c!));
        Assert.Contains("fietspaden", mobility["measures"]!.AsArray().Select(m => (string)m!["slug"]!));
        Assert.Equal(["mobiliteit"], (await Json(client, "/api/v1/themes/fietsen"))["path"]!.AsArray().Select(p => (string)p!));
        await Refuses(client, "/api/v1/themes/niets", HttpStatusCode.NotFound, "not-found");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Articles_are_found_by_theme_year_kind_and_words_and_read_whole(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        await site.APublicArticle("De brug is open", a => a with { Links = "/oproepen/fietspaden" });
        await site.APublicArticle("Kom naar het webinar", a =>
            a with
            {
                Kind = ArticleKind.Event,
                EventAt = new(2022, 9, 20, 14, 0),
                EventPlace = new("Online"),
            }
        );
        await site.AWrittenArticle("Nog een concept");

        Assert.Equal(["kom-naar-het-webinar", "de-brug-is-open"], (await Slugs(client, "theme=fietsen&year=2022")).OrderDescending());
        Assert.Equal(["kom-naar-het-webinar"], await Slugs(client, "kind=event"));
        Assert.Equal(["de-brug-is-open"], await Slugs(client, "text=brug"));
        Assert.Contains("de-brug-is-open", await Slugs(client, "theme=mobiliteit"));
        Assert.Equal(["vlaamse-veerkracht"], await Slugs(client, "year=2020"));
        await Refuses(client, "/api/v1/articles?kind=gerucht", HttpStatusCode.UnprocessableEntity, "not-an-option");
        await Refuses(client, "/api/v1/articles?theme=niets", HttpStatusCode.NotFound, "not-found");

        var read = await Json(client, "/api/v1/articles/de-brug-is-open");
        Assert.Equal("Een **tekst**.", (string)read["body"]!["nl"]!);
        Assert.EndsWith("/oproepen/fietspaden", (string)read["links"]![0]!["href"]!);
        Assert.Null(read["event"]);
        var announced = await Json(client, "/api/v1/articles/kom-naar-het-webinar");
        Assert.Equal("2022-09-20T12:00:00Z", (string)announced["event"]!["at"]!["utc"]!);
        var first = await Json(client, "/api/v1/articles/vlaamse-veerkracht");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri((string)first["picture"]!["href"]!).PathAndQuery)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/articles/nog-een-concept")).StatusCode);
    }

    private static async Task<IReadOnlyList<string>> Slugs(HttpClient client, string query) =>
        [.. (await Json(client, $"/api/v1/articles?{query}"))["articles"]!.AsArray().Select(a => (string)a!["slug"]!)];

    private static async Task Refuses(HttpClient client, string path, HttpStatusCode status, string code)
    {
        var answer = await client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!);
    }

    private static async Task<JsonNode> Json(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(path))!;
}
