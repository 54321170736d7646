using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.People;

/// <summary>Handles dossiers: completeness, questions, proposals, payments.</summary>
internal sealed class Manager(Stage stage, IPage page) : Person(stage, page)
{
    public ILocator Rows => Main.Locator("tbody tr");

    public async Task Filters(string text, string call, string state)
    {
        await Chooses("Dossiers");
        await Main.Locator("[name=zoek]").FillAsync(text);
        await Main.Locator("[name=oproep]").SelectOptionAsync(call);
        await Main.Locator("[name=toestand]").SelectOptionAsync(state);
        await Presses("Filter");
    }

    public async Task OpensWaiting(string number)
    {
        await Chooses("Werkbank");
        await Follows(number);
    }

    public async Task Asks(string question)
    {
        await Unfolds("Stel een vraag aan de aanvrager");
        await Types("Uw vraag", question);
        // A Saturday: the first working day after it counts.
        await Main.Locator("input[name=ask-question_due]").FillAsync("10/9/2022");
        await Brings("input[name=ask-question_files]", "tekening.pdf");
        await Looks("ask");
        await Presses("Stel de vraag");
        await Sees("Vraag gesteld");
    }

    public async Task DeclaresComplete()
    {
        await Presses("Verklaar volledig");
        await Sees("Volledig verklaard");
    }

    public async Task ProposesAward(string reason)
    {
        await Types("Waarom kent u dit toe?", reason);
        await Presses("Stel deze toekenning voor");
        await Sees("Toekenning voorgesteld");
    }

    public async Task ProposesPayment(string what)
    {
        await Types("Wat hebt u nagekeken?", what);
        await Presses("Stel deze betaling voor");
        await Sees("Betaling voorgesteld");
    }

    public async Task RecordsPayment(string day, string reference)
    {
        await Types("Dag op het rekeninguittreksel", day);
        await Types("Kenmerk van de bank", reference);
        await Presses("Noteer de betaling");
    }
}

/// <summary>The second pair of eyes on money.</summary>
internal sealed class Approver(Stage stage, IPage page) : Person(stage, page)
{
    public async Task OpensWaiting(string number)
    {
        await Chooses("Werkbank");
        await Follows(number);
        await Sees("Een voorstel wacht op uw beslissing");
    }

    public Task Confirms() => Presses("Bevestig de toekenning");

    public Task Approves() => Presses("Keur de betaling goed");
}

/// <summary>Looks back: who did what, when, why, and which lines of the journal stand behind it.</summary>
internal sealed class Auditor(Stage stage, IPage page) : Person(stage, page)
{
    public async Task OpensHistory(string number)
    {
        await Chooses("Dossiers");
        await Follows(number);
        await Follows("Geschiedenis en journaal");
        await IsAt("Geschiedenis");
    }

    public Task<IReadOnlyList<string>> Acts => Page.Locator(".v-acts > li > h2").AllInnerTextsAsync();
    public ILocator Journal => Main.Locator("#journaal ~ div tbody tr");

    public Task SeesDigestsHold() => Expect(Main.GetByText("klopt niet")).ToHaveCountAsync(0);
}
