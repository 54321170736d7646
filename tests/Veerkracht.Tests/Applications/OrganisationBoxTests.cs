using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>Organisations in an answer exist, stand there once, and are chosen by a search.</summary>
public sealed class OrganisationBoxTests
{
    private const string Gent = "0207451227",
        Genk = "0207201797";

    private static readonly string Call = TestCalls
        .FromEnvelope()
        .Replace("- class: municipality", "- class: municipality\n  - class: ocmw", StringComparison.Ordinal)
        .Replace(
            "fields:\n",
            "fields:\n          - { id: others, type: organisations, label: { nl: Met wie, en: With whom } }\n",
            StringComparison.Ordinal
        );

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_fault_has_its_own_code_and_one_body_is_kept_in_one_notation(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Started(site);
        officer.Dispose();
        var caller = new Caller(await site.ApiAs("geetbets-officer"));
        async Task<List<string>> Codes(params string[] others) =>
            [
                .. (await caller.Patch($"/dossiers/{step.Split('/')[2]}/steps/application/answers", Answer(others)).Ok())["evaluation"][
                    "errors"
                ]!
                    .AsArray()
                    .Where(e => e!["field"]!.GetValue<string>() == "others")
                    .Select(e => e!["code"]!.GetValue<string>()),
            ];

        Assert.Equal(["unknown-organisation"], await Codes("blabla"));
        Assert.Equal(["wrong-organisation-number"], await Codes("0207.451.228"));
        Assert.Equal(["organisation-twice"], await Codes("0207.451.227", Gent));
        Assert.Equal(["organisation-twice"], await Codes("BE 0207.451.227", "44021"));
        foreach (var typed in new[] { "0207.451.227", "BE 0207.451.227", Gent })
            Assert.Empty(await Codes(typed));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_scripts_somebody_searches_ticks_and_takes_away(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Started(site);
        using var _ = officer;
        var page = $"{step}/cost";
        Assert.DoesNotContain("value=\"" + Genk, await officer.Text(page));

        var found = await officer.Upload(page, [], ("others", ""), ("zoek:others", "gent"), ("doe", "zoek:others"));
        var results = await officer.Text(found.Headers.Location!.ToString().Split('#')[0]);
        Assert.Contains($"value=\"{Gent}\"", results);
        Assert.Contains("0212.214.125", results);
        Assert.DoesNotContain($"value=\"{Gent}\" checked", results);

        // Enter in the box presses the first button of the form: it searches too.
        var entered = await officer.Upload(page, [], ("others", ""), ("zoek:others", "berg heist"), ("doe", "bewaar"));
        Assert.Contains("Heist-op-den-Berg", await officer.Text(entered.Headers.Location!.ToString().Split('#')[0]));

        await officer.Upload(page, [], ("others", ""), ("others", Gent), ("doe", "bewaar"));
        Assert.Equal([Gent], await Kept(site));
        Assert.Contains($"value=\"{Gent}\" checked", await officer.Text(page));
        await officer.Upload(page, [], ("others", ""), ("doe", "bewaar"));
        Assert.Empty(await Kept(site));
        Assert.Contains("Niets gevonden met “zzz”", WebUtility.HtmlDecode(await officer.Text($"{page}?in=others&zoek=zzz")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_box_that_completes_itself_asks_the_same_search(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Started(site);
        using var _ = officer;
        var found = (await officer.Http.GetFromJsonAsync<JsonArray>($"{step}/cost?handler=Zoek&q=Sint%20Niklaas"))!;
        Assert.Equal("Sint-Niklaas", found[0]!["label"]!.GetValue<string>());
        foreach (var typed in new[] { "stad Gent", "Gent stad", "gemeente Gent", "Stadsbestuur Gent", "City Gent", "town Gent" })
        {
            var town = (await officer.Http.GetFromJsonAsync<JsonArray>($"{step}/cost?handler=Zoek&q={Uri.EscapeDataString(typed)}"))!;
            Assert.Equal(Gent, Assert.Single(town)!["id"]!.GetValue<string>());
        }
        foreach (var typed in new[] { "OCMW Gent", "Gent ocmw" })
            Assert.NotEqual(
                Gent,
                Assert.Single((await officer.Http.GetFromJsonAsync<JsonArray>($"{step}/cost?handler=Zoek&q={typed}"))!)![
                    "id"
                ]!.GetValue<string>()
            );
        var own = (await officer.Http.GetFromJsonAsync<JsonArray>($"{step}/cost?handler=Zoek&q=Geetbets"))!;
        Assert.DoesNotContain(own, o => o!["hint"]!.GetValue<string>().StartsWith("Gemeenten", StringComparison.Ordinal));
        using var other = await Browser.As(site, "gent-officer");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{step}/cost?handler=Zoek&q=Genk")).StatusCode);
    }

    private static async Task<(Browser, string)> Started(TestSite site)
    {
        await site.Publish(Call, 1_000_000_00);
        var officer = await Browser.As(site, "geetbets-officer");
        return (officer, (await officer.Post("/mijn-oproepen", ("call", TestCalls.Small))).Headers.Location!.ToString());
    }

    private static JsonObject Answer(string[] others) => new() { ["others"] = new JsonArray([.. others.Select(o => (JsonNode)o)]) };

    private static Task<List<string>> Kept(TestSite site) =>
        site.Query(async db =>
            (AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers)["others"] as JsonArray ?? [])
                .Select(n => n!.GetValue<string>())
                .ToList()
        );
}
