using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Guarding;

/// <summary>The triggers that guard history and journal are looked at, at every start and while the site runs.</summary>
public sealed class WatchedGuardsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Triggers_that_were_dropped_are_back_at_the_next_start_and_the_log_says_which(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = Options(site);
        var guards = await Outsider.Triggers(options);
        Assert.NotEmpty(guards);
        await Outsider.Run(options, [.. guards.Select(g => Outsider.Drop(options, g))]);

        await using var next = await NextStart.On(options);

        Assert.Equal(guards, await Outsider.Triggers(options));
        Assert.All(guards, g => Assert.Contains(g.Split(' ')[0], next.Log.Text));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_trigger_that_was_weakened_says_again_at_the_next_start_what_it_must(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = Options(site);
        var guards = await Outsider.Triggers(options);
        await Outsider.Run(
            options,
            database == Database.Sqlite
                ?
                [
                    """DROP TRIGGER "Transfers_move" """,
                    """CREATE TRIGGER "Transfers_move" AFTER INSERT ON "Transfers" BEGIN SELECT 1; END""",
                ]
                : ["CREATE OR REPLACE FUNCTION move_balances() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"]
        );

        await using var next = await NextStart.On(options);

        Assert.Equal(guards, await Outsider.Triggers(options));
        Assert.Contains(database == Database.Sqlite ? "Transfers_move" : "move_balances", next.Log.Text);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_trigger_that_does_not_belong_there_is_taken_away(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = Options(site);
        var guards = await Outsider.Triggers(options);
        await Outsider.Run(
            options,
            database == Database.Sqlite
                ? ["""CREATE TRIGGER "Silence" BEFORE INSERT ON "Acts" BEGIN SELECT RAISE(IGNORE); END"""]
                :
                [
                    "CREATE FUNCTION silence() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
                    """CREATE TRIGGER "Silence" BEFORE INSERT ON "Acts" FOR EACH ROW EXECUTE FUNCTION silence()""",
                ]
        );

        await using var next = await NextStart.On(options);

        Assert.Equal(guards, await Outsider.Triggers(options));
        Assert.Contains("Silence", next.Log.Text);
    }

    [Fact]
    public async Task A_trigger_that_was_disabled_counts_as_missing()
    {
        await using var site = await TestSite.Start(Database.Postgres);
        var options = Options(site);
        var guards = await Outsider.Triggers(options);
        await Outsider.Run(options, """ALTER TABLE "Acts" DISABLE TRIGGER USER""");
        await Ready(site, HttpStatusCode.ServiceUnavailable);

        await using var next = await NextStart.On(options);

        Assert.Equal(guards, await Outsider.Triggers(options));
        Assert.Contains("Acts_change_refused", next.Log.Text);
        await Ready(site, HttpStatusCode.OK);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_site_is_not_ready_while_a_guard_is_missing_and_says_which(Database database)
    {
        await using var site = await TestSite.Start(database);
        var options = Options(site);
        await using var running = await NextStart.On(options with { Urls = "http://127.0.0.1:0" });
        await running.App.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(running.App.Urls.First()) };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
        var guard = (await Outsider.Triggers(options)).First(g => g.StartsWith("Transfers_move", StringComparison.Ordinal));
        await Outsider.Run(options, Outsider.Drop(options, guard));

        await Until(client, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("Transfers_move", running.Log.Text);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);

        await using (await NextStart.On(options)) { }
        await Until(client, HttpStatusCode.OK);
    }

    private static SiteOptions Options(TestSite site) => site.App.Services.GetRequiredService<SiteOptions>();

    private static async Task Ready(TestSite site, HttpStatusCode expected)
    {
        using var client = site.Client();
        await Until(client, expected);
    }

    /// <summary>The guards are compared every few seconds, not at every question.</summary>
    private static async Task Until(HttpClient client, HttpStatusCode expected)
    {
        var answer = HttpStatusCode.Unused;
        for (var attempt = 0; attempt < 60 && answer != expected; attempt++)
        {
            answer = (await client.GetAsync("/health/ready")).StatusCode;
            if (answer != expected)
                await Task.Delay(250);
        }
        Assert.Equal(expected, answer);
    }
}
