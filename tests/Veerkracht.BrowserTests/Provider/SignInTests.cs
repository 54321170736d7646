using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;
using Cookie = Microsoft.Playwright.Cookie;

namespace Veerkracht.BrowserTests.Provider;

/// <summary>People sign in and out at a real provider of identities, in production.</summary>
[Collection(InChromium.Name)]
public sealed class SignInTests(Chromium chromium)
{
    [Fact]
    public async Task Somebody_works_for_two_organisations_and_signs_out_here_and_at_the_provider()
    {
        await using var world = await World.Start();
        var page = await chromium.Open(world.Site.Address, javaScript: false);
        await SignIn(page, "lotte/geetbets");
        await Expect(page.Locator(".v-who")).ToContainTextAsync("Lotte Peeters");
        await Expect(page.Locator(".v-who")).ToContainTextAsync("Geetbets");
        var copied = await page.Context.CookiesAsync();

        // Signed out at the provider too: else it would sign in again without asking.
        await SignOut(page);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Aanmelden", Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/aanmelden/dienst");
        await Expect(page.Locator("[name=login]")).ToBeVisibleAsync();
        var thief = await chromium.Open(world.Site.Address, javaScript: false);
        await thief.Context.AddCookiesAsync(
            copied
                .Where(c => c.Name == "veerkracht")
                .Select(c => new Cookie
                {
                    Name = c.Name,
                    Value = c.Value,
                    Url = world.Site.Address,
                })
        );
        await thief.GotoAsync("/mijn-oproepen");
        await Expect(thief).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/aanmelden"));

