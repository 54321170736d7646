using System.Diagnostics;
using System.Net;
using Npgsql;
using Veerkracht.Hosting;
using Veerkracht.Tests.Durability;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Several;

/// <summary>Real processes that start beside each other.</summary>
public sealed class StartsTests
{
    private const string Today = "2022-09-01T09:00";

    [Fact]
    public async Task Two_processes_that_start_at_once_on_an_empty_database_both_come_up_and_load_all_once()
    {
        var stop = TestContext.Current.CancellationToken;
        var server = PostgresServer.Instance;
        Assert.SkipWhen(server is null, "PostgreSQL is not installed");
        var postgres = server!.NewDatabase();

        var sites = await Task.WhenAll(
            new[] { "one", "two" }.Select(name =>
                SiteProcess.Start(Path.Combine(Scratch.New($"veerkracht-{name}-"), "data"), postgres, Today, stop)
            )
        );

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var shown = new List<string>();
        foreach (var site in sites)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{site.Address}/health/ready", stop)).StatusCode);
            shown.Add(await http.GetStringAsync($"{site.Address}/oproepen", stop));
        }
        Assert.Contains("fietspaden", shown[0]);
        Assert.Equal(0, await Number(postgres, """SELECT COUNT(*) - COUNT(DISTINCT "Call") FROM "Acts" WHERE "Kind" = 'publish-call'"""));
        Assert.Equal(
            0,
            await Number(postgres, """SELECT COUNT(*) - COUNT(DISTINCT "Measure") FROM "Acts" WHERE "Kind" = 'load-programme'""")
        );
        Assert.Equal(1, await Number(postgres, """SELECT COUNT(*) FROM "Keys" """));
        foreach (var site in sites)
            site.Dispose();
    }

    [Fact]
    public async Task On_sqlite_a_second_process_is_refused_until_the_first_is_gone_and_commands_work_beside_it()
    {
        var stop = TestContext.Current.CancellationToken;
        var data = Scratch.New("veerkracht-alone-");
        using (var site = await SiteProcess.Start(data, null, Today, stop))
        {
            var refused = await SiteProcess.Refusal(data, stop);
            Assert.Contains("Another process serves the data directory", refused);
            Assert.Contains("--db", refused);
            Assert.Single(refused.Trim().Split('\n'));
            foreach (
                var command in new[] { "verify", "token --as geetbets-officer", $"backup --to {Scratch.New("veerkracht-copy-")}/copy" }
            )
                Assert.Equal((command, 0), (command, await Run($"{command} --data {data}", stop)));
            await site.Kill();
        }

        using var next = await SiteProcess.Start(data, null, Today, stop);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"{next.Address}/health/ready", stop)).StatusCode);
    }

    private static async Task<long> Number(string postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> Run(string arguments, CancellationToken stop)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", $"{typeof(SiteHost).Assembly.Location} {arguments}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Repository.Root,
            }
        )!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await process.StandardOutput.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode;
    }
}
