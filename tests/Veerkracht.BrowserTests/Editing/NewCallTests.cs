using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>A small call is written from nothing by screen alone: a section, a condition, a limit, a rule and an example; then it is published and somebody applies.</summary>
[Collection(InChromium.Name)]
public sealed class NewCallTests(Chromium chromium)
{
    private const string Title = "Digitale balie in uw gemeente", Slug = "digitale-balie-in-uw-gemeente";

    [Fact]
    public async Task A_small_call_is_written_from_nothing_published_and_applied_for()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Wide);
        var manager = await stage.Manager();
        await manager.Chooses("Opstellen");
        await manager.Follows("Begin een nieuwe oproep");
        await manager.Box("Maatregel").SelectOptionAsync("gemeente-zonder-gemeentehuis");
        await manager.Types("Titel in het Nederlands", Title);
        await manager.Types("Titel in het Engels", "Digital counter in your municipality");
        await manager.Types("Wie beantwoordt vragen?", "Team Digitaal");
        await manager.Types("E-mailadres daarvan", "digitaal@veerkracht.example");
        await manager.Looks("new-call", inEnglish: true);
        await manager.Types("Titel in het Nederlands", Title);
        await manager.Box("Maatregel").SelectOptionAsync("gemeente-zonder-gemeentehuis");
        await manager.Types("Titel in het Engels", "Digital counter in your municipality");
        await manager.Types("Wie beantwoordt vragen?", "Team Digitaal");
        await manager.Types("E-mailadres daarvan", "digitaal@veerkracht.example");
        await manager.Presses("Maak het concept");
        await manager.IsAt(Title);
        var home = manager.Path;

        await WritesTheForm(manager);
        await WritesTheRule(manager, home);
        await manager.Opens(home);
        await manager.Sees("Er zijn geen fouten en alle voorbeelden kloppen.");
        await TriesAndKeepsAnExample(manager);
        await manager.Proposes("Een eerste oproep voor digitale balies");
        await (await stage.Approver()).Publishes(Title);

        var officer = await stage.Officer();
        await officer.OpensCalls();
        await officer.StartsApplication(Slug);
        await officer.Looks("new-call-applied");
        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find(Slug)!;
        Assert.Equal((1, 3, 2), (call.Version, call.Steps.Single().Form.Sections.Count, call.Examples.Count));
        stage.NothingWasWrong();
    }

    private static async Task WritesTheForm(Person manager)
    {
        await manager.GoesTo("Formulier");
        await manager.Leaves(Piece(manager, "steps[0]"));
        await Adds(manager, "steps[0].sections");
        await Fills(manager, ("title.nl", "Kosten"), ("title.en", "Cost"));
        await manager.Looks("form-section");
        await AddsField(manager, "yes_no", ("label.nl", "Is het een videobalie?"), ("label.en", "Is it a video counter?"), ("id", "video"));
        await AddsField(manager, "number", ("label.nl", "Uren per week met een medewerker"), ("label.en", "Hours a week with a member of staff"), ("id", "uren"));
        await Unfolds(manager, "visible_when.0.wat");
        await manager.Main.Locator("[name='visible_when.0.wat']").SelectOptionAsync("video");
        await manager.Main.Locator("[name='visible_when.0.hoe']").SelectOptionAsync("==");
        await manager.Main.Locator("[name='visible_when.0.waarde']").FillAsync("ja");
        await manager.Presses("Bewaar");
        await manager.Looks("form-condition");
        await AddsField(manager, "amount", ("label.nl", "Kosten"), ("label.en", "Cost"), ("id", "kosten"));
        await Unfolds(manager, "max");
        await Fills(manager, ("max", "20000"));
    }

    /// <summary>Half of the cost.</summary>
    private static async Task WritesTheRule(Person manager, string home)
    {
        await manager.Opens($"{home}/deel");
        await manager.Leaves(Piece(manager, "funding"));
        await manager.Leaves(Piece(manager, "funding.amounts[0]"));
        await Fills(manager, ("value", "kosten * 0.5"));
        await manager.Looks("form-rule");
    }

    private static async Task TriesAndKeepsAnExample(Person manager)
    {
        await manager.GoesTo("Proefaanvraag");
        await manager.Types("Bestuur", "Geetbets");
        await manager.Presses("Toon het formulier");
        await manager.Sees("Mag aanvragen");
        await Expect(manager.Main.GetByLabel("Uren per week met een medewerker")).ToHaveCountAsync(0);
        foreach (var (label, text) in new[] { ("Voornaam", "An"), ("Familienaam", "Peeters"), ("Telefoonnummer", "011 58 51 11"), ("E-mailadres", "an@geetbets.example"), ("Naam van het project", "Balie in de bib") })
            await manager.Types(label, text);
        await manager.Main.GetByText("Ja", new() { Exact = true }).ClickAsync();
        await manager.Presses("Reken na");
        await manager.Main.GetByLabel("Uren per week met een medewerker").FillAsync("10");
        await manager.Main.Locator("[name=kosten]").FillAsync("10000");
        await manager.Presses("Reken na");
        await manager.Sees("5.000,00");
        await manager.Looks("tried");
        await manager.Main.Locator("[name=voorbeeldnaam]").FillAsync("de helft van tienduizend euro");
        await manager.Presses("Bewaar als voorbeeld");
        await manager.Sees("Alle 2 voorbeelden kloppen.");
        await manager.Looks("examples-pass");
    }

    /// <summary>The link to a piece of the call.</summary>
    private static ILocator Piece(Person manager, string path) => manager.Main.Locator($"a[href$='pad={Uri.EscapeDataString(path)}']").First;

    private static Task Adds(Person manager, string list) => manager.Leaves(manager.Main.Locator($"button[value='nieuw|{list}']"));

    /// <summary>From a page of this section or of a field in it: a new field, saved.</summary>
    private static async Task AddsField(Person manager, string type, params (string Name, string Value)[] boxes)
    {
        if (await manager.Main.Locator("button[value='nieuw|steps[0].sections[2].fields']").CountAsync() == 0) await manager.Follows("Terug");
        await Adds(manager, "steps[0].sections[2].fields");
        await manager.Main.Locator($"label:has([name=soort][value={type}])").ClickAsync();
        await manager.Presses("Voeg toe");
        await Fills(manager, boxes);
    }

    private static async Task Fills(Person manager, params (string Name, string Value)[] boxes)
    {
        foreach (var (name, value) in boxes)
        {
            await Unfolds(manager, name);
            await manager.Main.Locator($"[name='{name}']").FillAsync(value);
        }
        await manager.Presses("Bewaar");
        await manager.Sees("Bewaard");
    }

    /// <summary>Opens the settings behind which a box stands, where it does.</summary>
    private static async Task Unfolds(Person manager, string box)
    {
        var around = manager.Main.Locator("details.v-fold:not([open])", new() { Has = manager.Page.Locator($"[name='{box}']") });
        if (await around.CountAsync() > 0) await around.Locator("> summary").First.ClickAsync();
    }
}
