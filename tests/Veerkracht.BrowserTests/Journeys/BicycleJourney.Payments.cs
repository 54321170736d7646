using System.Globalization;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;
using static Veerkracht.BrowserTests.Journeys.ExpectedAmounts;

namespace Veerkracht.BrowserTests.Journeys;

internal sealed partial class BicycleJourney
{
    public async Task TheFirstInstalmentIsPaid()
    {
        await _officer.StartsStep(_number, "Aanvraag van de eerste schijf");
        await Expect(_officer.Box("Familienaam")).ToHaveValueAsync("Peeters");
        await _officer.SavesAndContinues();
        await Expect(_officer.Box("Naam van het project")).ToHaveValueAsync("Fietspad langs de Gete");
        await _officer.SavesAndContinues();
        await Expect(_officer.Box(Works)).ToHaveValueAsync("678.821,00");
        await _officer.SavesAndContinues();
        await Expect(_officer.Box("Nieuw aanleggen, Vrijliggend, dubbele richting")).ToHaveValueAsync("3,5");
        await _officer.SavesAndContinues();
        foreach (var proof in new[] { "award_decision", "steering_report", "award_report", "justification", "cost_proofs" })
            await _officer.Attaches(proof, $"{proof}.pdf");
        await Expect(_officer.Main.Locator("#f-expropriation_proofs")).ToHaveCountAsync(0);
        await _officer.Looks("proofs");
        await _officer.SavesAndContinues();
        await _officer.FillsAccount("BE68 5390 0754 7034");
        await _officer.Looks("account");
        await _officer.Presses("Bewaar en kijk alles na");
        await _officer.Sees("Klaar om in te dienen");
        await _director.OpensCheck(_number, "Aanvraag van de eerste schijf");
        await _director.Sends();
        await SentIsTold("Aanvraag van de eerste schijf", "Payment request");
        await IsPaid(Asked.FirstInstalment, "BANK-2022-0001", false);
    }

    public async Task TheBalanceIsLowerAndTheDossierCloses()
    {
        await _officer.StartsStep(_number, "Aanvraag van het saldo");
        await _officer.SavesAndContinues();
        await _officer.SavesAndContinues();
        await _officer.TypesAmount(Works, "600.000,00");
        await Expect(_officer.Amounts).ToContainTextAsync(Euro(Final.Grant));
        await _officer.SavesAndContinues();
        await _officer.Types("Nieuw aanleggen, Vrijliggend, dubbele richting", "3,4");
        await _officer.SavesAndContinues();
        foreach (var proof in new[] { "photos_after", "invoices", "acceptance_report" })
            await _officer.Attaches(proof, $"{proof}.pdf");
        await _officer.SavesAndContinues();
        await _officer.Presses("Bewaar en kijk alles na");
        await _officer.Sees("Klaar om in te dienen");
        await _director.OpensCheck(_number, "Aanvraag van het saldo");
        await _director.Sends();
        await SentIsTold("Aanvraag van het saldo", "Balance request");
        await IsPaid(Final.Grant - Asked.FirstInstalment, "BANK-2022-0002", true);
        await _officer.OpensDossier(_number);
        await _officer.Sees("Afgesloten");
        await _officer.Sees(Euro(Final.Grant));
        await _officer.Looks("case-closed");
    }

    private async Task IsPaid(long cents, string reference, bool isLast)
    {
        await _manager.OpensWaiting(_number);
        await Expect(_manager.Main.Locator("#doen")).ToContainTextAsync(Euro(cents));
        await _manager.Looks($"propose-payment-{reference}");
        await _manager.ProposesPayment("De stukken zijn in orde.");
        await mails.Came(
            new Expected("Wacht op uw beslissing: een betaling van", "Waits for your decision: a payment of", Deciding(cents))
        );
        await mails.Follows(_approver, Mails.Approver);
        await _approver.Sees("BE68 5390 0754 7034");
        await _approver.Approves();
        await _approver.Sees("Betaling goedgekeurd");
        await mails.Came(
            new Expected($"Te betalen: {Plain(cents)} aan Geetbets", "To pay: €", Mails.Manager, Mails.Finance),
            new Expected($"Goedgekeurd: {Plain(cents)} voor {_number}", "Approved: €", Mails.Applicant)
        );
        await mails.Follows(_manager, Mails.Manager);
        await _manager.Looks($"record-payment-{reference}");
        await _manager.RecordsPayment("2022-09-01", reference);
        await _manager.Sees(reference);
        var then = isLast
            ? new Expected($"Afgesloten: {_number}", $"Closed: {_number}", Mails.Applicant)
            : new Expected(
                $"Nu in te vullen: Aanvraag van het saldo ({_number})",
                $"To fill in now: Balance request ({_number})",
                Mails.Applicant
            );
        await mails.Came(new Expected($"Betaald: {Plain(cents)} voor {_number}", "Paid: €", Mails.Applicant), then);
        await mails.Follows(_officer, Mails.Officer);
        await _officer.Sees(_number);
    }

