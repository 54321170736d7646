using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>How the site stands behind a proxy and answers the world: what is believed of a request, and what is not.</summary>
public sealed class FrontDoorTests
{
    private const string Public = "https://veerkracht.example";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forwarded_headers_are_believed_of_a_named_proxy_only()
    {
        await using var behind = await Start(("Proxy:Known:0", "127.0.0.1"));
        var page = await Ask(behind, "/aanmelden", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("max-age=31536000; includeSubDomains", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.DoesNotContain("evil.example", await page.Content.ReadAsStringAsync(Stop));

        await using var elsewhere = await Start(("Proxy:Known:0", "192.0.2.7"));
        page = await Ask(elsewhere, "/over?x=1", ("X-Forwarded-Proto", "https"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"{Public}/over?x=1"), (page.StatusCode, page.Headers.Location!.OriginalString));
        using var post = new HttpRequestMessage(HttpMethod.Post, "/aanmelden");
        post.Headers.Add("X-Forwarded-Proto", "https");
        post.Headers.Host = "veerkracht.example";
        using var client = elsewhere.Client();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(post, Stop)).StatusCode);
        // Who asks whether it lives, asks from beside it.
        Assert.Equal(HttpStatusCode.OK, (await Ask(elsewhere, "/health/live")).StatusCode);
    }

    [Fact]
    public async Task Cookies_are_for_https_and_this_host_alone()
    {
        await using var site = await Start(("Proxy:Known:0", "127.0.0.1"));
        using var client = site.Client();
        client.DefaultRequestHeaders.Host = "veerkracht.example";
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await client.GetAsync("/aanmelden", Stop);
        var form = page.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-formulier=", form);
        AssertGuarded(form, "samesite=strict");

        var token = Browser.Hidden(await page.Content.ReadAsStringAsync(Stop), "__RequestVerificationToken");
        using var sent = new HttpRequestMessage(HttpMethod.Post, "/aanmelden")
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["persona"] = "auditor", ["__RequestVerificationToken"] = token }
            ),
        };
        sent.Headers.Add("Cookie", form.Split(';')[0]);
        using var signedIn = await client.SendAsync(sent, Stop);
        var session = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-veerkracht=", StringComparison.Ordinal));
        AssertGuarded(session, "samesite=lax");
        // A cookie of this browser session: it is not kept when the browser closes.
        Assert.DoesNotContain("expires=", session);

        void AssertGuarded(string cookie, string sameSite)
        {
            var said = cookie.ToLowerInvariant();
            Assert.Contains("; secure", said);
            Assert.Contains("; httponly", said);
            Assert.Contains("; path=/", said);
            Assert.Contains(sameSite, said);
            Assert.DoesNotContain("domain=", said);
        }
    }

    [Fact]
    public async Task Only_the_names_that_are_allowed_are_answered()
    {
        await using var site = await Start(("Proxy:Known:0", "127.0.0.1"));
        using var client = site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/", Stop)).StatusCode);
        client.DefaultRequestHeaders.Host = "evil.example";
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/", Stop)).StatusCode);
        client.DefaultRequestHeaders.Host = "veerkracht.example";
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("CONNECT")]
    [InlineData("DEBUG")]
    public async Task Methods_that_nothing_here_has_are_refused(string method)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var client = site.Client();
        foreach (var path in (string[])["/", "/aanmelden", "/api/v1/programmes", "/icon.svg"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            request.Headers.Add("X-Secret", "in-the-headers");
            if (method == "CONNECT")
                continue;
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.DoesNotContain("in-the-headers", await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    [Fact]
    public async Task The_data_directory_is_for_the_account_of_the_site_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        await using var site = await TestSite.Start(Database.Sqlite, with: o =>
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(o.DataDirectory, (UnixFileMode)0b111_101_101);
            return o;
        });
        if (!OperatingSystem.IsWindows())
            Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(site.DataDirectory));
    }

    private static Task<TestSite> Start(params (string Name, string Value)[] settings) =>
        TestSite.Start(Database.Sqlite, with: o =>
            o with
            {
                Settings = settings.Append((Name: "Site:Address", Value: Public)).ToDictionary(s => s.Name, s => (string?)s.Value),
            }
        );

    private static async Task<HttpResponseMessage> Ask(TestSite site, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = "veerkracht.example";
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await site.Client().SendAsync(request, Stop);
    }
}
