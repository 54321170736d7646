using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests;

[Collection(InChromium.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task Somebody_without_a_mouse_signs_in_and_fills_in_a_section()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var page = (await stage.Visitor()).Page;
        var keyboard = new Keyboard(page);
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name });
        ILocator Title(string text) => page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = text });
        ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

        await page.GotoAsync("/");
        await keyboard.GoesTo(Link("Naar de inhoud"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();

        await page.GotoAsync("/");
        await keyboard.Presses(Link("Aanmelden"), Title("Aanmelden"));
        await keyboard.Presses(Button("Lotte Peeters"), page.Locator(".v-who"));
        await Expect(page.Locator(".v-who")).ToContainTextAsync("Lotte Peeters");

        await keyboard.Presses(Link("Mijn oproepen"), Title("Oproepen voor Geetbets"));
        await keyboard.Presses(
            page.Locator("#fietspaden").GetByRole(AriaRole.Button, new() { Name = "Start een aanvraag" }),
            Title("Contact")
        );
        await keyboard.Types(page.GetByLabel("Voornaam"), "Lotte");
        await keyboard.Types(page.GetByLabel("Familienaam"), "Peeters");
        await keyboard.Types(page.GetByLabel("Telefoonnummer"), "011 58 51 11");
        await keyboard.Types(page.GetByLabel("E-mailadres"), "lotte@geetbets.example");
        await keyboard.Presses(Button("Bewaar en ga verder"), Title("Project"));
        await Expect(page.Locator(".v-steps .is-done")).ToContainTextAsync("Contact");

        // The Enter key in a box saves, and stays where one was.
        await keyboard.Types(page.GetByLabel("Naam van het project"), "Fietspad langs de Gete");
        await page.RunAndWaitForResponseAsync(
            () => page.Keyboard.PressAsync("Enter"),
            r => r.Request.Method == "GET" && r.Url.EndsWith("/project", StringComparison.Ordinal)
        );
        await Expect(page.Locator("h1")).ToHaveTextAsync("Project");
        await Expect(page.GetByLabel("Naam van het project")).ToHaveValueAsync("Fietspad langs de Gete");
    }
}
