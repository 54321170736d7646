using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Following;
using Veerkracht.Tests.People;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Citizens;

/// <summary>Accounts of citizens: made by a link that was mailed, signed in by password, taken along and removed.</summary>
public sealed partial class AccountTests
{
    private const string Other = "een natte paraplu in mei";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_opens_the_link_has_an_account_and_signs_in_by_it(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        await Followers.Follow(browser, "thema", "fietsen");
        var link = await world.LinkFor(browser);
        // Programs open links too: nothing comes of that.
        await browser.Text(link);
        Assert.Equal(0, await world.Site.Query(db => db.CitizenAccounts.CountAsync()));
        using var made = await browser.Post(link, ("wachtwoord", Followers.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Contains("is bewaard", await browser.Text("/volgen?gedaan=account"));

        var account = await world.Site.Query(db => db.CitizenAccounts.AsNoTracking().SingleAsync());
        Assert.DoesNotContain(Followers.Password, account.PasswordHash!);
        // It works once, and for nobody else.
        using var second = world.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get(link)).StatusCode);
        Assert.Contains("Deze link werkt niet meer", await (await second.Get(link)).Content.ReadAsStringAsync());

        using var signedIn = await Followers.SignIn(second, "AN.Peeters@Voorbeeld.be");
        Assert.Equal("/volgen", signedIn.Headers.Location?.OriginalString);
        Assert.Contains("Fietsen", await second.Text("/volgen"));
        Assert.Contains(Followers.An, await second.Text("/mijn-account"));
        // The sign-ins of the site are those of accounts too.
        Assert.Contains("hier werkt u nu", await second.Text("/mijn-aanmeldingen"));
        Assert.Equal(2, await world.Site.Query(db => db.Sessions.CountAsync(s => s.PersonId == account.Id)));
        // It gives no right on anything of a government or an agency.
        foreach (var page in new[] { "/dossiers", "/bestuur/mensen", "/beheer", "/werking" })
            Assert.NotEqual(HttpStatusCode.OK, (await second.Get(page)).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_tells_whether_an_address_has_an_account(Database database)
    {
        await using var world = await Followers.On(database);
        using var owner = world.Visitor();
        await world.Register(owner);
        using var stranger = world.Visitor();
        const string Nobody = "nb.peeters@voorbeeld.be";

        async Task<string> Answer(string path, string address, params (string, string)[] more)
        {
            using var answer = await stranger.Post(path, [("email", address), .. more]);
            var body = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var token in body.QuerySelectorAll("input[name=__RequestVerificationToken]"))
                token.Remove();
            // In the demonstration, where no mail leaves, the link stands on the page, a new one each time.
            return LinkCode()
                .Replace($"{answer.StatusCode} {body.Body!.InnerHtml}", "")
                .Replace(address, "ADRES", StringComparison.Ordinal);
        }
        Assert.Equal(await Answer("/account/nieuw", Nobody), await Answer("/account/nieuw", Followers.An));
        Assert.Equal(
            await Answer("/account/aanmelden", Nobody, ("wachtwoord", Other)),
            await Answer("/account/aanmelden", Followers.An, ("wachtwoord", Other))
        );
        Assert.Contains("sign-in-failed", await Answer("/account/aanmelden", Nobody, ("wachtwoord", Other)));
        // The mail tells it, to who reads that.
        await world.SendLetters();
        var texts = world.Mails.Skip(1).ToDictionary(m => m.To.Mailboxes.Single().Address, m => m.TextBody);
        Assert.Contains("is er een account", texts[Followers.An]);
        Assert.Contains("maakt u uw account", texts[Nobody]);
    }

    private static IEnumerable<string> Codes<T>(Outcome<T> outcome) => outcome.Refusals.Select(r => r.Code);

    [System.Text.RegularExpressions.GeneratedRegex("code=[0-9a-f]+")]
    private static partial System.Text.RegularExpressions.Regex LinkCode();

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Passwords_are_long_and_not_those_that_are_tried_first(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        using var wrong = await browser.Post("/account/nieuw", ("email", "niemand"));
        Assert.Contains("address-needed", await wrong.Content.ReadAsStringAsync());
        var link = await world.LinkFor(browser);
        async Task<string> Tries(string password)
        {
            using var refused = await browser.Post(link, ("wachtwoord", password));
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            var page = await refused.Content.ReadAsStringAsync();
            Assert.DoesNotContain(password, page);
            return page;
        }
        Assert.Contains("password-too-short", await Tries("elf tekens!"));
        Assert.Contains("password-too-long", await Tries(string.Concat(Enumerable.Repeat("natte paraplu ", 10))));
        Assert.Contains("password-common", await Tries("wachtwoord2022!"));
        Assert.Contains("password-own", await Tries("an.peeters1999"));
        // Identity itself holds the rule too.
        var identity = await world.Site.In(s =>
        {
            var account = new CitizenAccount
            {
                Id = Guid.Empty,
                Email = Followers.An,
                CreatedAt = DateTime.UnixEpoch,
            };
            return s.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<CitizenAccount>>().CreateAsync(account, "wachtwoord2022");
        });
        Assert.Contains(identity.Errors, e => e.Code == "password-common");
        using var made = await browser.Post(link, ("wachtwoord", Followers.Password));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var late = await browser.Post("/account/link?code=" + link.Split('=')[1], ("wachtwoord", Other), ("code", "anders"));
        Assert.Contains("link-gone", await late.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Guessing_locks_out_who_guesses_and_not_the_browser_of_the_owner(Database database)
    {
        await using var world = await Followers.On(database);
        using var owner = world.Visitor();
        await world.Register(owner);
        using var attacker = world.Visitor();
        for (var guess = 0; guess < 10; guess++)
        {
            using var wrong = await Followers.SignIn(attacker, password: $"een gok van iemand {guess}");
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        }
        using var locked = await Followers.SignIn(attacker);
        Assert.Equal(HttpStatusCode.BadRequest, locked.StatusCode);

        using var signedOut = await owner.Http.Send("/mijn-account", "/afmelden");
        using var signedIn = await Followers.SignIn(owner);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains("een verkeerd wachtwoord", await owner.Text("/mijn-aanmeldingen"));
        // A link by mail lets the owner in anywhere, and opens the account again.
        using var elsewhere = world.Visitor();
        await world.Register(elsewhere, password: Other);
        using var again = world.Visitor();
        using var by = await Followers.SignIn(again, password: Other);
        Assert.Equal(HttpStatusCode.Redirect, by.StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_forgotten_password_is_replaced_and_whoever_was_in_by_it_is_out(Database database)
    {
        await using var world = await Followers.On(database);
        using var owner = world.Visitor();
        using var thief = world.Visitor();
        await world.Register(owner);
        using var stolen = await Followers.SignIn(thief);
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/mijn-account")).StatusCode);

        using var fresh = world.Visitor();
        await world.Register(fresh, password: Other);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/mijn-account")).StatusCode);
        using var old = await Followers.SignIn(world.Visitor());
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        using var wrong = await fresh.Post("/mijn-account?handler=Password", ("oud", "iets anders"), ("wachtwoord", Followers.Password));
        Assert.Contains("wrong-password", await wrong.Content.ReadAsStringAsync());
        using var changed = await fresh.Post("/mijn-account?handler=Password", ("oud", Other), ("wachtwoord", Followers.Password));
        Assert.Equal("/mijn-account?gedaan=wachtwoord", changed.Headers.Location?.OriginalString);
        using var now = await Followers.SignIn(world.Visitor());
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Ones_data_is_taken_along_whole_and_removed_whole(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        await Followers.Follow(browser, "thema", "fietsen");
        await world.Register(browser);
        var account = await world.Site.Query(db => db.CitizenAccounts.AsNoTracking().SingleAsync());

        using var export = await browser.Post("/mijn-account?handler=Export");
        var text = await export.Content.ReadAsStringAsync();
        var data = JsonNode.Parse(text)!;
        Assert.Equal(Followers.An, (string?)data["person"]!["email"]);
        Assert.Equal("fietsen", (string?)data["follows"]!["rows"]![0]!["key"]);
        Assert.NotNull(data["sign-ins"]);
        Assert.DoesNotContain(account.PasswordHash!, text);
        Assert.DoesNotContain(account.SecurityStamp, text);

        using var unsure = await browser.Post("/mijn-account?handler=Delete");
        Assert.Contains("not-sure", await unsure.Content.ReadAsStringAsync());
        using var removed = await browser.Post("/mijn-account?handler=Delete", ("zeker", "ja"));
        Assert.Equal("/volgen?gedaan=weg", removed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/mijn-account")).StatusCode);
        Assert.False(await world.Site.Query(db => db.People.AnyAsync(p => p.Id == account.Id)));
        Assert.False(await world.Site.Query(db => db.CitizenAccounts.AnyAsync()));
        Assert.Empty(await world.FollowedBy(Followers.An));
        using var gone = await Followers.SignIn(world.Visitor());
        Assert.Equal(HttpStatusCode.BadRequest, gone.StatusCode);
        // Somebody who works for an organisation takes along, and is removed by two administrators only.
        using var officer = await Browser.As(world.Site, "geetbets-officer");
        using var theirs = await officer.Post("/mijn-account?handler=Export");
        Assert.Equal("Lotte Peeters", (string?)JsonNode.Parse(await theirs.Content.ReadAsStringAsync())!["person"]!["name"]);
        Assert.DoesNotContain("handler=Delete", await officer.Text("/mijn-account"));
        using var without = await officer.Post("/mijn-account?handler=Delete", ("zeker", "ja"));
        Assert.Contains("no-account", await without.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_account_takes_no_role_and_the_only_way_in_stays(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        await world.Register(browser);
        var id = await world.Site.Query(db => db.CitizenAccounts.Select(a => a.Id).SingleAsync());
        var asked = new AskedPerson("An Peeters", Followers.An, Staff.Asks(Role.Officer));
        var invited = Life.Value(await world.Site.Act((InvitePerson a) => a.Do(TestSite.As("geetbets-mayor"), asked)));
        var actor = (await world.Site.In(s => s.GetRequiredService<Actors>().Find(id, Core.Identifiers.OrganisationId.None)))!;
        Assert.Contains("account-has-no-roles", Codes(await world.Site.Act((AcceptInvitation a) => a.Do(actor, invited.Code))));

        using var none = await browser.Post("/mijn-account?handler=Passkey", ("credential", "{}"));
        Assert.Contains("passkey-failed", await none.Content.ReadAsStringAsync());
        using var options = await browser.Post("/mijn-account?handler=Options");
        var asks = JsonNode.Parse(await options.Content.ReadAsStringAsync())!;
        Assert.Equal("required", (string?)asks["authenticatorSelection"]!["residentKey"]);
        await world.Site.Query(async db =>
        {
            db.Add(
                new CitizenPasskey
                {
                    CredentialId = "YWJj",
                    AccountId = id,
                    Name = "Firefox, Windows",
                    PublicKey = [1],
                    CreatedAt = DateTime.UnixEpoch,
                    AttestationObject = [1],
                    ClientDataJson = [1],
                }
            );
            var account = await db.CitizenAccounts.AsTracking().SingleAsync();
            account.PasswordHash = null;
            return await db.SaveChangesAsync();
        });
        using var last = await browser.Post("/mijn-account?handler=Remove", ("sleutel", "YWJj"));
        Assert.Contains("last-way-in", await last.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_inbox_is_not_filled_from_here_and_without_mail_nothing_is_asked(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        for (var time = 0; time < 7; time++)
        {
            using var asked = await browser.Post("/account/nieuw", ("email", Followers.An));
            Assert.Contains("Kijk in uw mailbox", await asked.Content.ReadAsStringAsync());
        }
        Assert.Equal(5, await world.SendLetters());

        await using var silent = await TestSite.Start(database, with: o => o with { Demonstration = false, Today = null });
        using var visitor = new Browser(silent.Client());
        using var refused = await visitor.Post("/account/nieuw", ("email", Followers.An));
        Assert.Contains("no-mail-here", await refused.Content.ReadAsStringAsync());
    }
}
