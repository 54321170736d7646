using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Tests.Npm;
using Veerkracht.Features.Calls;
using Veerkracht.Features.News;
using Veerkracht.Tests.Awards;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Feeds;

/// <summary>Feeds and calendars of the site as readers of others read them: feedparser, rss-parser, ical.js, node-ical.</summary>
public sealed class FeedsAsOthersReadThemTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task News_is_read_with_its_dates_its_text_and_ids_that_stay(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Settings = At("http://veerkracht.example") });
        await site.APublicArticle("Eén & twee <3", a => a with { Body = new("Zie [de oproep](/oproepen/fietspaden).") });
        using var reader = site.Client();
        using var asked = await reader.GetAsync("/feeds/nieuws.atom");
        Assert.Equal("application/atom+xml", asked.Content.Headers.ContentType!.MediaType);
        var text = await asked.Content.ReadAsStringAsync();
        var read = await Node.Ask("feeds.mjs", JsonValue.Create(text));
        foreach (var entries in new[] { Entries(read, "feedparser"), Entries(read, "rssParser") })
        {
            Assert.Equal(["Eén & twee <3", "Elf maatregelen voor lokale besturen"], entries.Select(e => (string)e["title"]!));
            Assert.Equal(
                ["http://veerkracht.example/nieuws/een-twee-3", "http://veerkracht.example/nieuws/vlaamse-veerkracht"],
                entries.Select(e => (string)e["link"]!)
            );
            Assert.All(entries, e => Assert.StartsWith("urn:uuid:", (string)e["id"]!));
            Assert.Equal(
                [new(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc), new(2020, 12, 14, 23, 0, 0, DateTimeKind.Utc)],
                entries.Select(e => When(e, "published"))
            );
            Assert.All(entries, e => Assert.Equal(When(e, "published"), When(e, "updated")));
            Assert.Contains("<a href=\"http://veerkracht.example/oproepen/fietspaden\">de oproep</a>", (string)entries[0]["html"]!);
        }
        Assert.Equal("http://veerkracht.example/feeds/nieuws.atom", (string?)read["rssParser"]!["self"]);
        Assert.Equal("Nieuws · Veerkracht", (string?)read["feedparser"]!["title"]);
        // Asked again, it is the same; who has it gets nothing.
        Assert.Equal(text, await reader.GetStringAsync("/feeds/nieuws.atom"));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/feeds/nieuws.atom");
        again.Headers.TryAddWithoutValidation("If-None-Match", asked.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await reader.SendAsync(again)).StatusCode);
        Assert.Contains("type=\"application/atom+xml\" href=\"/feeds/nieuws.atom\"", await reader.GetStringAsync("/"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_theme_and_a_call_tell_what_happened_to_calls_and_the_articles_that_belong_there(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.APublicArticle("Over de fietspaden", a => a with { Links = "/oproepen/fietspaden" });
        await site.APublicArticle("Over iets anders", a => a with { Themes = ["dienstverlening"], Links = "/oproepen/laadpalen" });
        using var reader = site.Client();
        async Task<IReadOnlyList<string>> Titles(string feed) =>
            [
                .. Entries(await Node.Ask("feeds.mjs", JsonValue.Create(await reader.GetStringAsync(feed))), "feedparser")
                    .Select(e => (string)e["title"]!),
            ];

        var before = await Titles("/feeds/oproepen/fietspaden.atom");
        Assert.Contains("Over de fietspaden", before);
        Assert.DoesNotContain("Over iets anders", before);
        await site.Changed("fietspaden", "window", Longer);
        var after = await Titles("/feeds/oproepen/fietspaden.atom");
        var told = Assert.Single(after.Except(before));
        Assert.StartsWith("Fietspaden", told);
        // The kept feed was emptied by the act, and what stands above the theme of the call tells it too.
        foreach (var theme in new[] { "fietsen", "mobiliteit" })
            Assert.Contains(told, await Titles($"/feeds/themas/{theme}.atom"));
        Assert.DoesNotContain(told, await Titles("/feeds/themas/digitaal.atom"));
        Assert.Contains("Over iets anders", await Titles("/feeds/themas/digitaal.atom"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/feeds/themas/bestaat-niet.atom")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/feeds/oproepen/bestaat-niet.atom")).StatusCode);
        Assert.Contains("href=\"/feeds/oproepen/fietspaden.atom\"", await reader.GetStringAsync("/oproepen/fietspaden"));
        Assert.Contains("href=\"/feeds/themas/fietsen.atom\"", await reader.GetStringAsync("/themas/fietsen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_search_and_a_town_are_read_too(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Settings = At("http://veerkracht.example") });
        using var reader = site.Client();
        async Task<JsonNode> Read(string feed) => await Node.Ask("feeds.mjs", JsonValue.Create(await reader.GetStringAsync(feed)));

        await site.Changed("fietspaden", "window", Longer);
        var search = await Read("/feeds/oproepen.atom?q=Fietspaden&thema=mobiliteit");
        var found = Entries(search, "feedparser");
        Assert.Contains(found, e => When(e, "published").Year == 2022);
        Assert.All(found, e => Assert.Equal("http://veerkracht.example/oproepen/fietspaden", (string)e["link"]!));
        Assert.Equal("http://veerkracht.example/feeds/oproepen.atom?q=fietspaden&thema=mobiliteit", (string?)search["rssParser"]!["self"]);
        Assert.Empty(Entries(await Read("/feeds/oproepen.atom?q=zwembad"), "rssParser"));
        Assert.True(Entries(await Read("/feeds/oproepen.atom"), "rssParser").Count > found.Count);

        Assert.Empty(Entries(await Read("/feeds/gemeenten/24028.atom"), "feedparser"));
        await site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        var town = await Read("/feeds/gemeenten/24028.atom");
        var number = (await site.Dossier(dossier.Id)).Number;
        foreach (var entries in new[] { Entries(town, "feedparser"), Entries(town, "rssParser") })
        {
            var award = Assert.Single(entries);
            Assert.Equal($"http://veerkracht.example/projecten/{number}", (string)award["link"]!);
            Assert.Contains("Toegekend aan Geetbets", (string)award["html"]!);
            Assert.Contains("Proefoproep", (string)award["html"]!);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/feeds/gemeenten/00000.atom")).StatusCode);
        Assert.Contains("href=\"/feeds/gemeenten/24028.atom\"", await reader.GetStringAsync("/gemeenten/24028"));
        Assert.Contains("/feeds/oproepen.atom?q=fiets", await reader.GetStringAsync("/oproepen?q=fiets"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_deadline_that_moves_is_the_same_event_with_a_higher_number(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var reader = site.Client();
        async Task<IReadOnlyList<JsonNode>[]> Read(string path)
        {
            using var answer = await reader.GetAsync(path);
            Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
            var read = await Node.Ask("agenda.mjs", JsonValue.Create(await answer.Content.ReadAsStringAsync()));
            return
            [
                [.. read["ical"]!.AsArray().Select(e => e!)],
                [.. read["nodeIcal"]!.AsArray().Select(e => e!)],
            ];
        }
        var before = await Read("/agenda/fietspaden.ics");
        await site.Changed("fietspaden", "window", Longer);
        var after = await Read("/agenda/fietspaden.ics");

        foreach (var (was, now) in before.Zip(after))
        {
            // Whatever ends is there once, and stays what it was.
            Assert.Equal(was.Count, was.Select(e => (string)e["uid"]!).Distinct().Count());
            Assert.Equal(was.Select(e => (string)e["uid"]!).Order(), now.Select(e => (string)e["uid"]!).Order());
            var moved = now.Where(e => (string)e["end"]! != (string)was.First(w => (string)w["uid"]! == (string)e["uid"]!)["end"]!)
                .ToList();
            Assert.NotEmpty(moved);
            Assert.All(moved, e =>
            {
                var old = was.First(w => (string)w["uid"]! == (string)e["uid"]!);
                Assert.Equal((int)old["sequence"]! + 1, (int)e["sequence"]!);
                // 15 December 2022, 23:59 in Brussels, to its last instant.
                Assert.Equal("2022-12-15T23:00:00.000Z", (string)e["end"]!);
                Assert.Equal("2022-12-15T22:59:00.000Z", (string)e["start"]!);
            });
        }
        var all = await Read("/agenda.ics");
        Assert.Equal(
            site.App.Services.GetRequiredService<CallCatalogue>()
                .Shown.Sum(c => c.Steps.Sum(s => s.Windows.Count(w => w.Closes is not null))),
            all[0].Count
        );
        Assert.Equal(all[0].Select(e => (string)e["start"]!), all[1].Select(e => (string)e["start"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/agenda/bestaat-niet.ics")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Machines_are_told_which_pages_there_are_and_where_weaknesses_are_told(Database database)
    {
        var settings = At("http://veerkracht.example");
        settings["Site:Security"] = "mailto:veilig@veerkracht.example";
        await using var site = await TestSite.Start(database, with: o => o with { Settings = settings });
        using var reader = site.Client();
        var map = System.Xml.Linq.XDocument.Parse(await reader.GetStringAsync("/sitemap.xml"));
        var pages = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value)).ToList();
        Assert.Contains(new("http://veerkracht.example/nieuws/vlaamse-veerkracht"), pages);
        Assert.Contains(new("http://veerkracht.example/themas/fietsen"), pages);
        Assert.True(pages.Count > 300);
        foreach (var page in pages.Where(p => !p.AbsolutePath.StartsWith("/gemeenten/", StringComparison.Ordinal)))
            Assert.Equal((page, HttpStatusCode.OK), (page, (await reader.GetAsync(page.AbsolutePath)).StatusCode));
        // A demonstration is not to be found.
        Assert.Equal("User-agent: *\nDisallow: /\n", await reader.GetStringAsync("/robots.txt"));
        var security = await reader.GetStringAsync("/.well-known/security.txt");
        Assert.Contains("Contact: mailto:veilig@veerkracht.example\n", security);
        var expires = DateTime.Parse(
            security.Split("Expires: ")[1].Split('\n')[0],
            null,
            System.Globalization.DateTimeStyles.AdjustToUniversal
        );
        Assert.InRange(expires - TimeProvider.System.GetUtcNow().UtcDateTime, TimeSpan.FromDays(300), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task Without_a_setting_there_is_no_place_for_weaknesses_and_production_may_be_found()
    {
        await using var site = await TestSite.Start(Database.Sqlite, with: o => o with { Demonstration = false, Today = null });
        using var reader = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/.well-known/security.txt")).StatusCode);
        var robots = await reader.GetStringAsync("/robots.txt");
        Assert.Contains("Sitemap: http", robots);
        Assert.DoesNotContain("Disallow: /\n", robots);
    }

    private static readonly object Longer = new
    {
        step = "proposal",
        @for = new { },
        closes = "2022-12-15T23:59",
    };

    private static Dictionary<string, string?> At(string address) => new() { ["Site:Address"] = address, ["AllowedHosts"] = "*" };

    private static IReadOnlyList<JsonNode> Entries(JsonNode read, string reader) =>
        [.. read[reader]!["entries"]!.AsArray().Select(e => e!)];

    private static DateTime When(JsonNode entry, string key) =>
        DateTime.Parse((string)entry[key]!, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
