using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>A place, a path and an area without script: typed, or read from a file of another program.</summary>
public sealed class MapBoxTests
{
    private static readonly string Call = TestCalls
        .FromEnvelope()
        .Replace(
            "fields:\n",
            "fields:\n"
                + "          - { id: place, type: point, label: { nl: Plaats, en: Place } }\n"
                + "          - { id: route, type: line, label: { nl: Pad, en: Path } }\n"
                + "          - { id: length, type: computed, label: { nl: Lengte, en: Length }, value: route.km, decimals: 3 }\n"
                + "          - { id: district, type: area, label: { nl: Wijk, en: District } }\n",
            StringComparison.Ordinal
        );

    private const string Gpx =
        "<gpx><trk><trkseg><trkpt lat=\"50.885\" lon=\"5.105\"/><trkpt lat=\"50.895\" lon=\"5.105\"/></trkseg></trk></gpx>";

    private static async Task<(Browser Officer, string Page)> Opened(TestSite site)
    {
        await site.Publish(Call, 1_000_000_00);
        var officer = await Browser.As(site, "geetbets-officer");
        var step = (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location!.ToString();
        return (officer, $"{step}/cost");
    }

    private static Task<JsonObject> Answers(TestSite site) =>
        site.Query(async db => AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers));

    private static async Task<string> Shown(HttpResponseMessage response, Browser officer, string page) =>
        WebUtility.HtmlDecode(
            response.StatusCode == HttpStatusCode.Redirect ? await officer.Text(page) : await response.Content.ReadAsStringAsync()
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Places_are_typed_and_stand_there_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, page) = await Opened(site);
        using var own = officer;
        var empty = await officer.Text(page);
        Assert.Contains("data-map=\"point\"", empty, StringComparison.Ordinal);
        Assert.Contains("data-home=\"24028\"", empty, StringComparison.Ordinal);
        Assert.Contains("Lambert 72", empty, StringComparison.Ordinal);

