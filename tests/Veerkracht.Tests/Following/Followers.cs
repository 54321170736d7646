using System.Net;
using System.Text.RegularExpressions;
using MailKit.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Veerkracht.Core.Following;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Following;
using Veerkracht.Features.News;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Notifications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Following;

/// <summary>
/// A site that mails, to a server of the test: rounds are made by hand. People with a browser without scripts follow, register and read.
/// </summary>
internal sealed partial class Followers : IAsyncDisposable
{
    public const string An = "an.peeters@voorbeeld.be",
        Password = "blauwe fiets in de regen",
        Host = "https://veerkracht.example";

    private Followers(TestSite site, SmtpListener server) => (Site, Server) = (site, server);

    public TestSite Site { get; }
    public SmtpListener Server { get; }

    public IReadOnlyList<MimeMessage> Mails => Server.Messages.ConvertAll(Mailing.Parsed);

    public static async Task<Followers> On(Database database, string today = "2022-09-01T09:00")
    {
        var server = new SmtpListener();
        var settings = new MailSettings(
            "127.0.0.1",
            server.Port,
            SecureSocketOptions.None,
            null,
            null,
            "berichten@veerkracht.example",
            Host
        );
        var site = await TestSite.Start(database, today, adjust: builder =>
        {
            // Postbox and messages as on a site that mails; no round of its own comes between.
            builder.Services.AddSingleton(settings);
            foreach (var round in new[] { typeof(NewsRounds), typeof(ArticleRounds) })
                builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == round));
        });
        return new Followers(site, server);
    }

    public Browser Visitor() => new(Site.Client());

    /// <summary>Presses the button on a page.</summary>
    public static Task<HttpResponseMessage> Press(
        Browser browser,
        string kind,
        string key,
        string does = "volg",
        string back = "/volgen"
    ) =>
        browser.Http.PostAsync(
            "/volgen/kies",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["soort"] = kind,
                    ["sleutel"] = key,
                    ["doe"] = does,
                    ["terug"] = back,
                }
            )
        );

    public static async Task Follow(Browser browser, string kind, string key)
    {
        using var answer = await Press(browser, kind, key);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>Asks an account, and reads the link in the mail.</summary>
    public async Task<string> LinkFor(Browser browser, string address = An)
    {
        var before = Server.Messages.Count;
        using var asked = await browser.Post("/account/nieuw", ("email", address));
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(1, await SendLetters());
        return Link(Mailing.Parsed(Server.Messages[before]));
    }

    public static string Link(MimeMessage mail) => Address().Match(mail.TextBody ?? "").Groups[1].Value;

    /// <summary>Makes an account, and is signed in by it.</summary>
    public async Task Register(Browser browser, string address = An, string password = Password)
    {
        using var made = await browser.Post(await LinkFor(browser, address), ("wachtwoord", password));
        Assert.Equal("/volgen?gedaan=account", made.Headers.Location?.OriginalString);
    }

    public static Task<HttpResponseMessage> SignIn(Browser browser, string address = An, string password = Password) =>
        browser.Post("/account/aanmelden", ("email", address), ("wachtwoord", password));

    public Task<int> SendLetters() => Site.In(s => ActivatorUtilities.CreateInstance<SendLetters>(s).Do());

    public Task<int> Spread() => Site.In(s => s.GetRequiredService<SpreadNews>().Do());

    public Task<int> SendDigests() => Site.In(s => Mailing.Digests(s, Server.Port));

    /// <summary>The next time at which the mail of the day has left.</summary>
    public Task NextMorning() => Site.MoveClock(Site.App.Services.GetRequiredService<Clock>().BrusselsNow.PlusDays(1));

    public Task<List<string>> FollowedBy(string address) =>
        Site.Query(db =>
            db.Follows.Where(f => db.Set<Person>().Any(p => p.Id == f.PersonId && p.Email == address))
                .OrderBy(f => f.Kind)
                .ThenBy(f => f.Key)
                .Select(f => f.Kind + ":" + f.Key)
                .ToListAsync()
        );

    /// <summary>A citizen who follows something by mail, put there without the way by a link.</summary>
    public Task<Guid> Citizen(string address, MailTiming timing, params (string Kind, string Key)[] follows) =>
        Site.In(async s =>
        {
            var person = await s.GetRequiredService<Features.Citizens.CitizenPeople>().PersonOf(address);
            await s.GetRequiredService<ChooseMail>().Follow(person, timing, null);
            foreach (var (kind, key) in follows)
                await s.GetRequiredService<Follows>().Keep(person, FollowList.Of([new(FollowKinds.Of(kind)!.Value, key)]).Write(), default);
            return person;
        });

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Server.DisposeAsync();
    }

    [GeneratedRegex("https://veerkracht\\.example(/\\S+)")]
    private static partial Regex Address();
}
