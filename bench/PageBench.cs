using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Veerkracht.Bench;

/// <summary>The public page of a measure against a bare Kestrel endpoint that returns the same bytes, in turns within one run.</summary>
internal static class PageBench
{
    private const string Path = "/maatregelen/fietspaden";
    private const int AtOnce = 8,
        EachTurn = 2000,
        Turns = 4;

    public static async Task Run()
    {
        await using var site = await BenchSite.Start(null, examples: true);
        using var client = site.Client();
        var bytes = await client.GetByteArrayAsync(Path);
        await using var bare = await Bare(bytes);
        using var floor = new HttpClient(new SocketsHttpHandler { UseProxy = false, MaxConnectionsPerServer = 64 })
        {
            BaseAddress = new Uri(bare.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        await Rate(client, 500);
        await Rate(floor, 500);
        var turns = new List<(double Ours, double Bare)>();
        for (var turn = 0; turn < Turns; turn++)
            turns.Add((await Rate(client, EachTurn), await Rate(floor, EachTurn)));
        var median = turns.OrderBy(t => t.Ours / t.Bare).ElementAt(turns.Count / 2);
        Console.WriteLine(
            $"measure page: {median.Ours:0}/s against {median.Bare:0}/s of a bare endpoint with the same {bytes.Length} bytes, "
                + $"{AtOnce} at once: ratio {median.Ours / median.Bare:0.00} (aim 0.50)"
        );
    }

    private static async Task<WebApplication> Bare(byte[] bytes)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        });
        await app.StartAsync();
        return app;
    }

    private static async Task<double> Rate(HttpClient client, int count)
    {
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, stop) =>
        {
            using var response = await client.GetAsync(Path, stop);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null, stop);
        });
        return count / watch.Elapsed.TotalSeconds;
    }
}
