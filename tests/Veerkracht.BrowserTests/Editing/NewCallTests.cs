using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Calls;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Editing;

/// <summary>
/// A small call is written from nothing by choosing in the form view alone: a period, questions, a condition, rules and an example; then it
/// is published and somebody applies.
/// </summary>
[Collection(InChromium.Name)]
public sealed class NewCallTests(Chromium chromium)
{
    private const string Title = "Digitale balie in uw gemeente",
        Slug = "digitale-balie-in-uw-gemeente";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_small_call_is_written_from_nothing_published_and_applied_for(bool javaScript)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, javaScript ? Screen.Wide : Screen.Phone);
        var manager = await stage.Manager();
        await Begins(manager);
        await SetsThePeriod(manager);
        await WritesAPage(manager);
        await WritesTheRules(manager);
        await TakesOutWhatIsLeftOver(manager);
        await TriesAndKeepsAnExample(manager);
        await manager.Proposes("Een eerste oproep voor digitale balies");
        await (await stage.Approver()).Publishes(Title);
        await Applies(await stage.Officer(), javaScript);

        var call = site.App.Services.GetRequiredService<CallCatalogue>().Find(Slug)!;
        Assert.Equal((1, 3, 1), (call.Version, call.Steps.Single().Form.Sections.Count, call.Examples.Count));
        Assert.Equal(["bedrag", "bedrag_2"], call.Funding.Rules.Select(r => r.Name));
        stage.NothingWasWrong();
    }

    private static async Task Begins(Person manager)
    {
        await manager.Chooses("Opstellen");
        await manager.Follows("Begin een nieuwe oproep");
        await manager.Looks("new-call", inEnglish: true);
        await manager.Picks("Maatregel", "Gemeente zonder gemeentehuis");
        await manager.Types("Titel in het Nederlands", Title);
        await manager.Types("Titel in het Engels", "Digital counter in your municipality");
        await manager.Types("Wie beantwoordt vragen?", "Team Digitaal");
        await manager.Types("E-mailadres daarvan", "digitaal@veerkracht.example");
        await manager.Presses("Maak het concept");
        await manager.IsAt(Title);
        await manager.GoesTo("Formulier");
        await manager.Looks("form-view", inEnglish: true);
    }

    private static async Task SetsThePeriod(Person manager)
    {
        await manager.OpensPart("Aanvraag");
        await manager.AddsPart("Periode");
        foreach (
            var (box, text) in new[]
            {
                ("opens.dag", "2022-08-15"),
                ("opens.uur", "9.00"),
                ("closes.dag", "2022-11-30"),
                ("closes.uur", "12.00"),
            }
        )
            await manager.Main.Locator($"[name='v.{box}']").FillAsync(text);
        await manager.SavesPart();
        await manager.Looks("window");
        await manager.GoesBackTo("Aanvraag");
    }

    /// <summary>Two questions, of which the second shows only after yes on the first: chosen, not programmed.</summary>
    private static async Task WritesAPage(Person manager)
    {
        await manager.AddsPart("Pagina");
        await manager.TypesBoth("Titel", "Kosten", "Cost");
        await manager.SavesPart();
        await manager.OpensPart("Nieuwe vraag");
        await manager.TypesBoth("Vraag", "Is het een videobalie?", "Is it a video counter?");
        await manager.Picks("Soort antwoord", "Ja of nee");
        await manager.SavesPart();
        await manager.GoesBackTo("Kosten");
        await manager.AddsPart("Vraag", "Bedrag in euro");
        await manager.TypesBoth("Vraag", "Wat kost de balie?", "What does the counter cost?");
        var condition = manager.Main.Locator("#box-visible_when");
        await condition.GetByText("Kies een voorwaarde").ClickAsync();
        await condition.GetByLabel("Vraag of antwoord").First.SelectOptionAsync(new SelectOptionValue { Label = "Is het een videobalie?" });
        await condition.GetByLabel("Vergelijking").First.SelectOptionAsync(new SelectOptionValue { Label = "is, of is ja" });
        await manager.SavesPart();
        await manager.Sees("Is het een videobalie? is ja");
        await manager.Looks("question-with-condition", inEnglish: true);
    }

    /// <summary>The cost as it was answered, half of it but at most 4,000 euro, and that half as the grant.</summary>
    private static async Task WritesTheRules(Person manager)
    {
        await manager.GoesTo("Formulier");
        await manager.OpensPart("Het geld");
        await manager.AddsPart("Regel", "Berekend bedrag");
        await manager.TypesBoth("Naam van het bedrag", "Kosten", "Cost");
        await manager.Picks("Berekening", "Wat kost de balie?");
        await manager.SavesPart();
        await manager.GoesBackTo("Het geld");
        await manager.AddsPart("Regel", "Deel van een bedrag");
        await manager.TypesBoth("Naam van het bedrag", "De helft van de kosten", "Half of the cost");
        await manager.Picks("Van welk bedrag", "Kosten");
        await manager.Main.Locator("[name='v.percentage']").FillAsync("50");
        await manager.Main.Locator("[name='v.cap']").FillAsync("4.000");
        await manager.SavesPart();
        await manager.Looks("share", inEnglish: true);
        await manager.GoesBackTo("Het geld");
        await manager.Picks("Welk bedrag is de subsidie", "De helft van de kosten");
        await manager.SavesPart();
        await manager.Looks("money", inEnglish: true);
    }

    /// <summary>
    /// The rule with which a call from nothing starts is not needed any more; what still names it is told, and the telling leads there.
    /// </summary>
    private static async Task TakesOutWhatIsLeftOver(Person manager)
    {
        await manager.RemovesPart("Subsidie");
        await manager.GoesTo("Overzicht");
        await manager.Sees("Nog niet klaar om te publiceren.");
        await manager.Looks("left-to-do", inEnglish: true);
        await manager.Follows("een volledige aanvraag");
        await manager.IsAt("een volledige aanvraag");
        await manager.GoesTo("Formulier");
        await manager.RemovesPart("een volledige aanvraag");
        await manager.GoesTo("Overzicht");
        await manager.Sees("Er zijn geen fouten en alle voorbeelden kloppen.");
    }

    private static async Task TriesAndKeepsAnExample(Person manager)
    {
        await manager.GoesTo("Proefaanvraag");
        await manager.Types("Bestuur", "Geetbets");
        await manager.Presses("Toon het formulier");
        await manager.Sees("Mag aanvragen");
        await Expect(manager.Main.GetByLabel("Wat kost de balie?")).ToHaveCountAsync(0);
        foreach (
            var (label, text) in new[]
            {
                ("Voornaam", "An"),
                ("Familienaam", "Peeters"),
                ("Telefoonnummer", "011 58 51 11"),
                ("E-mailadres", "an@geetbets.example"),
                ("Naam van het project", "Balie in de bib"),
            }
        )
            await manager.Types(label, text);
        await manager.Main.GetByText("Ja", new() { Exact = true }).ClickAsync();
        await manager.Presses("Reken na");
        await manager.Main.GetByLabel("Wat kost de balie?").FillAsync("10000");
        await manager.Presses("Reken na");
        await manager.Sees("4.000,00");
        await manager.Looks("tried");
        await manager.Main.Locator("[name=voorbeeldnaam]").FillAsync("hoogstens vierduizend euro");
        await manager.Presses("Bewaar als voorbeeld");
        await manager.Sees("Het ene voorbeeld klopt.");
        await manager.Looks("examples-pass");
    }

    /// <summary>An officer fills in what was asked, and sees the amount.</summary>
    private static async Task Applies(Officer officer, bool javaScript)
    {
        await officer.OpensCalls();
        await officer.StartsApplication(Slug);
        await officer.FillsContact();
        await officer.SavesAndContinues();
        await officer.Types("Naam van het project", "Balie in de bib");
        await officer.SavesAndContinues();
        await officer.IsAt("Kosten");
        await officer.Main.GetByText("Ja", new() { Exact = true }).ClickAsync();
        // Without scripts the question comes with the answer to the button.
        if (!javaScript)
            await officer.Leaves(officer.Main.GetByRole(AriaRole.Button, new() { Name = "Bewaar", Exact = true }));
        await officer.TypesAmount("Wat kost de balie? (niet verplicht)", "6000");
        await Expect(officer.Amounts).ToContainTextAsync("3.000,00");
        await officer.Looks("new-call-applied");
    }
}