        var typed = await officer.Upload(
            page,
            [],
            ("place", "50°53'24\"N 5°06'36\"E"),
            ("route", "50,885 5,105\r\n50,895 5,105"),
            ("district", "50.89, 5.10\n50.89, 5.11\n50.90, 5.11"),
            ("doe", "bewaar")
        );
        var shown = await Shown(typed, officer, page);
        Assert.Contains("50.89, 5.11</textarea>", shown, StringComparison.Ordinal);
        Assert.Contains("50.885, 5.105\n50.895, 5.105</textarea>", shown.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        // A hundredth of a degree of latitude.
        Assert.Contains("1,112</output>", shown, StringComparison.Ordinal);
        var answers = await Answers(site);
        Assert.Equal("""{"type":"Point","coordinates":[5.11,50.89]}""", answers["place"]!.ToJsonString());
        Assert.Equal("""{"type":"LineString","coordinates":[[5.105,50.885],[5.105,50.895]]}""", answers["route"]!.ToJsonString());
        Assert.Equal(
            """{"type":"Polygon","coordinates":[[[5.1,50.89],[5.11,50.89],[5.11,50.9],[5.1,50.89]]]}""",
            answers["district"]!.ToJsonString()
        );
        // Read back: a drawing without script, its length and its places.
        var check = await officer.Text(page.Replace("/cost", "/controle", StringComparison.Ordinal));
        Assert.Contains("aria-label=\"Kaart bij Pad\"", check, StringComparison.Ordinal);
        Assert.Contains("1,112 km", check, StringComparison.Ordinal);
        Assert.Contains("50.895, 5.105", check, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_wrong_is_told_at_the_box_with_its_reason(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, page) = await Opened(site);
        using var own = officer;
        foreach (
            var (name, text, why) in new[]
            {
                ("place", "bij de kerk", "Geef één plaats in België"),
                ("place", "48.8566, 2.3522", "ligt niet helemaal in België"),
                ("place", "50.8467, 4.3525", "buiten het grondgebied van Geetbets"),
                ("route", "50.885, 5.105\nde kerk", "Regel 2, ‘de kerk’, is geen plaats"),
                ("district", "50.89, 5.10\n50.90, 5.11\n50.89, 5.11\n50.90, 5.10", "kruist zichzelf"),
            }
        )
        {
            var response = await officer.Upload(page, [], (name, text), ("doe", "bewaar"));
            Assert.Contains(why, await Shown(response, officer, page), StringComparison.Ordinal);
            await officer.Upload(page, [], (name, ""), ("doe", "bewaar"));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_fills_the_box_and_one_that_cannot_be_read_leaves_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, page) = await Opened(site);
        using var own = officer;
        var read = await officer.Upload(
            page,
            [("kaart:route", "rit.gpx", Encoding.UTF8.GetBytes(Gpx))],
            ("route", ""),
            ("upload", "route")
        );
        Assert.Contains(
            "50.885, 5.105\n50.895, 5.105",
            (await Shown(read, officer, page)).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );

        var other = await officer.Upload(
            page,
            [("kaart:route", "rit.gpx", "%PDF-1.7"u8.ToArray())],
            ("route", "50.885, 5.105\n50.895, 5.105"),
            ("upload", "route")
        );
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        var shown = await Shown(other, officer, page);
        Assert.Contains("Dit is geen kaartbestand", shown, StringComparison.Ordinal);
        Assert.Contains("50.885, 5.105", shown, StringComparison.Ordinal);

        var points = string.Concat(
            Enumerable
                .Range(0, 6_000)
                .Select(i => FormattableString.Invariant($"<trkpt lat=\"{50.88 + i * 1e-6:0.000000}\" lon=\"5.105\"/>"))
        );
        var many = Encoding.UTF8.GetBytes($"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>");
        var simpler = await Shown(await officer.Upload(page, [("kaart:route", "lang.gpx", many)], ("upload", "route")), officer, page);
        Assert.Contains("Het bestand heeft 6000 punten", simpler, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_sent_is_drawn_for_staff_and_what_is_public_for_everybody(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(
            Call.Replace("nl: Pad, en: Path }", "nl: Pad, en: Path }, public: true", StringComparison.Ordinal),
            1_000_000_00
        );
        var answers = TestCalls.Cost("2000.00");
        // As the API takes it: GeoJSON, whatever number of decimals.
        answers["route"] = JsonNode.Parse("""{"type":"LineString","coordinates":[[5.1050000001,50.885],[5.105,50.895]]}""");
        answers["place"] = JsonNode.Parse("""{"type":"Point","coordinates":[5.11,50.89]}""");
        var dossier = await site.Complete(TestCalls.Small, answers);
        using var manager = await Browser.As(site, "programme-manager");
        var staff = WebUtility.HtmlDecode(await manager.Text($"/dossiers/{dossier.Id}"));
        Assert.Contains("aria-label=\"Kaart bij Pad\"", staff, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Kaart bij Plaats\"", staff, StringComparison.Ordinal);
        // A point in the middle of a town is shown with its town beside it.
        var drawn = staff[staff.IndexOf("Kaart bij Plaats", StringComparison.Ordinal)..];
        Assert.Matches("""(?s)\A[^$]*?<svg x="[^$]*?class="v-map-town" d="M[^$]*?</svg><text[^$]*?>Geetbets</text>""", drawn);

        await site.Awarded(dossier.Id);
        using var visitor = site.Client();
        var shown = WebUtility.HtmlDecode(await visitor.GetStringAsync($"/projecten/{dossier.Number}"));
        Assert.Contains("aria-label=\"Kaart bij Pad\"", shown, StringComparison.Ordinal);
        Assert.Contains("1,112 km", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Kaart bij Plaats", shown, StringComparison.Ordinal);
        var data = JsonNode.Parse(await visitor.GetStringAsync($"/api/v1/projects/{dossier.Number}"))!;
        var route = data["answers"]![0]!["fields"]!.AsArray().Single(f => f!["id"]!.GetValue<string>() == "route")!["answer"]!;
        Assert.Equal("""{"type":"LineString","coordinates":[[5.105,50.885],[5.105,50.895]]}""", route.ToJsonString());
    }
}
