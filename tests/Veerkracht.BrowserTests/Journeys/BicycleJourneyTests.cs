using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// From envelope to result by screen: with scripts on a wide screen, and without any on a phone. At each stage the mail is read from a
/// mail server: who got which and nobody else, and its link leads to where the work is.
/// </summary>
[Collection(InChromium.Name)]
public sealed class BicycleJourneyTests(Chromium chromium)
{
    [Fact]
    public Task With_scripts_on_a_wide_screen_of_an_English_browser_on_SQLite() => Travel(Database.Sqlite, Screen.WideInEnglish);

    [Fact]
    public Task Without_scripts_on_a_phone_on_PostgreSQL() => Travel(Database.Postgres, Screen.Phone);

    private async Task Travel(Database database, Screen screen)
    {
        await using var site = await TestSite.Start(database);
        await using var stage = new Stage(chromium, site, screen);
        await using var mails = new Mails(site);
        var journey = new BicycleJourney(stage, mails);
        await journey.EverybodySignsIn();
        await journey.OfficerSeesOpenCallsAndStarts();
        await journey.OfficerFillsInContactAndProject();
        await journey.OfficerSeesTheGrantWhileTyping();
        await journey.OfficerMendsWhatTheCheckFinds();
        await journey.OfficerAsksToSign();
        await journey.DirectorSendsAndGetsTheReceipt();
        await journey.ManagerAsksAndOfficerAnswers();
        await journey.AReopenedPartIsCompleted();
        await journey.TwoPeopleAward();
        await journey.TheFirstInstalmentIsPaid();
        await journey.TheBalanceIsLowerAndTheDossierCloses();
        await journey.ThePublicPageEqualsTheApi();
        await journey.TheAuditorSeesEveryActAndEveryEntry();
        journey.AllMailIsOneConversation();
        stage.NothingWasWrong();
    }
}
