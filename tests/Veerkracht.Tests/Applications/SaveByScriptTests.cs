using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>What a save while somebody types is answered: in one answer, what looks different since, or the whole where needed.</summary>
public sealed class SaveByScriptTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Where_nothing_else_changed_the_answer_holds_what_the_next_save_needs(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        var (basis, looks) = (section.Hidden("basis"), section.Hidden("beeld"));

        section.Types("name", "Levend en wel");
        var answer = await section.Save();

        Assert.Equal((HttpStatusCode.OK, false), (answer.Status, answer.IsWhole));
        Assert.Empty(answer.Regions);
        Assert.InRange(answer.Text.Length, 100, 800);
        Assert.Contains("Opgeslagen om 9.00 uur", answer.Page.QuerySelector("[data-saved]")!.TextContent);
        Assert.NotEqual(basis, section.Hidden("basis"));
        Assert.Equal(looks, section.Hidden("beeld"));
        var again = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        Assert.Equal(("Levend en wel", again.Hidden("basis")), (again.Box("name"), section.Hidden("basis")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Amounts_findings_and_questions_come_and_go_with_what_is_typed(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));

        section.Types("cost", "3.000,00");
        var sum = await section.Save();
        Assert.Equal(["bedragen", "velden"], sum.Regions);
        Assert.Contains("1.500", sum.Told("velden"));
        Assert.Contains("3.000,00", sum.Told("bedragen"));

        section.Types("cost", "drie");
        var wrong = await section.Save();
        Assert.Equal(["bedragen", "delen", "meldingen", "velden"], wrong.Regions);
        Assert.NotNull(wrong.Page.QuerySelector("#meldingen [role=alert]"));
        Assert.NotNull(wrong.Page.QuerySelector("#f-cost-error"));
        Assert.Contains("nog niet bekend", wrong.Told("bedragen"));

        section.Types("cost", "3.000,00");
        var mended = await section.Save();
        Assert.Equal(wrong.Regions, mended.Regions);
        Assert.Null(mended.Page.QuerySelector("[role=alert]"));

        section.Types("outside", "true");
        var more = await section.Save();
        Assert.Equal(["delen", "velden"], more.Regions);
        Assert.NotNull(more.Page.QuerySelector("#f-where"));
        Assert.Contains("Buiten", more.Told("delen"));
    }

    /// <summary>However it came there, in pieces or at once.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_the_answers_leave_on_the_screen_is_what_the_page_shows(Database database)
    {
        await using var site = await TestSite.Start(database, adjust: NothingKept);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var mayor = await Browser.As(site, "geetbets-mayor");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        (string, Func<Task>)[] edits =
        [
            ("cost", () => Typed("cost", "2000")),
            ("too long", () => Typed("story", new string('x', 60))),
            ("short", () => Typed("story", "kort")),
            ("no date", () => Typed("begins", "morgen")),
            ("a date", () => Typed("begins", "2022-10-01")),
            ("outside", () => Typed("outside", "true")),
            ("where", () => Typed("where", "Op het plein")),
            ("inside", () => Typed("outside", "false")),
            ("no cost", () => Typed("cost", "")),
            ("no number", () => Typed("cost", "12x")),
            ("a colleague adds parts", () => site.Types(dossier, Parts("Bank", "Boom"))),
            ("price", () => Typed("parts[1].price", "2x")),
            ("a colleague takes one away", () => site.Types(dossier, Parts("Bank"))),
            ("a colleague comes", () => mayor.Text(LiveCall.Address(dossier, "rest"))),
            ("a colleague remarks", () => Remarks(site, dossier)),
        ];

        foreach (var (what, edit) in edits)
        {
            await edit();
            var answer = await section.Save();

            Assert.Equal((what, HttpStatusCode.OK, false), (what, answer.Status, answer.IsWhole));
            var shown = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
            foreach (var (region, html) in shown.Regions())
                Assert.Equal((what, region, html), (what, region, section.Regions()[region]));
            Assert.Equal((what, shown.Hidden("basis"), shown.Hidden("beeld")), (what, section.Hidden("basis"), section.Hidden("beeld")));
        }

        Task Typed(string name, string value)
        {
            section.Types(name, value);
            return Task.CompletedTask;
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_text_of_a_colleague_comes_along_in_a_box_that_this_save_did_not_change(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        await site.Types(dossier, new() { ["story"] = "Van Rita" });

        section.Types("name", "Van Lotte");
        var answer = await section.Save();

        Assert.Equal(["velden"], answer.Regions);
        Assert.Equal(("Van Lotte", "Van Rita"), (section.Box("name"), section.Box("story")));
        Assert.False(answer.IsWhole);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_texts_for_one_box_are_told_with_the_whole_page_until_one_is_chosen(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        await site.Types(dossier, new() { ["story"] = "Van Rita" });

        section.Types("story", "Van Lotte");
        var conflict = await section.Save();
        var still = await section.Save();

        Assert.Equal((HttpStatusCode.Conflict, true), (conflict.Status, conflict.IsWhole));
        Assert.Contains("Van Rita", conflict.Told("keuzes"));
        Assert.Contains("Van Lotte", conflict.Told("keuzes"));
        Assert.Equal((HttpStatusCode.Conflict, true), (still.Status, still.IsWhole));

        // Both write the same: nothing is left to choose, and the choice leaves the screen.
        section.Types("story", "Van Rita");
        var agreed = await section.Save();
        Assert.Equal((HttpStatusCode.OK, false), (agreed.Status, agreed.IsWhole));
        Assert.Contains("meldingen", agreed.Regions);
        Assert.DoesNotContain("keuzes", section.Regions()["meldingen"]);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_form_that_was_replaced_is_answered_with_the_new_one(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestForm.Yaml(), TestForm.Envelope);
        var dossier = await site.Begun(TestForm.Call, TestForm.Answers());
        using var officer = await Browser.As(site, "geetbets-officer");
        var address = $"/dossiers/{dossier.Id}/stap/application/project";
        var section = await ScriptedSection.Open(officer, address);
        await site.Published(await site.NextVersion(TestForm.Call, text => text.Replace(TestForm.First, TestForm.Second)));

        section.Types("name", "Betere balie");
        var answer = await section.Save();

        // A browser follows by itself.
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Contains("Betere balie", await officer.Text(address));
    }

    /// <summary>The page was opened before this way of answering was there, or what it sends came from elsewhere.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_form_that_does_not_say_how_it_looks_gets_the_whole_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        section.Forget("beeld");

        section.Types("name", "Van Lotte");
        var answer = await section.Save();

        Assert.Equal((HttpStatusCode.OK, true), (answer.Status, answer.IsWhole));
        Assert.Equal(["bedragen", "delen", "gezelschap", "meldingen", "velden"], answer.Regions);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_saved_is_told_with_the_whole_page(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ALiveDraft();
        using var officer = await Browser.As(site, "geetbets-officer");
        var section = await ScriptedSection.Open(officer, LiveCall.Address(dossier));
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-officer"), dossier.Id, "Toch niet")));

        section.Types("story", "Nog een laatste zin");
        var answer = await section.Save();

        Assert.Equal((HttpStatusCode.Conflict, true), (answer.Status, answer.IsWhole));
        Assert.NotNull(answer.Page.QuerySelector("#meldingen [data-code]"));
        Assert.Equal("Nog een laatste zin", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)answer.Page.GetElementById("f-story")!).Value);
    }

    private static void NothingKept(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(new RecentCompany(TimeSpan.Zero));

    private static JsonObject Parts(params string[] what) =>
        new() { ["parts"] = new JsonArray([.. what.Select(w => new JsonObject { ["what"] = w })]) };

    private static async Task Remarks(TestSite site, Dossier dossier) =>
        Value(
            await site.Act(
                (LeaveRemark a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, LiveCall.Step, "name", "Is deze naam al gekozen?")
            )
        );
}
