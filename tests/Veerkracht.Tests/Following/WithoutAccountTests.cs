using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Following;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Following;

/// <summary>Following in a browser, without an account and without a script.</summary>
public sealed class WithoutAccountTests
{
    private const string Call = "/oproepen/fietspaden",
        Bar = "alleen in deze browser";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_one_visitor_follows_shows_on_no_page_of_another_and_their_pages_stay_kept(Database database)
    {
        await using var world = await Followers.On(database);
        using var follower = world.Visitor();
        using var other = world.Visitor();
        var before = await other.Get(Call);
        Assert.NotNull(before.Headers.ETag);
        var page = await before.Content.ReadAsStringAsync();
        Assert.DoesNotContain(Bar, page);
        Assert.Contains(">Volgen<", page);
        Assert.DoesNotContain("__RequestVerificationToken", page);

        await Followers.Follow(follower, "oproep", "fietspaden");

        var own = await follower.Get(Call);
        Assert.Null(own.Headers.ETag);
        Assert.True(own.Headers.CacheControl!.NoStore);
        var shown = await own.Content.ReadAsStringAsync();
        Assert.Contains(Bar, shown);
        Assert.Contains("Niet meer volgen", shown);
        Assert.Contains("één ding", await follower.Text("/"));
        // The other visitor still has the page that is the same for all, also right after the follower asked for it.
        var after = await other.Get(Call);
        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
        Assert.Equal(page, await after.Content.ReadAsStringAsync());

        Assert.Contains("Fietspaden", await follower.Text("/volgen"));
        using var dropped = await Followers.Press(follower, "oproep", "fietspaden", "stop");
        Assert.NotNull((await follower.Get(Call)).Headers.ETag);
        Assert.DoesNotContain("v-notkept", await follower.Text("/volgen"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_what_the_public_knows_can_be_followed_and_only_from_this_site(Database database)
    {
        await using var world = await Followers.On(database);
        using var visitor = world.Visitor();
        foreach (var (kind, key) in new[] { ("oproep", "bestaat-niet"), ("thema", "x"), ("project", "fietspaden-1"), ("mars", "y") })
        {
            using var unknown = await Followers.Press(visitor, kind, key);
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            Assert.Contains("follow-unknown", await unknown.Content.ReadAsStringAsync());
        }
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/volgen/kies")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("soort", "oproep"), KeyValuePair.Create("sleutel", "fietspaden")]),
            Headers = { { "Origin", "https://elders.example" } },
        };
        using var refused = await visitor.Raw(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("sent-from-elsewhere", await refused.Content.ReadAsStringAsync());
        Assert.False(refused.Headers.Contains("Set-Cookie"));

        // A measure without a call, a town, a theme and a search can be followed.
        foreach (var (kind, key) in Several)
            await Followers.Follow(visitor, kind, key);
        var page = await visitor.Text("/volgen");
        Assert.Contains("4 dingen", page);
        Assert.Contains("Geetbets", page);
        // Who follows nothing is not offered the form; its answer says why.
        using var empty = world.Visitor();
        var form = new Dictionary<string, string>
        {
            ["email"] = Followers.An,
            ["__RequestVerificationToken"] = await empty.Token("/account/nieuw"),
        };
        using var nothing = await empty.Http.PostAsync("/volgen?handler=Address", new FormUrlEncodedContent(form));
        Assert.Contains("nothing-followed", await nothing.Content.ReadAsStringAsync());
    }

    private static readonly (string, string)[] Several =
    [
        ("maatregel", "stadsvernieuwing"),
        ("gemeente", "24028"),
        ("thema", "fietsen"),
        ("zoekopdracht", "q=fiets&voor=municipality"),
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_browser_keeps_so_much_and_says_where_it_is_full(Database database)
    {
        await using var world = await Followers.On(database);
        using var visitor = world.Visitor();
        var codes = world.Site.App.Services.GetRequiredService<Core.Reference.ReferenceData>().Municipalities.Select(m => m.Nis).Distinct();
        foreach (var nis in codes.Take(Core.Following.FollowList.Most))
            await Followers.Follow(visitor, "gemeente", nis);
        using var full = await Followers.Press(visitor, "oproep", "fietspaden");
        Assert.Equal(HttpStatusCode.Conflict, full.StatusCode);
        Assert.Contains("follow-full", await full.Content.ReadAsStringAsync());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task At_signing_in_both_choices_are_one_from_two_devices_and_once(Database database)
    {
        await using var world = await Followers.On(database);
        using var one = world.Visitor();
        using var two = world.Visitor();
        await Followers.Follow(one, "thema", "fietsen");
        await Followers.Follow(one, "oproep", "fietspaden");
        await world.Register(one);
        Assert.DoesNotContain(Bar, await one.Text("/"));

        using var third = world.Visitor();
        await Followers.Follow(two, "oproep", "fietspaden");
        await Followers.Follow(two, "maatregel", "stadsvernieuwing");
        await Followers.Follow(third, "maatregel", "stadsvernieuwing");
        await Followers.Follow(third, "gemeente", "24028");
        var both = await Task.WhenAll(Followers.SignIn(two), Followers.SignIn(third));
        Assert.All(both, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));

        Assert.Equal(
            ["Call:fietspaden", "Measure:stadsvernieuwing", "Theme:fietsen", "Town:24028"],
            (await world.FollowedBy(Followers.An)).Order(StringComparer.Ordinal)
        );
        foreach (var browser in new[] { two, third })
        {
            Assert.DoesNotContain(Bar, await browser.Text("/"));
            Assert.Contains("Geetbets", await browser.Text("/volgen"));
        }
        // What was dropped with an account does not come back by signing in again.
        using var dropped = await Followers.Press(one, "gemeente", "24028", "stop");
        using var again = world.Visitor();
        using var signedIn = await Followers.SignIn(again);
        Assert.DoesNotContain("Town:24028", await world.FollowedBy(Followers.An));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_signs_in_for_an_organisation_keeps_it_too(Database database)
    {
        await using var world = await Followers.On(database);
        using var browser = world.Visitor();
        await Followers.Follow(browser, "thema", "fietsen");
        using var signedIn = await browser.Post("/aanmelden", ("persona", "geetbets-officer"));
        Assert.Contains("Fietsen", await browser.Text("/volgen"));
        Assert.Equal(1, await world.Site.Query(db => db.Follows.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Mail_without_an_account_comes_once_the_address_is_confirmed_by_a_button(Database database)
    {
        await using var world = await Followers.On(database);
        using var visitor = world.Visitor();
        await Followers.Follow(visitor, "thema", "fietsen");
        using var wrong = await visitor.Post("/volgen?handler=Address", ("email", "geen adres"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("address-needed", await wrong.Content.ReadAsStringAsync());

        using var asked = await visitor.Post("/volgen?handler=Address", ("email", Followers.An), ("wanneer", "Weekly"));
        Assert.Contains(Followers.An, await asked.Content.ReadAsStringAsync());
        Assert.Equal(1, await world.SendLetters());
        var link = Followers.Link(world.Mails[0]);

        using var elsewhere = world.Visitor();
        Assert.Contains("Ja, stuur mij mail", await elsewhere.Text(link));
        Assert.Empty(await world.FollowedBy(Followers.An));
        using var confirmed = await elsewhere.Post(link);
        Assert.Contains("Uw adres is bevestigd", await confirmed.Content.ReadAsStringAsync());
        Assert.Equal(["Theme:fietsen"], await world.FollowedBy(Followers.An));
        Assert.Equal(MailTiming.Weekly, await world.Site.Query(db => db.MailChoices.Select(c => c.Following).SingleAsync()));
        Assert.Equal(0, await world.Site.Query(db => db.CitizenAccounts.CountAsync()));

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get(link)).StatusCode);
    }

    /// <summary>No account, and yet it is kept: the bar is gone, and the link of each mail shows it on every device.</summary>
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_follows_by_mail_sees_and_changes_it_by_the_link_of_each_mail(Database database)
    {
        await using var world = await Followers.On(database);
        using var visitor = world.Visitor();
        await Followers.Follow(visitor, "thema", "fietsen");
        using var asked = await visitor.Post("/volgen?handler=Address", ("email", Followers.An), ("wanneer", "Weekly"));
        Assert.Equal(1, await world.SendLetters());
        using var confirmed = await visitor.Post(Followers.Link(world.Mails[0]));
        Assert.DoesNotContain(Bar, await visitor.Text("/"));
        var own = await visitor.Text("/volgen");
        Assert.Contains("U volgt per mail op", own);
        Assert.Contains(Followers.An, own);
        await Followers.Follow(visitor, "gemeente", "24028");
        Assert.Equal(["Theme:fietsen", "Town:24028"], (await world.FollowedBy(Followers.An)).Order(StringComparer.Ordinal));

        var person = await world.Site.Query(db =>
            db.Set<Features.Accounts.Person>().Where(p => p.Email == Followers.An).Select(p => p.Id).SingleAsync()
        );
        var link = world.Site.App.Services.GetRequiredService<Unsubscribing>().ChoiceFor(person);
        using var elsewhere = world.Visitor();
        await Followers.Follow(elsewhere, "oproep", "fietspaden");
        // Opening it adds nothing of this browser to anybody: the button does.
        Assert.Contains("In deze browser volgt u al iets", await elsewhere.Text(link));
        Assert.Equal(2, (await world.FollowedBy(Followers.An)).Count);
        using var joined = await elsewhere.Post("/volgen?handler=Join", ("lid", link.Split("lid=")[1]));
        using var third = world.Visitor();
        using var came = await third.Get(link);
        Assert.Equal("/volgen", came.Headers.Location?.OriginalString);
        Assert.Contains("U volgt per mail op", await third.Text("/volgen"));
        var page = await elsewhere.Text("/volgen");
        Assert.Contains("Geetbets", page);
        Assert.DoesNotContain(Bar, page);
        Assert.Equal(3, (await world.FollowedBy(Followers.An)).Count);
        using var dropped = await Followers.Press(elsewhere, "thema", "fietsen", "stop");
        using var timed = await elsewhere.Post("/volgen?handler=Mail", ("wanneer", "AtOnce"), ("taal", "en"));
        Assert.DoesNotContain("Theme:fietsen", await world.FollowedBy(Followers.An));
        Assert.Equal(MailTiming.AtOnce, await world.Site.Query(db => db.MailChoices.Select(c => c.Following).SingleAsync()));
        using var forgotten = await elsewhere.Post("/volgen?handler=Forget");
        Assert.Contains("U volgt nog niets", await elsewhere.Text("/volgen"));
        Assert.Contains("Deze link werkt niet", await elsewhere.Text("/volgen?lid=gebroken"));

        // Who made an account since signs in: a mail that is passed on opens nothing of it.
        using var registered = world.Visitor();
        await world.Register(registered);
        using var passedOn = world.Visitor();
        using var refused = await passedOn.Get(link);
        Assert.Equal("/account/aanmelden?terug=/volgen", refused.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Geetbets", await passedOn.Text("/volgen"));
        Assert.DoesNotContain("Geetbets", await visitor.Text("/volgen"));
    }
}
