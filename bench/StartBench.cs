using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Veerkracht.Hosting;

namespace Veerkracht.Bench;

/// <summary>A built start on a database that is there: time to the first page, and memory when idle afterwards.</summary>
internal static class StartBench
{
    public static async Task Run()
    {
        var data = Directory.CreateTempSubdirectory("veerkracht-bench-").FullName;
        await Once(data, measured: false);
        var (seconds, megabytes) = await Once(data, measured: true);
        Console.WriteLine($"start: first page after {seconds:0.00} s (aim 2 s)");
        Console.WriteLine($"memory: {megabytes} MB resident when idle, 20 s after some pages (aim 250 MB)");
        Directory.Delete(data, recursive: true);
    }

    private static async Task<(double Seconds, long Megabytes)> Once(string data, bool measured)
    {
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [typeof(SiteHost).Assembly.Location, "serve", "--urls", $"http://127.0.0.1:{port}", "--data", data]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false })
            {
                BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            };
            while (!await Answers(client))
                await Task.Delay(20);
            var seconds = watch.Elapsed.TotalSeconds;
            if (!measured)
                return (seconds, 0);
            foreach (var page in new[] { "/", "/oproepen", "/maatregelen/fietspaden", "/gemeenten", "/programmas/vlaamse-veerkracht" })
                await client.GetStringAsync(page);
            await Task.Delay(TimeSpan.FromSeconds(20));
            process.Refresh();
            return (seconds, process.WorkingSet64 / 1024 / 1024);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
