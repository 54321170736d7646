using Microsoft.Playwright;
using Veerkracht.Tests.Applications;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.People;

/// <summary>Fills in for a local government; cannot send.</summary>
internal class Officer(Stage stage, IPage page) : Person(stage, page)
{
    private const string Next = "Bewaar en ga verder";

    public ILocator Call(string slug) => Main.Locator($"section#{slug}");

    public ILocator Amounts => Main.Locator("#bedragen");

    public async Task OpensCalls()
    {
        await Chooses("Mijn oproepen");
        await IsAt("Oproepen voor");
    }

    public async Task StartsApplication(string call)
    {
        await Presses("Start een aanvraag", Call(call));
        await IsAt("Contact");
    }

    public Task SavesAndContinues() => Presses(Next);

    public async Task FillsContact()
    {
        // Who starts stands there already.
        await Expect(Box("Voornaam")).Not.ToBeEmptyAsync();
        await Types("Voornaam", "Lotte");
        await Types("Familienaam", "Peeters");
        await Types("Telefoonnummer", "011 58 51 11");
        await Types("E-mailadres", "lotte.peeters@geetbets.example");
    }

    /// <summary>What was typed goes to the server by itself, and stands there when the page is opened anew.</summary>
    public async Task SeesThatTypingIsSaved(string label, string text)
    {
        await Page.RunAndWaitForResponseAsync(() => Types(label, text), r => r.Request.Method == "POST" && r.Ok);
        await Expect(Main.Locator("[data-saved]")).ToContainTextAsync("Opgeslagen om");
        await Page.ReloadAsync();
        await Expect(Box(label)).ToHaveValueAsync(text);
    }

    public async Task TypesAmount(string label, string amount)
    {
        await Box(label).ClearAsync();
        await Box(label).PressSequentiallyAsync(amount);
        // Without scripts the computation comes with the answer to the button.
        if (!Stage.Screen.JavaScript)
            await Leaves(Main.GetByRole(AriaRole.Button, new() { Name = "Bewaar", Exact = true }));
    }

    public async Task Attaches(string field, string name)
    {
        var box = Main.Locator($"#f-{field}-field");
        await Main.Locator($"#f-{field}")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/pdf",
                    Buffer = Files.Pdf(name),
                }
            );
        // With script it goes by itself.
        if (!Stage.Screen.JavaScript)
            await Presses("Voeg toe", box);
        await Expect(box.Locator(".v-files:not(.v-files--sending)")).ToContainTextAsync(name);
    }

    public Task GoesToCheck() =>
        Follows("Nakijken en indienen", Page.GetByRole(AriaRole.Navigation, new() { Name = "Delen van deze stap" }));

    /// <summary>From the list of errors to the field that it is about.</summary>
    public async Task FollowsError(string message, string field)
    {
        await Follows(message, Main.Locator("[data-summary]"));
        await Expect(Main.Locator($"#{field}")).ToBeInViewportAsync();
    }

    public async Task OpensDossier(string number)
    {
        await Chooses("Dossiers");
        await Follows(number);
    }

    /// <summary>On the page of the dossier.</summary>
    public async Task AnswersQuestion(string answer)
    {
        await Sees("Het agentschap heeft een vraag voor u");
        await Sees("Antwoorden kan tot en met 12 september 2022.");
        await Sees("tekening.pdf");
        await Types("Uw antwoord", answer);
        await Brings(".v-qa input[type=file]", "foto.pdf");
        await Looks("answer");
        await Presses("Verstuur het antwoord");
        await Sees(answer);
    }

    /// <summary>Opens the step that the dossier says is next.</summary>
    public async Task StartsStep(string number, string title)
    {
        await OpensDossier(number);
        await Follows(title, Main.Locator(".v-banner"));
        await Presses("Begin met invullen");
        await IsAt("Contact");
    }

    public async Task FillsAccount(string iban)
    {
        await Types("IBAN", iban);
        await Main.GetByText("Nee", new() { Exact = true }).ClickAsync();
        await Expect(Main.GetByLabel("Nee", new() { Exact = true })).ToBeCheckedAsync();
    }
}

/// <summary>The finance director or the mayor: reads what was filled in, and sends.</summary>
internal sealed class Signer(Stage stage, IPage page) : Officer(stage, page)
{
    public async Task OpensCheck(string number, string? title = null)
    {
        await OpensDossier(number);
        await Leaves(Main.Locator(".v-banner a"));
        if (title is not null)
            await Sees(title);
        await GoesToCheck();
        await IsAt("Nakijken en indienen");
    }

    public async Task Sends()
    {
        await Presses("Dien in");
        await IsAt("Ontvangstbewijs");
    }
}