    /// <summary>What everybody sees equals what machines are told, and both equal the rule.</summary>
    public async Task ThePublicPageEqualsTheApi()
    {
        var visitor = await stage.Visitor();
        await visitor.Opens("/maatregelen/fietspaden");
        await visitor.Looks("measure", inEnglish: true);
        var shown = new Dictionary<string, string>();
        foreach (var row in await visitor.Main.Locator(".v-bar tr").AllAsync())
            shown[(await row.Locator("th").InnerTextAsync()).Trim()] = (await row.Locator(".v-bar__amount").InnerTextAsync()).Trim();

        using var client = stage.Site.Client();
        using var programme = JsonDocument.Parse(await client.GetStringAsync("/api/v1/programmes/vlaamse-veerkracht"));
        var measure = programme
            .RootElement.GetProperty("measures")
            .EnumerateArray()
            .Single(m => m.GetProperty("slug").GetString() == "fietspaden");
        string Told(string name) =>
            Euro((long)(decimal.Parse(measure.GetProperty(name).GetProperty("amount").GetString()!, CultureInfo.InvariantCulture) * 100));
        (string Label, string Name, long Cents)[] all =
        [
            ("Enveloppe", "envelope", 150_000_000_00),
            ("Gevraagd", "asked", Asked.Grant),
            ("Gereserveerd", "reserved", 0),
            ("Toegekend", "awarded", Final.Grant),
            ("Betaald", "paid", Final.Grant),
        ];
        foreach (var (label, name, cents) in all)
            Assert.Equal((label, Euro(cents), Euro(cents)), (label, shown[label], Told(name)));

        var results = visitor.Main.Locator("table", new() { HasText = "Doel en resultaat" });
        await Expect(results.Locator("tr", new() { HasText = "Km nieuw fietspad" })).ToContainTextAsync("3,40 km");
        await Expect(results.Locator("tr", new() { HasText = "Km fietspad verbeterd" })).ToContainTextAsync("1,25 km");
        await visitor.Sees("Fietspad langs de Gete");
    }

    public async Task TheAuditorSeesEveryActAndEveryEntry()
    {
        var auditor = await stage.Auditor();
        await auditor.OpensHistory(_number);
        await auditor.Looks("history", inEnglish: true);
        string[] payment = ["Betaling voorgesteld", "Betaling goedgekeurd", "Betaling uitgevoerd"];
        string[] expected =
        [
            "Aanvraag gestart",
            "Gevraagd om te ondertekenen: Voorstel",
            "Ingediend: Voorstel, versie 1",
            "Vraag gesteld",
            "Vraag beantwoord",
            "Opnieuw geopend om aan te vullen: Voorstel",
            "Ingediend: Voorstel, versie 2",
            "Volledig verklaard",
            "Toekenning voorgesteld",
            "Toekenning bevestigd",
            "Ingediend: Aanvraag van de eerste schijf",
            .. payment.Select(act => $"{act}: Aanvraag van de eerste schijf"),
            "Ingediend: Aanvraag van het saldo",
            .. payment.Select(act => $"{act}: Aanvraag van het saldo"),
            "Dossier afgesloten",
        ];
        Assert.Equal(expected, (await auditor.Acts).Select(a => a.Trim()));
        await auditor.Sees("Katrien Maes");
        await auditor.Sees("Het project voldoet aan de oproep.");
        await auditor.SeesDigestsHold();
        var journal = string.Join('\n', await auditor.Journal.AllInnerTextsAsync());
        foreach (var cents in new[] { Asked.Grant, Asked.Tier1, Asked.Tier2, Asked.FirstInstalment, Final.Grant - Asked.FirstInstalment })
            Assert.Contains(Euro(cents), journal);
    }
}
