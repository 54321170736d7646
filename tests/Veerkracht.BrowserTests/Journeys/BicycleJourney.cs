using System.Security.Cryptography;
using System.Text;
using Veerkracht.BrowserTests.People;
using static Microsoft.Playwright.Assertions;
using static Veerkracht.BrowserTests.Journeys.ExpectedAmounts;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>One euro of the bicycle call by screen, act after act. The people stay signed in, each in a browser of their own.</summary>
internal sealed partial class BicycleJourney(Stage stage, Mails mails)
{
    public const string Geetbets = "0207518137";
    private const string Works = "Werken, zonder btw en zonder onteigening, Kosten";

    private Officer _officer = null!;
    private Signer _director = null!;
    private Manager _manager = null!;
    private Approver _approver = null!;
    private string _number = "";

    private bool Scripts => stage.Screen.JavaScript;

    public ExpectedAmounts Asked { get; private set; } = null!;
    public ExpectedAmounts Final { get; private set; } = null!;

    public async Task EverybodySignsIn()
    {
        (_officer, _director, _manager, _approver) = (
            await stage.Officer(),
            await stage.FinanceDirector(),
            await stage.Manager(),
            await stage.Approver()
        );
        Asked = await Of(stage.Site, Geetbets, 678_821_00);
        Final = Asked with { Base = 600_000_00 };
        await mails.Begin();
    }

    public async Task OfficerSeesOpenCallsAndStarts()
    {
        await _officer.OpensCalls();
        var call = _officer.Call("fietspaden");
        await Expect(call).ToContainTextAsync("Open voor u");
        await Expect(call).ToContainTextAsync("15 oktober 2022 om 23.59 uur");
        await Expect(call).ToContainTextAsync("nog 44 dagen");
        await Expect(call).ToContainTextAsync(Euro(Asked.Right));
        await _officer.Looks("my-calls");
        await _officer.StartsApplication("fietspaden");
    }

    public async Task OfficerFillsInContactAndProject()
    {
        await _officer.FillsContact();
        if (Scripts)
            await _officer.SeesThatTypingIsSaved("Voornaam", "Lotte Maria");
        await _officer.Looks("contact");
        await _officer.SavesAndContinues();
        await _officer.IsAt("Project");
        await _officer.Types("Naam van het project", "Fietspad langs de Gete");
        await _officer.Attaches("decision", "beslissing.pdf");
        await _officer.Looks("project");
        await _officer.SavesAndContinues();
    }

    public async Task OfficerSeesTheGrantWhileTyping()
    {
        await _officer.IsAt("Kosten en subsidie");
        await _officer.TypesAmount(Works, "12,3x");
        await Expect(_officer.Main.Locator("#f-costs-works-cost-error")).ToBeVisibleAsync();
        await Expect(_officer.Box(Works)).ToHaveValueAsync("12,3x");
        await _officer.TypesAmount(Works, "678.821,00");
        foreach (var amount in new[] { Asked.Base, Asked.Tier1, Asked.Tier2, Asked.Grant, Asked.Own })
            await Expect(_officer.Amounts).ToContainTextAsync(Euro(amount));
        await Expect(_officer.Amounts).ToContainTextAsync("een derde van");
        await Expect(_officer.Main.Locator("#f-costs-works-cost-error")).ToHaveCountAsync(0);
        await _officer.Looks("costs", inEnglish: true);
        await _officer.SavesAndContinues();
    }

