using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Following;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// A citizen picks two themes, is told that they are not kept, registers by the link in a real mail, finds both, gets a digest that says
/// what is new, and stops by its link without signing in.
/// </summary>
public sealed class FollowerJourneyTests(Chromium chromium) : IClassFixture<Chromium>
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
            await citizen.Presses($"Volgen: {theme}");
        await Expect(citizen.Page.Locator(".v-notkept")).ToContainTextAsync(Bar);
        await IsSound(citizen);

        await citizen.Follows("maakt u een account", citizen.Page.Locator(".v-notkept"));
        await citizen.Types("E-mailadres", Followers.An);
        await citizen.Presses("Stuur mij de link");
        await citizen.IsAt("Kijk in uw mailbox");
        await IsSound(citizen);
        Assert.Equal(1, await world.SendLetters());
        await citizen.Opens(Followers.Link(world.Mails[0]));
        await IsSound(citizen);
        await citizen.Types("Wachtwoord", Followers.Password);
        await citizen.Presses("Maak mijn account");
        await citizen.IsAt("Wat ik volg");
        await Expect(citizen.Page.Locator(".v-notkept")).ToHaveCountAsync(0);
        await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = "Niet meer volgen: Fietsen" }).First).ToBeVisibleAsync();
        await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = "Niet meer volgen: Delen" }).First).ToBeVisibleAsync();
        await citizen.Main.GetByLabel("Meteen", new() { Exact = true }).CheckAsync();
        await citizen.Presses("Bewaar");
        await IsSound(citizen);
        await citizen.Opens("/mijn-account");
        await IsSound(citizen);

        await world.Site.Publish(TestCalls.FromPot(90_000) + "\nthemes: [fietsen]\n", 1_000_000_00);
        await world.Spread();
        Assert.Equal(1, await world.SendDigests());
        var digest = world.Mails[1];
        Assert.Contains("Nieuwe oproep", digest.TextBody);
        Assert.Contains("€", digest.TextBody);
        await citizen.Opens("/volgen");
        await citizen.Sees("Nieuwe oproep");

        var anywhere = await stage.Visitor();
        await anywhere.Opens(digest.Headers["List-Unsubscribe"]!.Trim('<', '>')[Followers.Host.Length..]);
        await anywhere.Presses("Stuur mij geen mail meer");
        await anywhere.Sees("U krijgt geen mail meer over wat u volgt");
        await IsSound(anywhere);
        await world.Site.Publish(Second, 1_000_000_00);
        await world.Spread();
        Assert.Equal(0, await world.SendDigests());
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
        await citizen.Presses("Volgen: Fietsen");
        await citizen.Opens("/account/nieuw");
        await citizen.Types("E-mailadres", Followers.An);
        await citizen.Presses("Stuur mij de link");
        await world.SendLetters();
        await citizen.Opens(Followers.Link(world.Mails[0]));
        await citizen.Presses("Maak een passkey");
        await citizen.IsAt("Wat ik volg");
        await citizen.Opens("/mijn-account");
        await citizen.Sees("Chrome op Linux");
        await IsSound(citizen);

        await page.Context.ClearCookiesAsync();
        await citizen.Opens("/account/aanmelden");
        await IsSound(citizen);
        await citizen.Presses("Aanmelden met een passkey");
        await citizen.IsAt("Wat ik volg");
        await Expect(citizen.Main.GetByRole(AriaRole.Button, new() { Name = "Niet meer volgen: Fietsen" }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private static async Task IsSound(Person person) => Assert.Empty(await person.Page.Violations());
}
