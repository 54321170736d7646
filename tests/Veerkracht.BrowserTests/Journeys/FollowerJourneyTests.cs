using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MimeKit;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.News;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Following;
using Veerkracht.Tests.News;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// A citizen picks two themes, is told that they are not kept, registers by the link in a real mail, finds both, gets a digest that says
/// what is new, and stops by its link without signing in.
/// </summary>
[Collection(InChromium.Name)]
public sealed class FollowerJourneyTests(Chromium chromium)
{
    private const string Bar = "alleen in deze browser";

    public static TheoryData<string> Screens => [.. new[] { Screen.Wide, Screen.Phone }.Select(s => s.Name)];

    [Theory, MemberData(nameof(Screens))]
    public async Task A_citizen_follows_two_themes_registers_reads_a_digest_and_stops(string name)
    {
        var screen = new[] { Screen.Wide, Screen.Phone }.Single(s => s.Name == name);
        await using var world = await Followers.On(Database.Sqlite);
        await using var stage = new Stage(chromium, world.Site, screen);
        var citizen = await stage.Visitor();
        await citizen.Opens("/volgen");
        foreach (var theme in new[] { "Fietsen", "Delen" })
            await citizen.Presses($"Volgen {theme}");
        await Expect(citizen.Page.Locator(".v-notkept")).ToContainTextAsync(Bar);
        await citizen.Looks("follow-themes");

        await citizen.Follows("maakt u een account", citizen.Page.Locator(".v-notkept"));
        await citizen.Types("E-mailadres", Followers.An);
        await citizen.Presses("Stuur mij de link");
        await citizen.IsAt("Kijk in uw mailbox");
        await citizen.Looks("follow-asked");
        Assert.Equal(1, await world.SendLetters());
        await citizen.Opens(Followers.Link(world.Mails[0]));
        await citizen.Looks("follow-link");
        await citizen.Types("Wachtwoord", Followers.Password);
        await citizen.Presses("Maak mijn account");
        await citizen.IsAt("Wat ik volg");
        await Expect(citizen.Page.Locator(".v-notkept")).ToHaveCountAsync(0);
        await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = "Niet meer volgen Fietsen" }).First).ToBeVisibleAsync();
        await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = "Niet meer volgen Delen" }).First).ToBeVisibleAsync();
        await citizen.Main.GetByLabel("Meteen", new() { Exact = true }).CheckAsync(new() { Force = true });
        await citizen.Presses("Bewaar");
        await citizen.Looks("follow-signed-in");
        await citizen.Opens("/mijn-account");
        await citizen.Looks("follow-account");

        await world.Site.Publish(TestCalls.FromPot(90_000) + "\nthemes: [fietsen]\n", 1_000_000_00);
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        var digest = world.Mails[1];
        Assert.Contains("Nieuwe oproep", digest.TextBody);
        // It says what is new: how much, from what, for whom.
        Assert.Contains("Kleine pot: € 90.000", digest.TextBody!.Replace('\u00a0', ' '));
        Assert.Contains("Gemeenten:", digest.TextBody);
        await citizen.Opens("/volgen");
        await citizen.Sees("Nieuwe oproep");
        await citizen.Looks("follow-news");
        await ReadsWell(digest, stage);

        // An article about a theme is news too.
        await world.Site.APublicArticle("De fietsbrug is open");
        await world.Site.In(s => s.GetRequiredService<TellArticles>().Do());
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        Assert.Contains("De fietsbrug is open", world.Mails[2].TextBody);

        var anywhere = await stage.Visitor();
        await anywhere.Opens(digest.Headers["List-Unsubscribe"]!.Trim('<', '>')[Followers.Host.Length..]);
        await anywhere.Presses("Stuur mij geen mail meer");
        await anywhere.Sees("U krijgt geen mail meer over wat u volgt");
        await anywhere.Looks("follow-stopped");
        await world.Site.Publish(Second, 1_000_000_00);
        await world.Spread();
        Assert.Equal(0, await world.SendDigests());

        // And all of it goes: a mail to who has an account leads to the sign-in of that account.
        await anywhere.Follows("Verwijder ook mijn adres");
        await anywhere.Looks("follow-remove");
        await anywhere.Sees("heeft een account");
        stage.NothingWasWrong();
    }

    /// <summary>The mail as a mail program draws it: sound, and in its own width on a phone.</summary>
    private static async Task ReadsWell(MimeMessage mail, Stage stage)
    {
        var program = await stage.Visitor();
        await program.Page.GotoAsync("about:blank");
        await program.Page.SetContentAsync(mail.HtmlBody!);
        await program.Looks("follow-mail");
        Assert.True(await program.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The mail is cut off.");
    }

    [Fact]
    public async Task An_officer_of_Geetbets_hears_nothing_of_calls_for_centre_cities()
    {
        await using var world = await Followers.On(Database.Sqlite, "2021-04-01T09:00");
        await world.Site.GiveAddresses();
        await using var stage = new Stage(chromium, world.Site, Screen.Phone);
        foreach (var town in new[] { "geetbets", "gent" })
        {
            var officer = await stage.Officer(town);
            await officer.Opens("/oproepen/veerkrachtige-steden");
            await officer.Presses("Volgen ");
            await officer.Opens("/volgen");
            await officer.Sees("alleen over oproepen waarvoor dat bestuur kan aanvragen");
            await officer.Main.GetByLabel("Meteen", new() { Exact = true }).CheckAsync(new() { Force = true });
            await officer.Presses("Bewaar");
            await officer.Looks("follow-officer");
        }
        await world.Site.Changed("veerkrachtige-steden", "close", new { at = "2021-06-01T12:00" });
        await world.Spread();
        await world.SendDigests();
        stage.NothingWasWrong();
        Assert.Equal("gent-officer@gent.example", Assert.Single(world.Mails).To.Mailboxes.Single().Address);
    }

    private static string Second =>
        TestCalls.FromPot(90_000).Replace(TestCalls.Small, "tweede-oproep", StringComparison.Ordinal) + "\nthemes: [fietsen]\n";

    [Fact]
    public async Task The_same_with_a_passkey()
    {
        await using var world = await Followers.On(Database.Sqlite);
        // Passkeys belong to a name, not to a number.
        var page = await chromium.Open(world.Site.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await using var stage = new Stage(chromium, world.Site, Screen.Wide);
        var citizen = new Person(stage, page);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
        await citizen.Opens("/volgen");
        foreach (var theme in new[] { "Fietsen", "Delen" })
            await citizen.Presses($"Volgen {theme}");
        await citizen.Opens("/account/nieuw");
        await citizen.Types("E-mailadres", Followers.An);
        await citizen.Presses("Stuur mij de link");
        await world.SendLetters();
        await citizen.Opens(Followers.Link(world.Mails[0]));
        await citizen.Presses("Maak een passkey");
        await citizen.IsAt("Wat ik volg");
        await citizen.Opens("/mijn-account");
        await citizen.Sees("Chrome op Linux");
        await citizen.Looks("follow-passkeys");

        await page.Context.ClearCookiesAsync();
        await citizen.Opens("/account/aanmelden");
        await citizen.Looks("follow-sign-in");
        await citizen.Presses("Aanmelden met een passkey");
        await citizen.IsAt("Wat ik volg");
        foreach (var theme in new[] { "Fietsen", "Delen" })
            await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = $"Niet meer volgen {theme}" }).First).ToBeVisibleAsync();

        // Who chose nothing gets the mail of the day.
        await world.Site.Publish(TestCalls.FromPot(90_000) + "\nthemes: [fietsen]\n", 1_000_000_00);
        Assert.Equal(1, await world.Spread());
        Assert.Equal(0, await world.SendDigests());
        await world.NextMorning();
        Assert.Equal(1, await world.SendDigests());
        Assert.Contains("Kleine pot", world.Mails[1].TextBody);
        await citizen.Opens(world.Mails[1].Headers["List-Unsubscribe"]!.Trim('<', '>')[Followers.Host.Length..]);
        await citizen.Presses("Stuur mij geen mail meer");
        await citizen.Sees("U krijgt geen mail meer over wat u volgt");
        stage.NothingWasWrong();
        await page.Context.CloseAsync();
    }
}
