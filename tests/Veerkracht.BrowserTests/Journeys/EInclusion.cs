using Veerkracht.BrowserTests.People;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>The application for local e-inclusion, page by page, as a small town fills it in.</summary>
internal static class EInclusion
{
    public static async Task FillsInEInclusion(this Officer officer)
    {
        await officer.IsAt("Contact");
        await officer.FillsContact();
        await officer.Types("Functie", "Diensthoofd");
        await officer.SavesAndContinues();
        await officer.IsAt("Uitbetaling");
        await officer.FillsAccount("BE68 5390 0754 7034");
        await officer.SavesAndContinues();
        await officer.IsAt("Gevraagd bedrag");
        await officer.Types("Gevraagd bedrag", "1.000,00");
        await officer.SavesAndContinues();
        await officer.IsAt("Wat u nu al doet");
        await officer.Main.GetByText("Nog niets", new() { Exact = true }).ClickAsync();
        await officer.SavesAndContinues();
        await officer.IsAt("De verplichte actie");
        await officer.Types("Wat is het doel?", "Internet voor wie het niet kan betalen");
        await officer.Types("Wat gaat u doen?", "Wij betalen mee aan een abonnement.");
        await officer.Main.GetByText("Mensen in armoede", new() { Exact = true }).ClickAsync();
        await officer.SavesAndContinues();
        await officer.IsAt("Andere acties");
        await officer.Presses("Bewaar en kijk alles na");
        await officer.IsAt("Nakijken en indienen");
        await officer.Sees("Klaar om in te dienen");
    }
}
