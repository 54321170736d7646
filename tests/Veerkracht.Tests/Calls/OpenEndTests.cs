using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Calls;

/// <summary>A call without a closing day says until when it is open, and beside each class how many inhabitants it may have.</summary>
public sealed class OpenEndTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Call =>
        TestCalls
            .FromPot(30_000)
            .Replace("  - class: municipality\n", "  - { class: municipality, min_population: 1000, max_population: 300000 }\n")
            .Replace(
                "    kind: application\n",
                "    kind: application\n    windows: [{ opens: 2022-02-01T00:00, open_until: money_is_spent }]\n"
            )
            .Replace(
                "    opens: [awarded]\n",
                "    opens: [awarded]\n    windows: [{ opens: 2022-02-01T00:00, open_until: further_notice }]\n"
            );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task It_stands_on_the_pages_in_place_of_a_date(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 1_000_000_00);
        using var citizen = site.Client(followRedirects: true);
        var page = await Opened(citizen, $"/oproepen/{TestCalls.Small}");
        Assert.Contains("Tot het geld op is", page);
        Assert.Contains("Vanaf 1 februari 2022, tot het geld op is", page);
        Assert.Contains("Vanaf 1 februari 2022, tot nader bericht", page);
        Assert.Contains("van 1.000 tot en met 300.000 inwoners in 2020", page);
        Assert.DoesNotContain("Zonder einddatum", page);
        Assert.Contains("Tot het geld op is", await Opened(citizen, "/oproepen"));
        await citizen.GetAsync("/taal/en", Stop);
        var english = await Opened(citizen, $"/oproepen/{TestCalls.Small}");
        Assert.Contains("until the money is spent", english);
        Assert.Contains("from 1,000 to 300,000 inhabitants in 2020", english);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task It_stands_in_the_public_data(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 1_000_000_00);
        using var citizen = site.Client();
        var calls = await citizen.GetFromJsonAsync<JsonObject>("/api/v1/calls", Stop);
        var steps = calls!["calls"]!.AsArray().Single(c => (string?)c!["slug"] == TestCalls.Small)!["steps"]!.AsArray();
        Assert.Equal(
            ("money_is_spent", "further_notice"),
            ((string?)steps[0]!["windows"]![0]!["openUntil"], (string?)steps[1]!["windows"]![0]!["openUntil"])
        );
        Assert.Null(steps[0]!["windows"]![0]!["closes"]);
        var limit = calls["calls"]!.AsArray().Single(c => (string?)c!["slug"] == TestCalls.Small)!["applicantLimits"]!.AsArray().Single()!;
        Assert.Equal("municipality", (string?)limit["class"]);
        Assert.Equal("""{"year":2020,"least":1000,"most":300000}""", limit["inhabitants"]!.ToJsonString());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_applies_reads_it_on_the_draft_and_at_its_calls(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 1_000_000_00);
        var dossier = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TestCalls.Small)));
        using var officer = await Browser.As(site, "geetbets-officer");
        Assert.Contains("indienen kan tot het geld op is", Plain(await officer.Text($"/dossiers/{dossier.Id}/stap/application/cost")));
        Assert.Contains("tot het geld op is", Plain(await officer.Text("/mijn-oproepen")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_steers_the_call_reads_it_in_place_of_a_date(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call, 1_000_000_00);
        using var manager = await Browser.As(site, "programme-manager");
        var page = Plain(await manager.Text($"/beheer/{TestCalls.Small}"));
        Assert.Contains("tot het geld op is", page);
        Assert.Contains("tot nader bericht", page);
        Assert.DoesNotContain("zonder einddatum", page);
    }

    private static async Task<string> Opened(HttpClient client, string address) =>
        Plain((await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address, Stop), Stop)).Body!.TextContent);

    /// <summary>With one ordinary space between words.</summary>
    private static string Plain(string text) =>
        string.Join(' ', text.Replace('\u00a0', ' ').Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