        await SignIn(page, "lotte/gent");
        await Expect(page.Locator(".v-who")).ToContainTextAsync("Gent");
        await page.GotoAsync("/bestuur/kiezen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Geetbets" }).ClickAsync();
        await Expect(page.Locator(".v-who")).ToContainTextAsync("Geetbets");
        var lotte = await world.Site.Query(db => db.People.AsNoTracking().Include(p => p.Mandates).SingleAsync());
        Assert.Equal((world.Provider.Address, "lotte"), (lotte.Issuer, lotte.Subject));
        Assert.Equal([Role.Officer, Role.FinanceDirector], lotte.Mandates.Where(m => m.ValidUntil is null).Select(m => m.Role).Order());
        await page.Context.CloseAsync();
        await thief.Context.CloseAsync();
    }

    [Fact]
    public async Task An_organisation_that_nobody_knows_gets_a_page_that_says_so()
    {
        await using var world = await World.Start();
        var page = await chromium.Open(world.Site.Address);
        await SignIn(page, "lotte/onbekend");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Uw bestuur is hier niet bekend");
        await Expect(page.Locator("main")).ToContainTextAsync("0404616494");
        await Expect(page.Locator(".v-who")).ToHaveCountAsync(0);
        Assert.Equal(0, await world.Site.Query(db => db.People.CountAsync()));
        var refused = await world.Site.Query(db => db.RefusedSignIns.AsNoTracking().SingleAsync());
        Assert.Equal((SignInRefusal.UnknownOrganisation, "0404616494", (Guid?)null), (refused.Why, refused.Named, refused.PersonId));
        Assert.StartsWith("Chrome", refused.Browser);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Who_is_refused_or_breaks_off_reads_so_and_is_not_signed_in()
    {
        await using var world = await World.Start();
        var page = await chromium.Open(world.Site.Address);
        await page.GotoAsync("/aanmelden");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ga verder naar aanmelden" }).ClickAsync();
        await page.GetByText("Cancel").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Aanmelden is niet gelukt");
        await Expect(page.Locator(".v-who")).ToHaveCountAsync(0);
        Assert.Equal(SignInRefusal.Provider, (await world.Site.Query(db => db.RefusedSignIns.AsNoTracking().SingleAsync())).Why);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_first_administrator_comes_in_by_the_link_of_the_start()
    {
        await using var world = await World.Start();
        var link = Assert.Single(await world.Site.In(s => s.GetRequiredService<FirstAdministrator>().Do()));
        var page = await chromium.Open(world.Site.Address);
        await page.GotoAsync(link.Href);
        await page.GetByRole(AriaRole.Link, new() { Name = "Meld u aan" }).ClickAsync();
        await SignIn(page, "hilde/niemand", isThere: false);
        await page.GetByRole(AriaRole.Button, new() { Name = "Aanvaard de uitnodiging" }).ClickAsync();
        await Expect(page.Locator(".v-who")).ToContainTextAsync(Persona.AgencyName);
        await page.GotoAsync("/bestuur/mensen");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"Mensen van {Persona.AgencyName}");
        await page.GotoAsync(link.Href);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("geldt niet meer");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_provider_that_is_away_is_a_page_and_what_is_public_stays_readable()
    {
        await using var world = await World.Start();
        world.Provider.Stop();
        var page = await chromium.Open(world.Site.Address);
        await page.GotoAsync("/aanmelden");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ga verder naar aanmelden" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("De aanmelddienst antwoordt niet");
        Assert.Equal(200, (await page.GotoAsync("/maatregelen/fietspaden"))!.Status);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_provider_that_goes_away_half_way_is_a_page()
    {
        await using var world = await World.Start(plain: true);
        using var client = world.Site.Client();
        var away = await client.GetAsync("/aanmelden/dienst?terug=/mijn-oproepen");
        Assert.Equal(HttpStatusCode.Redirect, away.StatusCode);
        var asked = System.Web.HttpUtility.ParseQueryString(away.Headers.Location!.Query);
        Assert.Equal($"{world.Site.Address}/aanmelden/terug", asked["redirect_uri"]);
        world.Provider.Stop();
        var back = await client.GetAsync($"/aanmelden/terug?code=x&state={Uri.EscapeDataString(asked["state"]!)}");
        Assert.Equal((HttpStatusCode.Redirect, "/aanmelden?weg=true"), (back.StatusCode, back.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync(back.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task Who_answers_must_be_the_issuer_that_is_set()
    {
        await using var world = await World.Start(false, ("Oidc:Issuer", "https://aanmelden.example"));
        using var client = world.Site.Client();
        var refused = await client.GetAsync("/aanmelden/dienst");
        Assert.Equal((HttpStatusCode.Redirect, "/aanmelden?mislukt=true"), (refused.StatusCode, refused.Headers.Location!.OriginalString));

        await using var other = await World.Start(plain: true);
        using var half = other.Site.Client();
        var asked = System.Web.HttpUtility.ParseQueryString((await half.GetAsync("/aanmelden/dienst")).Headers.Location!.Query);
        var mixed = await half.GetAsync(
            $"/aanmelden/terug?code=x&iss=https%3A%2F%2Fevil.example&state={Uri.EscapeDataString(asked["state"]!)}"
        );
        Assert.Equal("/aanmelden?mislukt=true", mixed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_subject_of_another_provider_is_another_person()
    {
        await using var world = await World.Start();
        await world.Site.Query(async db =>
        {
            db.Add(
                new Person
                {
                    Id = Guid.CreateVersion7(),
                    Subject = "lotte",
                    Name = "Lotte",
                    Issuer = "https://vroeger.example",
                }
            );
            return await db.SaveChangesAsync();
        });
        var page = await chromium.Open(world.Site.Address);
        await SignIn(page, "lotte/geetbets");
        await Expect(page.Locator("main")).ToContainTextAsync("Aanmelden is niet gelukt");
        // Its owner sees that somebody tried.
        var refused = await world.Site.Query(db => db.RefusedSignIns.AsNoTracking().SingleAsync());
        Assert.Equal(SignInRefusal.OtherProvider, refused.Why);
        Assert.Equal(
            "Lotte",
            await world.Site.Query(db => db.People.Where(p => p.Id == refused.PersonId).Select(p => p.Name).SingleAsync())
        );
        await page.Context.CloseAsync();
    }

    /// <summary>From the page of the site, or from where it led to.</summary>
    private static async Task SignIn(IPage page, string login, bool isThere = true)
    {
        if (isThere)
            await page.GotoAsync("/aanmelden");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ga verder naar aanmelden" }).ClickAsync();
        await page.Locator("[name=login]").FillAsync(login);
        await page.Locator("[name=password]").FillAsync("x");
        await page.Locator("button[type=submit]").ClickAsync();
        // What the site may know of the person.
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }

    private static async Task SignOut(IPage page)
    {
        await page.Locator(".v-who summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Afmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
    }

    /// <summary>A site in production and its provider, each at an address that the other knows.</summary>
    private sealed record World(TestSite Site, IdentityProvider Provider) : IAsyncDisposable
    {
        public static async Task<World> Start(bool plain = false, params (string Name, string Value)[] more)
        {
            var (provider, site) = (IdentityProvider.FreeAddress(), IdentityProvider.FreeAddress());
            var settings = new Dictionary<string, string?>
            {
                ["Oidc:Authority"] = provider,
                ["Oidc:ClientId"] = "veerkracht",
                ["Oidc:ClientSecret"] = "only-for-tests",
                ["Oidc:RequireHttps"] = "false",
                ["Site:Address"] = site,
            };
            foreach (var (name, value) in more)
                settings[name] = value;
            var stands = await IdentityProvider.Start(provider, site, plain);
            return new(
                await TestSite.Start(Database.Sqlite, with: o =>
                    o with
                    {
                        Urls = site,
                        Demonstration = false,
                        Today = null,
                        Settings = settings,
                    }
                ),
                stands
            );
        }

        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            Provider.Dispose();
        }
    }
}
