using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Microsoft.Playwright.Assertions;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.BrowserTests;

/// <summary>Several people in one draft: nothing that anybody typed is lost or overwritten unseen, with and without scripts.</summary>
[Collection(InChromium.Name)]
public sealed class TogetherTests(Chromium chromium)
{
    private const string Name = "Naam",
        StoryBox = "#f-story";

    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_texts_for_one_box_stand_side_by_side_and_one_is_chosen(bool scripts)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, scripts ? Screen.Wide : Screen.Phone);
        var dossier = await site.ADraftTogether("", Situations.Gent);
        var project = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project";
        var (officer, director) = (await stage.Officer(), await stage.FinanceDirector());
        await officer.Opens(project);
        await director.Opens(project);
        await director
            .Page.Locator(StoryBox)
            .FillAsync(
                string.Join(
                    "\n\n",
                    Enumerable
                        .Range(1, 6)
                        .Select(i =>
                            $"Alinea {i} van Jan: we leggen een fietspad aan langs de Gete, met bomen en banken voor wie wil rusten."
                        )
                )
            );
        await Leaves(director, "Bewaar");

        await officer.Page.Locator(StoryBox).FillAsync("Het verhaal van Lotte is kort.");
        if (scripts)
        {
            // The choice comes by itself above the form, and typing goes on.
            await Expect(officer.Main.Locator("#keuzes")).ToBeVisibleAsync();
            await officer.Page.Locator(StoryBox).PressSequentiallyAsync(" En nog iets.");
            await Expect(officer.Page.Locator(StoryBox)).ToBeFocusedAsync();
            await Expect(officer.Main.Locator("[data-saved]")).ToContainTextAsync("een collega wijzigde hetzelfde");
            await Expect(officer.Main.Locator("#keuzes")).ToContainTextAsync("En nog iets.");
        }
        else
        {
            await Leaves(officer, "Bewaar");
        }
        await officer.Sees("De tekst van Jan Vrancken");
        await officer.Looks("two-texts", inEnglish: false);

        // Nothing chosen: nothing overwritten.
        await Leaves(officer, "Bewaar mijn keuze");
        await officer.Sees("Kies welke tekst blijft");
        Assert.StartsWith("Alinea 1", await site.Answer(dossier, "story"));
        await officer.Main.GetByText("Mijn tekst").ClickAsync();
        await Leaves(officer, "Bewaar mijn keuze");
        await Expect(officer.Main.Locator("#keuzes")).ToHaveCountAsync(0);
        Assert.StartsWith("Het verhaal van Lotte", await site.Answer(dossier, "story"));
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task What_a_colleague_saves_meanwhile_comes_into_the_boxes_that_nobody_is_typing_in()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ADraftTogether();
        var officer = await stage.Officer();
        await officer.Opens($"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project");
        await Saved(officer, () => officer.Types(Name, "Naam van Lotte"));
        await officer.Page.Locator(StoryBox).FocusAsync();

        await site.Saves(dossier, new JsonObject { ["name"] = "Naam van Rita", ["story"] = "Verhaal van Rita" }, "geetbets-mayor");
        await Saved(officer, () => officer.Page.Locator("#f-cost").FillAsync("2000"));
        await Expect(officer.Box(Name)).ToHaveValueAsync("Naam van Rita");

        // A box in which somebody types keeps its text; both are told then.
        await officer.Page.Locator(StoryBox).FocusAsync();
        await site.Saves(dossier, new JsonObject { ["story"] = "Tweede verhaal van Rita" }, "geetbets-mayor");
        await officer.Page.Locator(StoryBox).FillAsync("Verhaal van Lotte");
        await Expect(officer.Main.Locator("#keuzes")).ToContainTextAsync("Tweede verhaal van Rita");
        Assert.Equal(
            ("Naam van Rita", "Tweede verhaal van Rita"),
            (await site.Answer(dossier, "name"), await site.Answer(dossier, "story"))
        );
    }

    [Fact]
    public async Task A_line_that_drops_while_typing_is_told_and_tried_again_until_it_is_saved()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ADraftTogether();
        var project = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project";
        var officer = await stage.Officer();
        await officer.Opens(project);

        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.Locator(StoryBox).FillAsync("Getypt zonder verbinding");
        var told = officer.Main.Locator("[data-saved]");
        await Expect(told).ToContainTextAsync("er is geen verbinding. We proberen opnieuw.");
        await Expect(told).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-wrong"));
        await officer.Looks("offline", inEnglish: false);
        await Saved(officer, () => officer.Page.Context.SetOfflineAsync(false));
        await Expect(told).ToContainTextAsync("Opgeslagen om");
        Assert.Equal("Getypt zonder verbinding", await site.Answer(dossier, "story"));

        // The line drops and the session ends too; a colleague saves another text meanwhile. After signing in both are there.
        await officer.Page.Context.SetOfflineAsync(true);
        await officer.Page.Locator(StoryBox).FillAsync("De avond van Lotte");
        await Expect(told).ToContainTextAsync("geen verbinding");
        await officer.Page.Context.ClearCookiesAsync(new() { Name = "veerkracht" });
        await site.Saves(dossier, new JsonObject { ["story"] = "De tekst van Rita" }, "geetbets-mayor");
        await officer.Page.Context.SetOfflineAsync(false);
        await Expect(told).ToContainTextAsync("u bent afgemeld");
        await SignInAgain(officer);
        await officer.Opens(project);
        await officer.Touches("Tekst terugzetten");
        await Expect(officer.Page.Locator(StoryBox)).ToHaveValueAsync("De avond van Lotte");
        await Expect(officer.Main.Locator("#keuzes")).ToContainTextAsync("De tekst van Rita");
        await officer.Main.GetByText("Mijn tekst").ClickAsync();
        await Leaves(officer, "Bewaar mijn keuze");
        Assert.Equal("De avond van Lotte", await site.Answer(dossier, "story"));
    }

    [Fact]
    public async Task A_save_that_met_another_is_sent_again_by_itself_and_who_types_hears_nothing_of_it()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ADraftTogether();
        var project = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}/project";
        var officer = await stage.Officer();
        await officer.Opens(project);
        var met = 0;
        await officer.Page.RouteAsync($"**{project}", route =>
            route.Request.Method == "POST" && Interlocked.Increment(ref met) <= 2
                ? route.FulfillAsync(new() { Status = 412, Body = "" })
                : route.ContinueAsync()
        );
        var told = officer.Main.Locator("[data-saved]");

        await Saved(officer, () => officer.Page.Locator(StoryBox).FillAsync("Getypt terwijl een ander bewaarde"));

        await Expect(told).ToContainTextAsync("Opgeslagen om");
        await Expect(told).Not.ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-wrong"));
        Assert.Equal(("Getypt terwijl een ander bewaarde", 3), (await site.Answer(dossier, "story"), met));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_ends_keeps_what_was_typed_in_lists_and_remarks(bool scripts)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, scripts ? Screen.Wide : Screen.Phone);
        var dossier = await site.ADraftTogether();
        await site.Saves(dossier, new JsonObject { ["steps_of_work"] = new JsonArray(new JsonObject { ["what"] = "Graven" }) });
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        var officer = await stage.Officer();

        // Adding an item is a post: it comes after the session, with what was typed in the item before.
        await officer.Opens($"{step}/project");
        await officer.Page.Locator("#f-steps_of_work-0-what").FillAsync("Diep graven");
        await EndSession(officer);
        await officer.Presses("Voeg nog een toe");
        await officer.IsAt("U bent afgemeld");
        await SignInAgain(new Officer(stage, await officer.Page.Context.NewPageAsync()));
        await officer.Presses("Verstuur mijn tekst opnieuw");
        await Expect(officer.Page.Locator("#f-steps_of_work-0-what")).ToHaveValueAsync("Diep graven");
        await Expect(officer.Page.Locator("#f-steps_of_work-1-what")).ToHaveCountAsync(1);

        await officer.Opens($"{step}/opmerkingen/name");
        await officer.Types("Uw opmerking", "Is deze naam al gekozen?");
        await EndSession(officer);
        await officer.Presses("Bewaar de opmerking");
        await officer.IsAt("U bent afgemeld");
        if (scripts)
        {
            // Who goes away from that page finds the text where it was typed.
            await SignInAgain(officer);
            await officer.Opens($"{step}/opmerkingen/name");
            await officer.Touches("Tekst terugzetten");
            await officer.Presses("Bewaar de opmerking");
        }
        else
        {
            await SignInAgain(new Officer(stage, await officer.Page.Context.NewPageAsync()));
            await officer.Presses("Verstuur mijn tekst opnieuw");
        }
        await officer.Sees("Is deze naam al gekozen?");
        await officer.Looks("remarks", inEnglish: scripts);
        stage.NothingWasWrong();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_pages_of_working_together_can_be_used_by_everybody(bool wide)
    {
        await using var site = await TestSite.Start(Database.Sqlite, "2022-10-13T10:00");
        await using var stage = new Stage(chromium, site, wide ? Screen.Wide : Screen.Phone);
        var dossier = await site.ADraftTogether("finance-director, mayor", Situations.Gent, Situations.Herstappe);
        var step = $"/dossiers/{dossier.Id}/stap/{TogetherCalls.Step}";
        var (officer, director) = (await stage.Officer(), await stage.FinanceDirector());
        await director.Opens($"{step}/partnership");
        await officer.Opens($"{step}/samenwerken");
        await officer
            .Main.GetByLabel("Project", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = "Jan Vrancken" });
        await officer.Presses("Bewaar de verdeling");
        await officer.Opens($"{step}/project");
        await officer.Sees("Jan Vrancken werkt nu in Samenwerking");
        await officer.Presses("Opmerking voor collega’s", officer.Main.Locator("#f-cost-opmerkingen"));
        await officer.Types("Uw opmerking", "Zijn dit de kosten zonder btw? Ik vind de offerte van de aannemer niet terug.");
        await officer.Presses("Bewaar de opmerking");
        await officer.Opens($"{step}/project");
        await officer.Looks("section", inEnglish: wide);
        await officer.Opens($"{step}/samenwerken");
        await officer.Looks("together", inEnglish: wide);

        var mayor = await stage.FinanceDirector("gent");
        await mayor.Opens("/berichten");
        await mayor.Looks("messages", inEnglish: wide);
        await mayor.Presses("Bekijk");
        await mayor.IsAt("Uw bestuur wordt gevraagd als partner");
        await mayor.Looks("partner", inEnglish: wide);
        await mayor.Presses("Ons bestuur doet mee");
        await mayor.Sees("Bevestigd");
        await mayor.Opens("/mijn-oproepen");
        await mayor.Looks("partner-calls", inEnglish: wide);

        await director.Opens("/mijn-oproepen");
        await director.Sees("Voor u");
        await director.Looks("for-you", inEnglish: wide);
        await director.Opens($"{step}/controle");
        await director.Sees("Herstappe heeft nog niet bevestigd");
        await director.Sees("1 open opmerking van een collega");
        await director.Presses("Ik ga akkoord met dit concept");
        await director.Opens($"{step}/controle");
        await director.Looks("check", inEnglish: wide);
        stage.NothingWasWrong();
    }

    /// <summary>Presses a button with exactly this name, and waits for the answer.</summary>
    private static Task Leaves(Person person, string button) =>
        person.Leaves(person.Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last);

    private static Task Saved(Person person, Func<Task> does) =>
        person.Page.RunAndWaitForResponseAsync(does, r => r.Request.Method == "POST" && r.Ok);

    private static Task EndSession(Person person) => person.Page.Context.ClearCookiesAsync(new() { Name = "veerkracht" });

    private static async Task SignInAgain(Person person)
    {
        await person.Opens("/aanmelden");
        await person.Presses(Persona.Find("geetbets-officer")!.Name);
        await Expect(person.Page.Locator(".v-who")).ToContainTextAsync("Lotte Peeters");
    }
}
