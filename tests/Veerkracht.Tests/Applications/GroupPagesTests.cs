using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>Groups as people fill them in, without scripts: what is needed stands open, items move, nothing is lost.</summary>
public sealed class GroupPagesTests
{
    private static readonly HtmlParser Parser = new();

    private static async Task<(Browser Officer, string Step)> Opened(TestSite site)
    {
        await site.Publish(PartsCall.Yaml, 1_000_000_00);
        var officer = await Browser.As(site, "geetbets-officer");
        var step = (await officer.Post("/mijn-oproepen", ("call", PartsCall.Slug))).Headers.Location!.ToString();
        return (officer, step);
    }

    private static Task<JsonObject> Answers(TestSite site) =>
        site.Query(async db => AnswersJson.Read((await db.DossierSteps.AsNoTracking().SingleAsync()).Answers));

    private static async Task<IDocument> Page(Browser officer, string address) => Parser.ParseDocument(await officer.Text(address));

    private static string Parts(JsonObject answers) => answers["parts"]?.ToJsonString() ?? "";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_a_group_needs_stands_open_and_is_no_answer_until_somebody_fills_it_in(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Opened(site);
        using var own = officer;
        var page = await Page(officer, $"{step}/project");
        Assert.Equal(2, page.QuerySelectorAll("#f-parts > fieldset").Length);
        Assert.NotNull(page.QuerySelector("input[name='parts[1].what'][aria-required=true]"));
        Assert.Contains("Vul minstens 2 onderdelen in.", page.QuerySelector("#f-parts")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("button[name=_remove]"));
        await officer.Get("/taal/en?terug=%2F");
        Assert.Contains("Fill in at least 2 items.", await officer.Text($"{step}/project"), StringComparison.Ordinal);
        await officer.Get("/taal/nl?terug=%2F");

        // Saved as it stands: nothing is kept, and it is still missing.
        await officer.Upload(
            $"{step}/project",
            [],
            ("parts[0].what", ""),
            ("parts[0].price", ""),
            ("parts[1].what", ""),
            ("doe", "bewaar")
        );
        Assert.Equal("", Parts(await Answers(site)));
        Assert.Contains(
            "nog niet begonnen",
            (await Page(officer, $"{step}/controle")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

        // One is filled in; the other stands open beside it.
        await officer.Upload($"{step}/project", [], ("parts[0].what", "Brug"), ("parts[1].what", ""), ("doe", "bewaar"));
        Assert.Equal("""[{"what":"Brug"}]""", Parts(await Answers(site)));
        page = await Page(officer, $"{step}/project");
        Assert.Equal(2, page.QuerySelectorAll("#f-parts > fieldset").Length);
        Assert.Single(page.QuerySelectorAll("button[name=_remove]"));
        Assert.Contains(
            "minstens 2",
            (await Page(officer, $"{step}/controle")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

        // A file is the first that comes in the second.
        await officer.Upload(
            $"{step}/project",
            [("parts[1].plan", "plan.pdf", Files.Pdf("plan"))],
            ("parts[0].what", "Brug"),
            ("upload", "parts[1].plan")
        );
        Assert.Equal("plan.pdf", FormPath.Get(await Answers(site), "parts[1].plan[0].name")!.ToString());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Items_are_copied_and_moved_by_their_buttons(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Opened(site);
        using var own = officer;
        (string, string)[] typed = [("parts[0].what", "Brug"), ("parts[0].price", "10"), ("parts[1].what", "Pad")];
        var copied = await officer.Upload($"{step}/project", [], [.. typed, ("_copy", "parts[0]")]);
        Assert.EndsWith("/project#f-parts-1", copied.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("""[{"what":"Brug","price":"10.00"},{"what":"Brug","price":"10.00"},{"what":"Pad"}]""", Parts(await Answers(site)));
        var page = await Page(officer, $"{step}/project");
        Assert.Equal("-1", page.GetElementById("f-parts-1")!.GetAttribute("tabindex"));
        Assert.Equal(["parts[1]", "parts[2]"], page.QuerySelectorAll("button[name=_up]").Select(b => b.GetAttribute("value")));
        Assert.Equal(["parts[0]", "parts[1]"], page.QuerySelectorAll("button[name=_down]").Select(b => b.GetAttribute("value")));

        var moved = await officer.Upload($"{step}/project", [], ("_up", "parts[2]"));
        Assert.EndsWith("/project#f-parts-1", moved.Headers.Location!.ToString(), StringComparison.Ordinal);
        moved = await officer.Upload($"{step}/project", [], ("_down", "parts[0]"));
        Assert.EndsWith("/project#f-parts-1", moved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Pad Brug Brug", string.Join(' ', (await Answers(site))["parts"]!.AsArray().Select(p => p!["what"]!.ToString())));
        var gone = await officer.Upload($"{step}/project", [], ("_remove", "parts[1]"));
        Assert.EndsWith("/project#f-parts", gone.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await Answers(site))["parts"]!.AsArray().Count);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_goes_on_with_answers_that_cannot_be_used_is_told_so_on_the_next_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Opened(site);
        using var own = officer;
        var on = await officer.Upload($"{step}/project", [], ("length", "5 mi"), ("parts[0].price", "veel"), ("doe", "verder"));
        var address = on.Headers.Location!.ToString();
        Assert.StartsWith($"{step}/rest", address, StringComparison.Ordinal);
        var page = await Page(officer, address);
        var told = page.QuerySelectorAll(".au-c-alert").Single(a => a.TextContent.Contains("vorige deel", StringComparison.Ordinal));
        Assert.Contains("2 antwoorden van het vorige deel kunnen we niet gebruiken", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("bijvoorbeeld 12,5 km", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [$"{step}/project#f-length", $"{step}/project#f-parts-0-price"],
            told.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
        // Each link has its box, with what was typed in it.
        var before = await Page(officer, $"{step}/project");
        Assert.Equal("5 mi", before.GetElementById("f-length")!.GetAttribute("value"));
        Assert.Equal("veel", before.GetElementById("f-parts-0-price")!.GetAttribute("value"));

        on = await officer.Upload($"{step}/project", [], ("length", "5 km"), ("parts[0].price", "1.200 euro"), ("doe", "verder"));
        Assert.Equal($"{step}/rest", on.Headers.Location!.ToString());
        Assert.Equal("5", (await Answers(site))["length"]!.ToString());
        Assert.DoesNotContain("vorige deel", await officer.Text($"{step}/rest?van=project"), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_text_that_is_too_long_stays_in_its_box_and_a_file_that_gets_another_name_is_told(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, step) = await Opened(site);
        using var own = officer;
        var story = new string('a', FieldReader.MaxTyped + 10) + " einde";
        await officer.Upload($"{step}/project", [], ("story", story), ("doe", "bewaar"));
        var page = await Page(officer, $"{step}/project");
        Assert.Equal(story, page.GetElementById("f-story")!.TextContent);
        Assert.Contains("ten hoogste 5.000 tekens", page.GetElementById("f-story-error")!.TextContent, StringComparison.Ordinal);

        var name = "Nota gemeente\u200braad.pdf";
        var answer = await officer.Upload(
            $"{step}/project",
            [("parts[0].plan", name, Files.Pdf("nota"))],
            ("parts[0].what", "Brug"),
            ("upload", "parts[0].plan")
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        page = Parser.ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("“Nota gemeente raad.pdf”", page.QuerySelector("#velden")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Nota gemeente raad.pdf", FormPath.Get(await Answers(site), "parts[0].plan[0].name")!.ToString());

        var dossier = await site.Query(db => db.Dossiers.Select(d => d.Id).SingleAsync(TestContext.Current.CancellationToken));
        var renamed = await site.In(async s =>
        {
            using var file = await Given.Received(s, Files.Pdf("twee"), "bijlage\u200btwee.pdf");
            return await s.GetRequiredService<AttachFiles>()
                .Do(TestSite.As("geetbets-officer"), dossier, step.Split('/')[^1], "parts[0].plan", [file]);
        });
        Assert.Equal(("parts[0].plan", "file-renamed"), renamed.Value!.Renamed.Select(r => (r.Field, r.Code)).Single());
    }
}
