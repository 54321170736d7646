using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Limits;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>What costs much or could be tried without end is counted; who waits as long as is said comes in.</summary>
public sealed class RateLimitTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_in_is_counted_for_each_sender()
    {
        await using var site = await Start(("RateLimits:SignIn", "3 in 600"), ("Proxy:Known:0", "127.0.0.1"));
        using var client = new Browser(site.Client());
        for (var tries = 0; tries < 3; tries++)
            Assert.Equal(HttpStatusCode.Redirect, (await client.Post("/aanmelden", ("persona", "auditor"))).StatusCode);
        var refused = await client.Post("/aanmelden", ("persona", "auditor"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Dit is te veel na elkaar", await refused.Content.ReadAsStringAsync(Stop));
        Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());

        // Another sender behind the same proxy is not kept waiting; looking is free.
        using var other = new Browser(site.Client());
        other.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.4");
        Assert.Equal(HttpStatusCode.Redirect, (await other.Post("/aanmelden", ("persona", "auditor"))).StatusCode);
        await client.Text("/aanmelden");

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 540, 600);
    }

    [Fact]
    public void Who_waits_as_long_as_is_said_comes_in_and_no_sooner()
    {
        var time = new HandClock();
        var settings = new SiteSettings(
            null,
            [],
            [],
            1,
            new(new Dictionary<RateKind, RateLimit> { [RateKind.Upload] = new(2, TimeSpan.FromSeconds(60)) })
        );
        var limits = new RateLimits(settings, time);
        Assert.Null(limits.Take(RateKind.Upload, "an"));
        time.Pass(20);
        Assert.Null(limits.Take(RateKind.Upload, "an"));
        // What was refused is not counted.
        Assert.Equal(TimeSpan.FromSeconds(40), limits.Take(RateKind.Upload, "an"));
        Assert.Equal(TimeSpan.FromSeconds(40), limits.Take(RateKind.Upload, "an"));
        Assert.Null(limits.Take(RateKind.Upload, "bo"));
        time.Pass(39);
        Assert.Equal(TimeSpan.FromSeconds(1), limits.Take(RateKind.Upload, "an"));
        time.Pass(1);
        Assert.Null(limits.Take(RateKind.Upload, "an"));
        Assert.Equal(TimeSpan.FromSeconds(20), limits.Take(RateKind.Upload, "an"));
    }

    /// <summary>Time that passes when it is told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public void Pass(int seconds) => _now += seconds * TimestampFrequency;

        public override long GetTimestamp() => _now;
    }

    [Fact]
    public async Task Tokens_that_do_not_count_are_counted_and_those_that_do_are_not()
    {
        await using var site = await Start(("RateLimits:BadToken", "2 in 600"));
        using var wrong = site.Client();
        wrong.DefaultRequestHeaders.Add("Authorization", "Bearer vk_wrong");
        for (var tries = 0; tries < 2; tries++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync("/api/v1/me/calls", Stop)).StatusCode);
        using var refused = await wrong.GetAsync("/api/v1/me/calls", Stop);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 590, 600);
        Assert.Equal("too-many-requests", JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!["code"]!.GetValue<string>());
        using var right = await site.ApiAs("geetbets-officer");
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/api/v1/me/calls", Stop)).StatusCode);
    }

    [Fact]
    public async Task Starting_dossiers_is_counted_for_each_organisation()
    {
        await using var site = await Start(("RateLimits:StartDossier", "1 in 600"));
        var call = new JsonObject { ["call"] = "fietspaden" };
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        await officer.Post("/dossiers", call.DeepClone()).Made();
        await officer.Post("/dossiers", call.DeepClone()).Refused(HttpStatusCode.TooManyRequests, "too-many-requests");
        using var colleague = await Browser.As(site, "geetbets-mayor");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await colleague.Post("/mijn-oproepen", ("call", "fietspaden"))).StatusCode);
        await new Caller(await site.ApiAs("gent-officer")).Post("/dossiers", call.DeepClone()).Made();
        Assert.Equal(2, await site.Query(db => db.Set<Features.Applications.Dossier>().CountAsync(Stop)));
    }

    [Fact]
    public async Task Files_and_new_tokens_are_counted_for_each_person()
    {
        await using var site = await Start(("RateLimits:Upload", "1 in 600"), ("RateLimits:MakeToken", "1 in 600"));
        var dossier = await site.Started();
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        var path = $"/dossiers/{dossier.Id}/steps/{dossier.Steps[0].StepId}/files?field=decision&name=a.pdf";
        await officer.Upload(path, Files.Pdf("een")).Made();
        await officer.Upload(path, Files.Pdf("twee")).Refused(HttpStatusCode.TooManyRequests, "too-many-requests");

        using var page = await Browser.As(site, "geetbets-officer");
        var section = $"/dossiers/{dossier.Id}/stap/{dossier.Steps[0].StepId}/project";
        var refused = await page.Upload(section, [("decision", "b.pdf", Files.Pdf("drie"))], ("upload", "decision"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        Assert.Equal(1, await site.Query(db => db.Set<Features.Documents.Document>().CountAsync(Stop)));

        await TokenTests.Make(page, "een", TokenScope.Read);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await page.Post("/mijn-tokens", ("naam", "twee"), ("mag", "Read"), ("dagen", "30"))).StatusCode
        );
        // Ending one is never too much.
        var made = await site.Query(db => db.Set<ApiToken>().AsNoTracking().OrderBy(t => t.CreatedAt).LastAsync(Stop));
        var ended = await page.Post("/mijn-tokens?handler=End", ("token", made.Sha256));
        Assert.Equal("/mijn-tokens?gedaan=beeindigd", ended.Headers.Location?.ToString());
    }

    private static Task<TestSite> Start(params (string Name, string Value)[] settings) =>
        TestSite.Start(Database.Sqlite, with: o => o with { Settings = settings.ToDictionary(s => s.Name, s => (string?)s.Value) });
}
