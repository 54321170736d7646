using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Several;

/// <summary>Where the database is away for a moment nobody is told of a fault: try again, with what was typed.</summary>
public sealed class TryAgainTests
{
    [Fact]
    public async Task While_the_database_is_away_people_and_programs_are_told_to_come_back_and_what_was_typed_is_kept()
    {
        // It is stopped in an instant: what it said to have must be there.
        using var server = PostgresServer.Start(durable: true);
        Assert.SkipWhen(server is null, "PostgreSQL is not installed");
        await using var site = await TestSite.Start(Database.Postgres, on: server);
        var dossier = await site.AFilledApplication();
        using var officer = await Browser.As(site, "geetbets-officer");
        using var api = await site.ApiAs("geetbets-officer");
        using var visitor = site.Client();
        var page = $"/dossiers/{dossier.Id}/stap/{Given.First}/project";
        var token = await officer.Token(page);
        var answers = $"/api/v1/dossiers/{dossier.Id}/steps/{Given.First}/answers";
        await officer.Text(page);

        var style = Regex.Match(await officer.Text(page), "/built/site[^\"]*\\.css").Value;

        server!.Stop();
        // The page that says it is styled, also for who is signed in.
        Assert.Equal(HttpStatusCode.OK, (await officer.Get(style)).StatusCode);
        var saved = await officer.Raw(Save(page, token));
        Assert.Contains("name=\"name\" value=\"Fietspad langs de Velp\"", await ComeBack(saved));
        Assert.Contains("Probeer opnieuw", await ComeBack(await officer.Get(page)));
        // Kept pages may still be shown; what is made anew is not.
        await ComeBack(await visitor.GetAsync($"/maatregelen/fietspaden?nu={Guid.CreateVersion7():n}"));
        Assert.Contains("\"code\":\"busy\"", await ComeBack(await api.PatchAsJsonAsync(answers, new { name = "Een" })));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).StatusCode);

        server.Begin();
        // A connection that was cut off is found out when it is used.
        var again = await officer.Raw(Save(page, token));
        for (var i = 0; i < 100 && again.StatusCode == HttpStatusCode.ServiceUnavailable; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            again = await officer.Raw(Save(page, token));
        }
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Contains("Fietspad langs de Velp", await officer.Text(page));
    }

    [Fact]
    public async Task With_too_few_connections_it_is_the_same()
    {
        Assert.SkipWhen(PostgresServer.Instance is null, "PostgreSQL is not installed");
        await using var site = await TestSite.Start(Database.Postgres, more: ";Maximum Pool Size=2;Timeout=2");
        using var visitor = site.Client();
        var busy = new List<AsyncServiceScope>();
        for (var i = 0; i < 2; i++)
        {
            var scope = site.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Db>().Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            busy.Add(scope);
        }

        await ComeBack(await visitor.GetAsync($"/maatregelen/fietspaden?nu={Guid.CreateVersion7():n}"));
        foreach (var scope in busy)
            await scope.DisposeAsync();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/maatregelen/fietspaden?nu={Guid.CreateVersion7():n}")).StatusCode);
    }

    /// <summary>A wait for a replica that is cut off ends as if all was well: the server only warns.</summary>
    [Fact]
    public async Task What_no_replica_confirmed_is_not_told_as_done_and_sent_again_it_is_done_once()
    {
        using var server = PostgresServer.Start(durable: true);
        Assert.SkipWhen(server is null, "PostgreSQL is not installed");
        await using var site = await TestSite.Start(Database.Postgres, on: server, more: ";Command Timeout=2");
        var dossier = await site.AFilledApplication();
        using var signer = await site.ApiAs("geetbets-finance-director");
        var submission = $"/api/v1/dossiers/{dossier.Id}/steps/{Given.First}/submission";
        Task<HttpResponseMessage> Send() =>
            signer.SendAsync(new(HttpMethod.Post, submission) { Headers = { { "Idempotency-Key", $"{dossier.Id}" } } });

        server!.Set("synchronous_standby_names", "gone");
        await ComeBack(await Send());

        server.Set("synchronous_standby_names", "");
        Assert.True((await Send()).IsSuccessStatusCode);
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.SubmitStep)));
    }

    /// <summary>A process whose files may not grow any more meets what a full disk gives.</summary>
    [Fact]
    public async Task Where_the_disk_takes_nothing_more_it_is_the_same()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "util-linux is not installed");
        var stop = TestContext.Current.CancellationToken;
        using var site = await SiteProcess.Start(Scratch.New("veerkracht-full-"), null, "2022-09-01T09:00", stop, mayFail: true);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = new(site.Address),
        };
        using var officer = new Browser(client);
        var token = await officer.Token("/aanmelden");
        HttpRequestMessage SignIn() =>
            new(HttpMethod.Post, "/aanmelden")
            {
                Content = new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["persona"] = "geetbets-officer", ["__RequestVerificationToken"] = token }
                ),
            };

        site.LimitFiles(4096);
        Assert.Contains("name=\"persona\" value=\"geetbets-officer\"", await ComeBack(await officer.Raw(SignIn())));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get("/oproepen")).StatusCode);

        site.LimitFiles(null);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Raw(SignIn())).StatusCode);
    }

    private static async Task<string> ComeBack(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        return text;
    }

    private static HttpRequestMessage Save(string page, string token) =>
        new(HttpMethod.Post, page)
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent("Fietspad langs de Velp"), "name" },
                { new StringContent(token), "__RequestVerificationToken" },
            },
        };
}
