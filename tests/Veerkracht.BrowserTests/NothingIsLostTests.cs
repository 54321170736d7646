using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;
using Persona = Veerkracht.Features.Accounts.Persona;

namespace Veerkracht.BrowserTests;

/// <summary>What was typed survives the end of a session and the end of a term.</summary>
[Collection(InChromium.Name)]
public sealed class NothingIsLostTests(Chromium chromium)
{
    private const string Name = "Naam van het project";

    [Fact]
    public async Task A_session_that_ends_while_typing_keeps_the_text()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.Started();
        var project = $"/dossiers/{dossier.Id}/stap/proposal/project";
        var officer = await stage.Officer();

        // It is told while typing, and the text comes back when the page is opened again.
        await officer.Opens(project);
        await EndSession(officer);
        await officer.Types(Name, "Fietspad langs de Gete");
        await officer.Sees("u bent afgemeld");
        await SignInAgain(new Officer(stage, await officer.Page.Context.NewPageAsync()));
        await officer.Opens(project);
        await Expect(officer.Box(Name)).ToHaveValueAsync("");
        await officer.Page.RunAndWaitForResponseAsync(() => officer.Touches("Tekst terugzetten"), r => r.Request.Method == "POST" && r.Ok);
        await officer.Page.ReloadAsync();
        await Expect(officer.Box(Name)).ToHaveValueAsync("Fietspad langs de Gete");

        // Who goes away from the page that says so finds the text in the form.
        await EndSession(officer);
        await officer.Types(Name, "Fietspad langs de Velp");
        await officer.SavesAndContinues();
        await officer.IsAt("U bent afgemeld");
        await SignInAgain(officer);
        await officer.Opens(project);
        await officer.Touches("Tekst terugzetten");
        await Expect(officer.Box(Name)).ToHaveValueAsync("Fietspad langs de Velp");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_form_that_comes_after_the_session_can_be_sent_again(bool scripts)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, scripts ? Screen.Wide : Screen.Phone);
        var dossier = await site.Started();
        var officer = await stage.Officer();
        await officer.Opens($"/dossiers/{dossier.Id}/stap/proposal/project");
        await officer.Types(Name, "Fietspad \"langs\" de <Gete> & de Velp");
        await EndSession(officer);
        await officer.SavesAndContinues();
        await officer.IsAt("U bent afgemeld");
        await officer.Looks("signed-out", inEnglish: false);
        await SignInAgain(new Officer(stage, await officer.Page.Context.NewPageAsync()));
        await officer.Presses("Verstuur mijn tekst opnieuw");
        await officer.IsAt("Kosten en subsidie");
        await officer.Opens($"/dossiers/{dossier.Id}/stap/proposal/project");
        await Expect(officer.Box(Name)).ToHaveValueAsync("Fietspad \"langs\" de <Gete> & de Velp");
        stage.NothingWasWrong();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_term_that_ends_while_the_form_is_open_keeps_the_text(bool scripts)
    {
        await using var site = await TestSite.Start(Database.Sqlite, "2022-10-15T23:50");
        await using var stage = new Stage(chromium, site, scripts ? Screen.Wide : Screen.Phone);
        var dossier = await site.AFilledApplication();
        var step = $"/dossiers/{dossier.Id}/stap/proposal";
        var (officer, director) = (await stage.Officer(), await stage.FinanceDirector());
        await officer.Opens($"{step}/project");
        await officer.Sees("nog 9 minuten");
        await director.Opens($"{step}/controle");
        await site.MoveClock(new(2022, 10, 16, 0, 1));

        await officer.Types(Name, "Fietspad langs de Velp");
        await officer.SavesAndContinues();
        await officer.Sees("Wat u invulde, is bewaard.");
        await officer.Opens($"{step}/project");
        await Expect(officer.Box(Name)).ToHaveValueAsync("Fietspad langs de Velp");

        await director.Presses("Dien in");
        await director.IsAt("De termijn is voorbij");
        await director.Sees("15 oktober 2022 om 23.59 uur");
        await director.Sees("16 oktober 2022 om 0.01 uur");
        await director.Sees("Er is niets verloren.");
        await director.Looks("deadline", inEnglish: true);
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task What_was_sent_without_a_line_is_offered_again()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.Started();
        var project = $"/dossiers/{dossier.Id}/stap/proposal/project";
        var officer = await stage.Officer();
        foreach (var goesBack in new[] { false, true })
        {
            var text = $"Fietspad langs de Gete {goesBack}";
            await officer.Opens(project);
            await officer.Page.Context.SetOfflineAsync(true);
            await officer.Box(Name).FillAsync(text);
            await officer.Main.GetByRole(AriaRole.Button, new() { Name = "Bewaar en ga verder" }).ClickAsync();
            await IsTold(officer.Page);
            await officer.Page.Context.SetOfflineAsync(false);
            if (goesBack)
                await officer.Page.GoBackAsync();
            await officer.Opens("/werkbank");
            await officer.Opens(project);
            await officer.Page.RunAndWaitForResponseAsync(
                () => officer.Touches("Tekst terugzetten"),
                r => r.Request.Method == "POST" && r.Ok
            );
            await officer.Page.ReloadAsync();
            await Expect(officer.Box(Name)).ToHaveValueAsync(text);
        }
    }

    /// <summary>
    /// The browser says itself that there is no line. Looked at, not waited for: its page can come between the look and the waiting of
    /// WaitForURL, which then waits in vain.
    /// </summary>
    private static async Task IsTold(IPage page)
    {
        const string Said = "chrome-error:";
        for (var look = 0; look < 600 && !page.Url.StartsWith(Said, StringComparison.Ordinal); look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.StartsWith(Said, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_as_it_was_left_knows_what_was_sent_from_it()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.Started();
        var project = $"/dossiers/{dossier.Id}/stap/proposal/project";
        var left = await stage.Officer();
        await left.Opens(project);
        var other = new Officer(stage, await left.Page.Context.NewPageAsync());
        await other.Opens(project);
        await other.SeesThatTypingIsSaved(Name, "Fietspad");

        // As Chromium keeps a page that was left by its button.
        await left.Box(Name).EvaluateAsync("box => { box.value = 'Fietspad'; }");
        await left.Page.RunAndWaitForResponseAsync(
            () => left.Page.EvaluateAsync("() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"),
            r => r.Request.Method == "POST" && r.Ok
        );
        await left.SeesThatTypingIsSaved(Name, "Fietspad langs de Gete");

        // Two windows of one person: both texts stay, and no colleague is blamed.
        await other.Types(Name, "Fietspad langs de Velp");
        await other.Sees("U wijzigde hetzelfde ook in een ander venster");
        await other.Sees("Mijn tekst uit een ander venster");
        await Expect(other.Main.Locator("[data-saved]")).ToContainTextAsync("u wijzigde hetzelfde ook in een ander venster");
        await Expect(other.Main).Not.ToContainTextAsync("ollega wijzigde");
    }

    private static Task EndSession(Person person) => person.Page.Context.ClearCookiesAsync(new() { Name = "veerkracht" });

    private static async Task SignInAgain(Person person)
    {
        await person.Opens("/aanmelden");
        await person.Presses(Persona.Find("geetbets-officer")!.Name);
        await Expect(person.Page.Locator(".v-who")).ToContainTextAsync("Lotte Peeters");
    }
}
