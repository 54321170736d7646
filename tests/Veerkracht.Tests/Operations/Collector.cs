using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Veerkracht.Tests.Operations;

/// <summary>A collector that speaks OTLP over gRPC, and keeps what came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Service, string Body)> _got = new();
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.Run(Take);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue(($"{context.Request.Path}", Encoding.Latin1.GetString(body.ToArray())));
        context.Response.ContentType = "application/grpc";
        // An empty message, and that it went well.
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>Waits until some text came to a service; a minute, on however busy a machine.</summary>
    public async Task Got(string service, string text, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        bool Came((string Service, string Body) got) =>
            got.Service.Contains(service, StringComparison.Ordinal) && got.Body.Contains(text, StringComparison.Ordinal);
        while (!_got.Any(Came))
            await Task.Delay(50, patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
