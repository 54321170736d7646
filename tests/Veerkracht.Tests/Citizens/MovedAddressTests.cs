using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Citizens;
using Veerkracht.Features.Following;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Following;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Citizens;

/// <summary>An account gets another address by a link that was mailed there, and nobody gets an account by such a link.</summary>
public sealed class MovedAddressTests
{
    private const string New = "an.janssens@voorbeeld.be",
        Ask = "/mijn-account?handler=Address";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_address_counts_once_its_mail_was_opened_and_the_old_one_is_told(Database database)
    {
        await using var world = await Followers.On(database);
        using var owner = world.Visitor();
        await Followers.Follow(owner, "thema", "fietsen");
        await world.Register(owner);
        using var phone = world.Visitor();
        using var there = await Followers.SignIn(phone);
        // At the new address somebody, the same person perhaps, follows by mail alone already.
        await world.Citizen(New, MailTiming.Weekly, ("gemeente", "24028"));

        Assert.Contains("wrong-password", await Answer(owner, ("email", New), ("nu", "een gok van iemand")));
        Assert.Contains("same-address", await Answer(owner, ("email", Followers.An), ("nu", Followers.Password)));
        Assert.Contains("address-needed", await Answer(owner, ("email", "geen adres"), ("nu", Followers.Password)));
        Assert.Contains("Kijk in uw nieuwe mailbox", await Answer(owner, ("email", New), ("nu", Followers.Password)));
        await world.SendLetters();
        var mail = world.Mails[^1];
        Assert.Equal(New, mail.To.Mailboxes.Single().Address);
        var link = Followers.Link(mail);

        // Who reads that mail and has not the account gets nothing by it.
        using var stranger = world.Visitor();
        Assert.Contains("Meld u eerst aan", await stranger.Text(link));
        using var taking = await WithToken(stranger, link);
        using var stolen = await stranger.Raw(taking);
        Assert.Equal(HttpStatusCode.Forbidden, stolen.StatusCode);
        Assert.Contains("other-account", await stolen.Content.ReadAsStringAsync());
        Assert.Equal(Followers.An, await world.Site.Query(db => db.CitizenAccounts.Select(a => a.Email).SingleAsync()));

        Assert.Contains(New, await owner.Text(link));
        using var moved = await owner.Post(link);
        Assert.Equal("/mijn-account?gedaan=adres", moved.Headers.Location?.OriginalString);
        Assert.Contains(New, await owner.Text("/mijn-account?gedaan=adres"));
        using var old = await Followers.SignIn(world.Visitor());
        Assert.Equal(HttpStatusCode.BadRequest, old.StatusCode);
        using var now = await Followers.SignIn(world.Visitor(), New);
        Assert.Equal(HttpStatusCode.Redirect, now.StatusCode);
        // Elsewhere one is signed out; the link works once.
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/mijn-account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.Get(link)).StatusCode);

        await world.SendLetters();
        var told = world.Mails[^1];
        Assert.Equal(Followers.An, told.To.Mailboxes.Single().Address);
        Assert.Contains(New, told.TextBody);
        // One person, who follows what both followed.
        Assert.Equal(["Theme:fietsen", "Town:24028"], (await world.FollowedBy(New)).Order(StringComparer.Ordinal));
        Assert.Equal(1, await world.Site.Query(db => db.People.CountAsync(p => p.Email == New)));
        var account = await world.Site.Query(db => db.CitizenAccounts.AsNoTracking().SingleAsync());
        Assert.Equal(account.Id, await world.Site.In(s => s.GetRequiredService<CitizenPeople>().PersonOf(New)));
        // Whoever registers at the old address is somebody else.
        using var later = world.Visitor();
        await world.Register(later);
        Assert.Empty(await world.FollowedBy(Followers.An));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_address_of_another_account_stays_there_and_only_its_own_mail_tells(Database database)
    {
        await using var world = await Followers.On(database);
        using var other = world.Visitor();
        await world.Register(other, New);
        using var owner = world.Visitor();
        await world.Register(owner);
        var page = await Answer(owner, ("email", New), ("nu", Followers.Password));
        Assert.Contains("Kijk in uw nieuwe mailbox", page);
        await world.SendLetters();
        Assert.Contains("er is er al een met dit adres", world.Mails[^1].TextBody);
        Assert.DoesNotContain("code=", world.Mails[^1].TextBody);
        // The link, which only a demonstration shows, is refused as well.
        var code = System.Text.RegularExpressions.Regex.Match(page, "/account/link\\?code=([0-9a-f]+)").Groups[1].Value;
        using var refused = await owner.Post($"/account/link?code={code}");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("address-taken", await refused.Content.ReadAsStringAsync());
        Assert.Equal(2, await world.Site.Query(db => db.CitizenAccounts.CountAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_follows_by_mail_alone_removes_all_of_it_by_the_link_in_a_mail(Database database)
    {
        await using var world = await Followers.On(database);
        var person = await world.Citizen(Followers.An, MailTiming.AtOnce, ("gemeente", "24028"));
        var codes = world.Site.App.Services.GetRequiredService<Unsubscribing>();
        var page = $"{Unsubscribing.Removal}?code={codes.CodeFor(person, onlyFollowed: true)}";
        using var reader = world.Visitor();
        using var stopped = await reader.Post(codes.AddressFor(person, onlyFollowed: true));
        Assert.Contains("/account/weg?code=", await stopped.Content.ReadAsStringAsync());
        // Opening it changes nothing.
        Assert.Contains(Followers.An, await reader.Text(page));
        Assert.Single(await world.FollowedBy(Followers.An));
        using var removed = await reader.Post(page);
        Assert.Contains("Uw gegevens zijn weg", await removed.Content.ReadAsStringAsync());
        Assert.False(await world.Site.Query(db => db.People.AnyAsync(p => p.Id == person)));
        Assert.False(await world.Site.Query(db => db.Follows.AnyAsync()));
        Assert.False(await world.Site.Query(db => db.MailChoices.AnyAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get(page)).StatusCode);

        // An account is removed by who signs in to it, and a person of an organisation by two administrators.
        using var owner = world.Visitor();
        await world.Register(owner);
        var account = await world.Site.Query(db => db.CitizenAccounts.Select(a => a.Id).SingleAsync());
        // Mail that was on its way still carries the link: pressed now, by a person or a program, it says so and keeps nothing.
        foreach (var onlyFollowed in new[] { true, false })
        {
            using var late = await reader.Http.PostAsync(
                $"{Unsubscribing.Address}?code={codes.CodeFor(person, onlyFollowed)}",
                new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")])
            );
            Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        }
        Assert.False(await world.Site.Query(db => db.MailChoices.AnyAsync(c => c.PersonId == person)));

        var its = $"{Unsubscribing.Removal}?code={codes.CodeFor(account, onlyFollowed: true)}";
        Assert.Contains("heeft een account", await reader.Text(its));
        using var form = await WithToken(reader, its);
        using var refused = await reader.Raw(form);
        Assert.Contains("has-account", await refused.Content.ReadAsStringAsync());
        var officer = codes.CodeFor(Together.Situations.Id("geetbets-officer"), onlyFollowed: true);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"{Unsubscribing.Removal}?code={officer}")).StatusCode);
    }

    /// <summary>A form that the page does not show to who sends it.</summary>
    private static async Task<HttpRequestMessage> WithToken(Browser browser, string path) =>
        new(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", await browser.Token("/account/nieuw"))]),
        };

    private static async Task<string> Answer(Browser browser, params (string, string)[] boxes)
    {
        using var answer = await browser.Post(Ask, boxes);
        return await answer.Content.ReadAsStringAsync();
    }
}
