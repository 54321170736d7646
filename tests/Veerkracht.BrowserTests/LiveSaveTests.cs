using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

/// <summary>Saving while somebody types: what changes is seen at once, one small answer each, and what is typed stays.</summary>
[Collection(InChromium.Name)]
public sealed class LiveSaveTests(Chromium chromium)
{
    private static readonly Screen PhoneWithScript = new("phone-script", 390, 844, JavaScript: true);

    [Theory, InlineData(true), InlineData(false)]
    public async Task Amounts_questions_and_findings_follow_what_is_typed_in_one_small_answer_each(bool wide)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, wide ? Screen.Wide : PhoneWithScript);
        var dossier = await site.ALiveDraft();
        var officer = await stage.Officer();
        await officer.Opens(LiveCall.Address(dossier));
        var (asked, answers) = Listen(officer.Page);

        await officer.Page.Locator("#f-story").FillAsync("Een verhaal");
        await officer.Page.Locator("#f-cost").FillAsync("3000");
        await Expect(officer.Main.Locator("#bedragen")).ToContainTextAsync("3.000,00");
        await Expect(officer.Main.Locator("#f-half")).ToHaveTextAsync("1.500,00");
        await Expect(officer.Main.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await Expect(officer.Main.Locator("#f-story-counter")).ToHaveTextAsync("Nog 29 tekens");

        await officer.Main.Locator("#f-outside-field").GetByText("Ja", new() { Exact = true }).ClickAsync();
        await Expect(officer.Main.Locator("#f-where")).ToBeVisibleAsync();
        await Expect(officer.Main.Locator("#delen")).ToContainTextAsync("Buiten");

        // Typing goes on where it was, also while the region around it is renewed.
        await officer.Page.Locator("#f-cost").FillAsync("");
        await officer.Page.Locator("#f-cost").PressSequentiallyAsync("drie");
        await Expect(officer.Main.Locator("#meldingen [role=alert]")).ToBeVisibleAsync();
        await Expect(officer.Main.Locator("#f-cost-error")).ToBeVisibleAsync();
        await Expect(officer.Main.Locator("#bedragen")).ToContainTextAsync("nog niet bekend");
        await Expect(officer.Page.Locator("#f-cost")).ToHaveValueAsync("drie");
        await Expect(officer.Page.Locator("#f-cost")).ToBeFocusedAsync();
        await officer.Looks("live-wrong");
        await officer.Page.Locator("#f-cost").FillAsync("4000");
        await Expect(officer.Main.Locator("#meldingen [role=alert]")).ToHaveCountAsync(0);
        await Expect(officer.Main.Locator("#bedragen")).ToContainTextAsync("4.000,00");
        await officer.Looks("live-mended");

        Assert.All(asked, request => Assert.Equal("POST", request));
        Assert.All(await Task.WhenAll(answers.Select(a => a.TextAsync())), text => Assert.DoesNotContain("<html", text));
        await officer.Page.ReloadAsync();
        await Expect(officer.Page.Locator("#f-cost")).ToHaveValueAsync("4.000,00");
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task Two_people_in_one_section_see_each_other_and_choose_between_two_texts()
    {
        await using var site = await TestSite.Start(Database.Sqlite, adjust: b =>
            b.Services.AddSingleton(new RecentCompany(TimeSpan.Zero))
        );
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ALiveDraft();
        var (officer, director) = (await stage.Officer(), await stage.FinanceDirector());
        await officer.Opens(LiveCall.Address(dossier));
        await director.Opens(LiveCall.Address(dossier));

        await Saved(director, () => director.Page.Locator("#f-name").FillAsync("De naam van Jan"));
        await Saved(officer, () => officer.Page.Locator("#f-cost").FillAsync("2000"));
        await Expect(officer.Page.Locator("#f-name")).ToHaveValueAsync("De naam van Jan");
        await Expect(officer.Main.Locator("#gezelschap")).ToContainTextAsync("Jan Vrancken werkt nu in Project");

        await Saved(director, () => director.Page.Locator("#f-story").FillAsync("Verhaal van Jan"));
        await officer.Page.Locator("#f-story").FillAsync("Verhaal van Lotte");
        await Expect(officer.Main.Locator("#keuzes")).ToContainTextAsync("Verhaal van Jan");
        await Expect(officer.Main.Locator("[data-saved]")).ToContainTextAsync("een collega wijzigde hetzelfde");
        await officer.Looks("live-choice");
        await officer.Main.Locator("#keuzes").GetByText("Mijn tekst").ClickAsync();
        await officer.Leaves(officer.Main.GetByRole(AriaRole.Button, new() { Name = "Bewaar mijn keuze", Exact = true }).Last);
        await Expect(officer.Main.Locator("#keuzes")).ToHaveCountAsync(0);

        // Who saved the other text finds the chosen one, without having touched the box again.
        await Saved(director, () => director.Page.Locator("#f-cost").FillAsync("2500"));
        await Expect(director.Page.Locator("#f-story")).ToHaveValueAsync("Verhaal van Lotte");
        stage.NothingWasWrong();
    }

    /// <summary>While somebody stands in a box, the text of a colleague waits; as soon as it may come, it comes.</summary>
    [Fact]
    public async Task What_waited_for_somebody_who_types_comes_with_a_later_save()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ALiveDraft();
        var officer = await stage.Officer();
        await officer.Opens(LiveCall.Address(dossier));
        await site.Types(dossier, new JsonObject { ["story"] = "Verhaal van Rita", ["outside"] = true });

        await officer.Page.Locator("#f-name").FillAsync("Naam van Lotte");
        await Saved(officer, () => officer.Page.Locator("#f-story").FocusAsync());
        await Expect(officer.Page.Locator("#f-story")).ToHaveValueAsync("");

        await Saved(officer, () => officer.Page.Locator("#f-name").FillAsync("Nieuwe naam van Lotte"));
        await Expect(officer.Page.Locator("#f-story")).ToHaveValueAsync("Verhaal van Rita");
        await Expect(officer.Main.Locator("#f-where")).ToBeVisibleAsync();
        Assert.Equal("Verhaal van Rita", await site.Answer(dossier, "story"));
    }

    [Fact]
    public async Task Where_it_is_too_busy_the_text_stays_and_is_saved_by_itself_when_there_is_room()
    {
        var few = new AdmissionLimits
        {
            Saving = 1,
            SavingWaits = 0,
            ComeBackAfter = 1,
        };
        await using var site = await TestSite.Start(Database.Sqlite, adjust: b => b.Services.AddSingleton(few));
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var dossier = await site.ALiveDraft();
        var (officer, mayor) = (await stage.Officer(), await Browser.As(site, "geetbets-mayor"));
        await officer.Opens(LiveCall.Address(dossier));
        var other = await ScriptedSection.Open(mayor, LiveCall.Address(dossier, "rest"));
        other.Types("remark", "Van Rita");
        var told = officer.Main.Locator("[data-saved]");

        // One save stands in the only place that there is.
        await using var held = await HeldLane.By(site);
        var first = other.Save();
        await held.Waits();
        await officer.Page.Locator("#f-story").FillAsync("Getypt in de drukte");
        await Expect(told).ToContainTextAsync("Het is even te druk. Uw tekst staat nog in dit scherm");
        await Expect(told).ToHaveClassAsync(new Regex("is-wrong"));
        await officer.Page.Locator("#f-story").PressSequentiallyAsync(", en verder");
        await Expect(told).ToContainTextAsync("te druk");
        await officer.Looks("live-busy");
        held.Go();

        Assert.Equal(System.Net.HttpStatusCode.OK, (await first).Status);
        await Expect(told).ToContainTextAsync("Opgeslagen om");
        await Expect(told).Not.ToHaveClassAsync(new Regex("is-wrong"));
        await Expect(officer.Page.Locator("#f-story")).ToHaveValueAsync("Getypt in de drukte, en verder");
        Assert.Equal(
            ("Getypt in de drukte, en verder", "Van Rita"),
            (await site.Answer(dossier, "story"), await site.Answer(dossier, "remark"))
        );
        // Nothing is offered to be put back: all of it arrived.
        await officer.Page.ReloadAsync();
        await Expect(officer.Main.GetByText("Tekst terugzetten")).ToHaveCountAsync(0);
        stage.NothingWasWrong();
    }

    /// <summary>What the page asks of the site from here on, but for styles, script and letters, and what it is answered.</summary>
    private static (List<string> Asked, List<IResponse> Answers) Listen(IPage page)
    {
        var (asked, answers) = (new List<string>(), new List<IResponse>());
        page.Request += (_, request) =>
        {
            if (request.ResourceType is "fetch" or "document")
                asked.Add(request.Method);
        };
        page.Response += (_, response) =>
        {
            if (response.Request.ResourceType == "fetch")
                answers.Add(response);
        };
        return (asked, answers);
    }

    private static Task Saved(Person person, Func<Task> does) =>
        person.Page.RunAndWaitForResponseAsync(does, r => r.Request.Method == "POST" && r.Ok);
}
