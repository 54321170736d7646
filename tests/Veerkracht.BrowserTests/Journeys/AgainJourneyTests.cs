using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// An officer asks the director to sign, the director sends, the officer changes what was sent and it is sent again; then the agency opens
/// a part of it again, and the officer completes that.
/// </summary>
[Collection(InChromium.Name)]
public sealed class AgainJourneyTests(Chromium chromium)
{
    [Fact]
    public Task With_scripts_on_a_wide_screen() => Travel(Database.Sqlite, Screen.Wide);

    [Fact]
    public Task Without_scripts_on_a_phone() => Travel(Database.Postgres, Screen.Phone);

    private async Task Travel(Database database, Screen screen)
    {
        await using var site = await TestSite.Start(database);
        await using var stage = new Stage(chromium, site, screen);
        var dossier = await site.AFilledApplication();
        var (page, step) = ($"/dossiers/{dossier.Id}", $"/dossiers/{dossier.Id}/stap/{Given.First}");
        var (officer, director, manager) = (await stage.Officer(), await stage.FinanceDirector(), await stage.Manager());

        await officer.Opens($"{step}/controle");
        await officer.Sees("Klaar om in te dienen");
        await officer.Looks("again-ready");
        await officer.Presses("Vraag om te ondertekenen en in te dienen");
        await officer.Sees("Klaar, en gevraagd om in te dienen");

        await director.Chooses("Werkbank");
        await director.Sees("ondertekenen en indienen");
        await director.Looks("again-desk");
        await director.Opens($"{step}/controle");
        await director.Presses("Dien in");
        await director.Sees("Deze versie telt");

        await officer.Opens(page);
        await officer.Looks("again-sent");
        await officer.Opens($"{step}/opnieuw");
        await officer.Sees("Versie 1 telt, tot u een andere indient.");
        await officer.Looks("again-revise");
        await officer.Presses("Begin een wijziging");
        await officer.Opens($"{step}/project");
        await officer.Types("Naam van het project", "Fietspad langs de Velp");
        await officer.SavesAndContinues();
        await officer.Opens(page);
        await officer.Sees("Wat u indiende, telt.");
        await officer.Looks("again-changing");
        await director.Opens($"{step}/controle");
        await director.Looks("again-check");
        await director.Presses("Dien opnieuw in");
        await director.Sees("versie 1");
        await director.Looks("again-receipt");

        await manager.Opens(page);
        await manager.Sees("Fietspad langs de Velp");
        await manager.Looks("again-versions", inEnglish: true);
        await manager.Opens($"{page}/openen/{Given.First}");
        await manager.Main.Locator("input[name=parts][value='section:project']").CheckAsync(new() { Force = true });
        await manager.Types("Wat moet de aanvrager aanvullen?", "Zet de straat in de naam.");
        await manager.Main.Locator("input[name=due]").FillAsync("12/9/2022");
        await manager.Looks("again-open");
        await manager.Presses("Open dit opnieuw");
        await manager.Sees("Aanvullen kan tot en met 12 september 2022.");
        await manager.Unfolds("Schrijf een interne nota");
        await manager.Types("Nota", "Nog te bellen.");
        await manager.Looks("again-internal");

        await officer.Opens(page);
        await officer.Sees("Het agentschap vraagt u om iets aan te vullen, tot en met 12 september 2022.");
        await officer.Opens($"{step}/contact");
        await officer.Sees("Dit blijft zoals u het indiende");
        await officer.Looks("again-closed");
        await officer.Opens($"{step}/project");
        await officer.Types("Naam van het project", "Fietspad langs de Velp, Kerkstraat");
        await officer.SavesAndContinues();
        await director.Opens($"{step}/controle");
        await director.Presses("Dien opnieuw in");
        await director.Sees("versie 2");
        await manager.Opens(page);
        await manager.Sees("Aangevuld");
        await manager.Looks("again-completed");
        stage.NothingWasWrong();
    }
}
