using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Guarding;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Operations;

/// <summary>What the site tells of itself to machines: as a process, as it is shipped.</summary>
public sealed partial class TelemetryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Metrics_answer_at_their_own_address_only_and_count_acts_refusals_pages_and_statements(Database database)
    {
        using var there = new Place(database);
        var metrics = $"http://127.0.0.1:{FreePort()}";
        using var site = await SiteProcess.Start(
            there.Directory,
            there.Postgres,
            "2022-09-01T09:00",
            Stop,
            settings: [("Telemetry__Metrics", metrics)]
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(site.Address) };
        await client.GetStringAsync("/oproepen", Stop);
        await new Browser(client).Post("/aanmelden", ("persona", "geetbets-officer"));
        // Whatever it says of itself in Host, it came in at the door of the site.
        var disguised = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        disguised.Headers.Host = new Uri(metrics).Authority;
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(disguised, Stop)).StatusCode);

        using var operatorOf = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(metrics) };
        Assert.Equal(HttpStatusCode.NotFound, (await operatorOf.GetAsync("/oproepen", Stop)).StatusCode);
        var text = await operatorOf.GetStringAsync("/metrics", Stop);
        for (var look = 0; look < 600 && !text.Contains("guards.differing", StringComparison.Ordinal); look++)
        {
            await Task.Delay(100, Stop);
            text = await operatorOf.GetStringAsync("/metrics", Stop);
        }
        // The programme was loaded by acts; a visitor read a page, for which the database was asked.
        Assert.Matches("""veerkracht_acts_total\{.*act="[a-z-]+".*\} [1-9]""", text);
        Assert.Matches("""veerkracht_page_statements_bucket\{.*http_route="oproepen".*\}""", text);
        Assert.Matches("""http_server_request_duration_seconds_count\{.*http_route="oproepen".*\} 1""", text);
        Assert.Matches("""veerkracht_standing\{.*name="books.out_of_balance".*\} 0""", text);
        Assert.Matches("""veerkracht_signins_total\{.*outcome="done".*\} 1""", text);
        Assert.DoesNotContain("Geetbets", text);
    }

    [Fact]
    public async Task Logs_metrics_and_traces_reach_a_collector()
    {
        using var there = new Place(Database.Sqlite);
        await using var collector = await Collector.Start();
        using var site = await SiteProcess.Start(
            there.Directory,
            null,
            "2022-09-01T09:00",
            Stop,
            settings:
            [
                ("Telemetry__Otlp", collector.Address),
                ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
                ("OTEL_BSP_SCHEDULE_DELAY", "100"),
                ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
            ]
        );
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(site.Address) };
        await client.GetStringAsync("/oproepen", Stop);

        await collector.Got("TraceService", "/oproepen", Stop);
        await collector.Got("MetricsService", "veerkracht.acts", Stop);
        // The acts by which the programme is loaded are lines of the log.
        await collector.Got("LogsService", "postings", Stop);
    }

    [Theory]
    [InlineData("Telemetry__Metrics", "9464", "Telemetry:Metrics is '9464': write")]
    [InlineData("Telemetry__Metrics", "https://veerkracht.example", "Telemetry:Metrics is 'https://veerkracht.example': write")]
    [InlineData("Telemetry__Otlp", "collector", "Telemetry:Otlp is 'collector': write")]
    public async Task A_setting_that_cannot_be_used_is_named_before_the_site_starts(string name, string value, string told)
    {
        using var there = new Place(Database.Sqlite);
        var error = await SiteProcess.Refusal(there.Directory, Stop, (name, value));
        Assert.StartsWith(told, error);
    }

    [Fact]
    public async Task A_fault_is_one_line_of_the_log_under_the_reference_that_the_visitor_saw()
    {
        using var there = new Place(Database.Sqlite);
        using var site = await SiteProcess.Start(there.Directory, null, "2022-09-01T09:00", Stop);
        await Outsider.Run(new SiteOptions { DataDirectory = there.Directory }, """DROP TABLE "JournalTotals" """);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(site.Address) };

        var answer = await client.GetAsync("/", Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var reference = Reference().Match(await answer.Content.ReadAsStringAsync(Stop)).Groups[1].Value;
        var told = await site.LinesWith(reference, Stop);
        var line = Assert.Single(told);
        Assert.Matches("^20[0-9-]{8}T[0-9:.]{12}Z ERROR [A-Za-z]+ \\[[0-9a-f]{32}\\] ", line);
        Assert.Contains("SqliteException: ", line);
        Assert.Contains(" @ Veerkracht.", line);
        Assert.True(line.Length < 1500, line);
    }

    [Fact]
    public async Task Why_the_site_is_not_ready_is_told_once_however_often_a_proxy_asks()
    {
        using var there = new Place(Database.Sqlite);
        using var site = await SiteProcess.Start(there.Directory, null, "2022-09-01T09:00", Stop);
        await Outsider.Run(new SiteOptions { DataDirectory = there.Directory }, """DROP TRIGGER "Transfers_move" """);
        using var proxy = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(site.Address) };

        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await proxy.GetAsync("/health/ready", Stop)).StatusCode);

        Assert.Contains("Transfers_move", Assert.Single(await site.LinesWith("not ready", Stop)));
        Assert.DoesNotContain(site.Lines, line => line.Contains("Unhealthy", StringComparison.Ordinal));
    }

    [GeneratedRegex("<code>([0-9a-f]{32})</code>")]
    private static partial Regex Reference();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A data directory, and a database where it is asked for.</summary>
    private sealed class Place : IDisposable
    {
        public Place(Database database)
        {
            var server = database == Database.Postgres ? PostgresServer.Instance : null;
            Assert.SkipWhen(database == Database.Postgres && server is null, "PostgreSQL is not installed");
            Postgres = server?.NewDatabase();
        }

        public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("veerkracht-telemetry-").FullName;
        public string? Postgres { get; }

        public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
    }
}
