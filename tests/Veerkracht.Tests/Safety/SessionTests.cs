using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>A cookie counts as long as its session runs on the server, and opens nothing afterwards.</summary>
public sealed class SessionTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_cookie_that_was_copied_opens_nothing_after_signing_out(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        var cookie = Cookie(await officer.Post("/aanmelden", ("persona", "geetbets-officer")));
        using var thief = site.Client();
        Assert.Equal(HttpStatusCode.OK, (await Ask(thief, cookie)).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await officer.Post("/afmelden")).StatusCode);

        Assert.StartsWith("/aanmelden", Away(await Ask(thief, cookie)));
        // It does not come back by being used, and is told from the session of another.
        using var again = await Browser.As(site, "geetbets-officer");
        Assert.StartsWith("/aanmelden", Away(await Ask(thief, cookie)));
        await again.Text("/mijn-oproepen");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Another_organisation_is_another_session_with_the_end_of_the_first(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var consultant = new Browser(site.Client());
        var first = Cookie(await consultant.Post("/aanmelden", ("persona", "consultant")));
        var herstappe = Known.As("0207477456");
        var chosen = await consultant.Post("/bestuur/kiezen", ("bestuur", herstappe.Value));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Contains("Herstappe", await consultant.Text("/mijn-oproepen"));

        using var thief = site.Client();
        Assert.StartsWith("/aanmelden", Away(await Ask(thief, first)));
        var sessions = await site.Query(db => db.Sessions.AsNoTracking().OrderBy(s => s.StartedAt).ToListAsync(Stop));
        Assert.Equal(2, sessions.Count);
        Assert.NotNull(sessions[0].EndedAt);
        Assert.Equal((null, sessions[0].ExpiresAt), (sessions[1].EndedAt, sessions[1].ExpiresAt));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_session_ends_after_a_working_day_however_often_it_is_used(Database database)
    {
        await using var site = await TestSite.Start(database, with: o => o with { Recheck = TimeSpan.Zero });
        using var officer = await Browser.As(site, "geetbets-officer");
        await officer.Text("/mijn-oproepen");
        var session = await site.Query(db => db.Sessions.AsNoTracking().SingleAsync(Stop));
        Assert.Equal(Session.Longest, session.ExpiresAt - session.StartedAt);

        var past = session.StartedAt - TimeSpan.FromMinutes(1);
        await site.Query(db => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ExpiresAt, past), Stop));

        Assert.StartsWith("/aanmelden", Away(await officer.Get("/mijn-oproepen")));
        // What was typed is kept by the page that says so.
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send(officer, "/mijn-oproepen")).StatusCode);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_for_one_reader_is_kept_nowhere(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var officer = await Browser.As(site, "geetbets-officer");
        foreach (var page in (string[])["/", "/werkbank", "/mijn-oproepen", "/mijn-tokens", "/maatregelen/fietspaden", "/bestaat-niet"])
            Assert.Equal("no-store", (await officer.Get(page)).Headers.CacheControl?.ToString());
        var api = await site.ApiAs("geetbets-officer");
        Assert.Equal("no-store", (await api.GetAsync("/api/v1/me/calls", Stop)).Headers.CacheControl?.ToString());
        // What is the same for everybody may be kept.
        Assert.NotEqual("no-store", (await officer.Get("/icon.svg")).Headers.CacheControl?.ToString());
        using var nobody = site.Client();
        Assert.Equal("no-cache", (await nobody.GetAsync("/maatregelen/fietspaden", Stop)).Headers.CacheControl?.ToString());
    }

    private static async Task<HttpResponseMessage> Send(Browser browser, string path) =>
        await browser.Http.PostAsync(path, new FormUrlEncodedContent([KeyValuePair.Create("call", "fietspaden")]), Stop);

    /// <summary>The session as the server gave it: "veerkracht=…".</summary>
    internal static string Cookie(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("veerkracht=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/mijn-oproepen");
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Stop);
    }

    private static string Away(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.IsAbsoluteUri ? answer.Headers.Location.PathAndQuery : answer.Headers.Location.OriginalString;
    }
}