    public async Task OfficerMendsWhatTheCheckFinds()
    {
        await _officer.IsAt("Kilometers");
        await _officer.Looks("kilometres");
        await _officer.GoesToCheck();
        await _officer.Sees("Nog niet klaar om in te dienen: 2 punten");
        await _officer.Looks("check-with-errors", inEnglish: true);
        await _officer.FollowsError("Foto's van voor de werken", "f-photos_before");
        await _officer.Attaches("photos_before", "voor.pdf");
        await _officer.GoesToCheck();
        await _officer.FollowsError("Kilometers: nog niet begonnen", "f-km");
        await _officer.Types("Nieuw aanleggen, Vrijliggend, dubbele richting", "3,5");
        await _officer.Types("Verbeteren, Een kant, enkele richting", "1,25");
        await _officer.Presses("Bewaar en kijk alles na");
        await _officer.Sees("Klaar om in te dienen");
        await Expect(_officer.Main.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Dien in" })).ToHaveCountAsync(0);
        _number = (await _officer.Page.Locator(".v-banner b").First.InnerTextAsync()).Trim();
        // A call that is open and a draft are on the pages of who works on them.
        await mails.Came();
    }

    public async Task OfficerAsksToSign()
    {
        await _officer.Presses("Vraag om te ondertekenen en in te dienen");
        await _officer.Sees("Klaar, en gevraagd om in te dienen");
        await mails.Came(
            new Expected($"Wacht op uw handtekening: {_number}", $"Waits for your signature: {_number}", Mails.Director, Mails.Mayor)
        );
    }

    public async Task DirectorSendsAndGetsTheReceipt()
    {
        await mails.Follows(_director, Mails.Director);
        await _director.IsAt("Nakijken en indienen");
        await _director.Looks("check");
        await _director.Sends();
        await SentIsTold("Voorstel", "Proposal");
        await _director.Looks("receipt", inEnglish: true);
        await _director.Sees(_number);
        await _director.Sees("1 september 2022");
        await _director.Sees(Euro(Asked.Grant));
        var told = await _director.Main.Locator("code").First.InnerTextAsync();
        Assert.Equal(told.Trim(), Convert.ToHexStringLower(SHA256.HashData(await _director.Downloads("Wat is ingediend, als bestand"))));
        IsPdf(await _director.Downloads("Download als pdf"));
    }

    public async Task ManagerAsksAndOfficerAnswers()
    {
        await mails.Follows(_officer, Mails.Officer);
        await _officer.IsAt("Ontvangstbewijs");
        await _manager.Filters(_number, "fietspaden", "awarded");
        await _manager.Sees("Geen dossier past bij deze filters");
        await _manager.Filters(_number, "fietspaden", "registered");
        await Expect(_manager.Rows).ToHaveCountAsync(1);
        await _manager.Looks("dossiers");
        await _manager.Follows(_number);
        await _manager.Looks("case-of-manager", inEnglish: true);
        await _manager.Asks("Welke kant van de weg is dit?");
        // In the words of this call.
        await mails.Came(
            new Expected($"Een vraag over uw fietspad ({_number})", $"A question about your cycle path ({_number})", Mails.Applicant)
        );
        await mails.Follows(_officer, Mails.Officer);
        await _officer.AnswersQuestion("Het is de kant van de Gete.");
        await _officer.Looks("case-of-officer");
        await BothFilesAreOfTheDossier(_officer);
        await mails.Came(new Expected($"Antwoord op een vraag over {_number}", $"Answer to a question about {_number}", Mails.Handlers));
    }

    public async Task AReopenedPartIsCompleted()
    {
        await mails.Follows(_manager, Mails.Manager);
        await _manager.Sees("Het is de kant van de Gete.");
        await BothFilesAreOfTheDossier(_manager);
        var dossier = _manager.Path;
        await _manager.Opens($"{dossier}/openen/proposal");
        await _manager.Main.Locator("input[name=parts][value='section:contact']").CheckAsync(new() { Force = true });
        await _manager.Types("Wat moet de aanvrager aanvullen?", "Wie is de contactpersoon?");
        await _manager.Main.Locator("input[name=due]").FillAsync("12/9/2022");
        await _manager.Presses("Open dit opnieuw");
        await _manager.Sees("Aanvullen kan tot en met 12 september 2022.");
        await mails.Came(new Expected($"Aan te vullen: {_number}", $"To be completed: {_number}", Mails.Applicant));
        await mails.Follows(_officer, Mails.Officer);
        await _officer.IsAt("Contact");
        await _officer.Types("Voornaam", "Lotte");
        await _officer.SavesAndContinues();
        await _director.Opens($"{dossier}/stap/proposal/controle");
        await _director.Presses("Dien opnieuw in");
        await _director.Sees("versie 1");
        await SentIsTold("Voorstel, versie 2", "Proposal, version 2");
    }

    /// <summary>What the agency asked with and what the officer answered with stand in the list of files, and open.</summary>
    private static async Task BothFilesAreOfTheDossier(Person person)
    {
        await person.Unfolds("Alle bestanden");
        var files = person.Main.Locator("details", new() { HasText = "Alle bestanden" }).Locator("tbody tr");
        foreach (var (name, from) in new[] { ("tekening.pdf", "vraag van het agentschap"), ("foto.pdf", "antwoord op een vraag") })
        {
            var row = files.Filter(new() { HasText = name });
            await Expect(row).ToContainTextAsync(from);
            IsPdf(await person.Downloads(name, row));
        }
    }

    /// <summary>A receipt to everybody of the applicant, and to who must look at it.</summary>
    private Task SentIsTold(string nl, string en) =>
        mails.Came(
            new Expected($"Ingediend: {_number}, {nl}", $"Sent: {_number}, {en}", Mails.Applicant),
            new Expected($"Na te kijken: {nl} van Geetbets", $"To check: {en} of Geetbets", Mails.Handlers)
        );

    public async Task AllMailIsOneConversation()
    {
        mails.AreOneConversation(_number);
        await mails.AreAllThereIs();
    }

    /// <summary>Who decides over this amount.</summary>
    private static string[] Deciding(long cents) => cents <= 100_000_00 ? [Mails.Approver, Mails.Limited] : [Mails.Approver];

    public async Task TwoPeopleAward()
    {
        await mails.Follows(_manager, Mails.Manager);
        await _manager.Sees("Het is de kant van de Gete.");
        IsPdf(await _manager.Downloads("foto.pdf"));
        await _manager.DeclaresComplete();
        await mails.Came(new Expected($"Uw dossier {_number} is volledig", $"Your dossier {_number} is complete", Mails.Applicant));
        await _manager.Sees(Euro(Asked.Grant));
        await _manager.Unfolds("Hoe komen we aan dit bedrag?");
        await _manager.Sees("een derde van");
        await _manager.Looks("propose-award");
        await _manager.ProposesAward("Het project voldoet aan de oproep.");
        await mails.Came(
            new Expected("Wacht op uw beslissing: een toekenning van", "Waits for your decision: an award of", Deciding(Asked.Grant))
        );
        await mails.Follows(_approver, Mails.Approver);
        await _approver.Looks("confirm-award");
        await _approver.Confirms();
        await _approver.Sees("Toekenning bevestigd");
        await mails.Came(new Expected($"Goed nieuws: {Plain(Asked.Grant)} voor Fietspad langs de Gete", "Good news: €", Mails.Applicant));
        await _officer.Opens("/berichten");
        await _officer.Sees("Goed nieuws:");
        await _officer.Sees("Vraag de eerste schijf aan zodra u de werken hebt gegund");
        await mails.Follows(_officer, Mails.Officer);
        await _officer.Sees(Euro(Asked.Grant));
        await _officer.Sees(Euro(Asked.FirstInstalment));
        await _officer.Looks("award-letter", inEnglish: true);
        IsPdf(await _officer.Downloads("Download als pdf"));
    }

    /// <summary>With spaces that break, as the headings are compared.</summary>
    private static string Plain(long cents) => Euro(cents).Replace('\u00a0', ' ');

    private static void IsPdf(byte[] bytes) => Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(bytes, 0, 8));
}
