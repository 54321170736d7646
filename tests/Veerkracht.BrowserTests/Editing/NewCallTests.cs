using Microsoft.Extensions.DependencyInjection;
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

        await Writes(manager);
        await manager.GoesTo("Overzicht");
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

    /// <summary>In the file: a section of its own, a question that shows only after another, a limit, and half of the cost as grant.</summary>
    private static async Task Writes(Person manager)
    {
        await manager.GoesTo("Bestand");
        var box = manager.Main.Locator("textarea[name=tekst]");
        var text = await box.InputValueAsync();
        await box.FillAsync(text.Replace("value: \"0\"", "value: kosten * 0.5").Replace("\nexamples:", Section + "\nexamples:"));
        await manager.Presses("Bewaar");
        await manager.Sees("Eén fout in deze tekst");
        await manager.Looks("file-with-fault");
        await box.FillAsync((await box.InputValueAsync()).Replace("vide == true", "video == true"));
        await manager.Presses("Bewaar");
        await manager.Sees("De tekst heeft geen fouten en alle voorbeelden kloppen.");
    }

    /// <summary>With a slip in the name of a question, which the screen must tell.</summary>
    private const string Section = """
              - id: costs
                title: { nl: Kosten, en: Cost }
                fields:
                  - { id: video, type: yes_no, label: { nl: "Is het een videobalie?", en: "Is it a video counter?" } }
                  - { id: uren, type: number, label: { nl: Uren per week met een medewerker, en: Hours a week with a member of staff }, visible_when: vide == true, required: true, min: 1, max: 60 }
                  - { id: kosten, type: amount, label: { nl: Kosten, en: Cost }, max: 20000 }

        """;

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
}
