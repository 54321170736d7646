using System.Net;

namespace Veerkracht.Hosting.Watching;

/// <summary>Section Telemetry of the configuration: where what the site tells of itself goes. Without it nothing is counted.</summary>
/// <param name="Otlp">Address of a collector that speaks OTLP over gRPC: "http://127.0.0.1:4317"; null sends nothing.</param>
/// <param name="Metrics">Address of this machine on which /metrics answers, and nothing else: "http://127.0.0.1:9464"; null has none.
/// Whoever reaches it may read it, so it belongs behind the firewall.</param>
public sealed record TelemetrySettings(Uri? Otlp, Uri? Metrics)
{
    public bool IsSet => Otlp is not null || Metrics is not null;

    /// <exception cref="ArgumentException">A setting cannot be read; the message names it.</exception>
    public static TelemetrySettings From(IConfiguration configuration)
    {
        var metrics = Read(configuration, "Telemetry:Metrics");
        if (
            metrics is not null
            && (metrics.Scheme != Uri.UriSchemeHttp || !(IPAddress.TryParse(metrics.Host, out _) || metrics.IsLoopback))
        )
            throw new ArgumentException(
                $"Telemetry:Metrics is '{metrics}'; write an address of this machine with http and a number, as http://127.0.0.1:9464."
            );
        return new TelemetrySettings(Read(configuration, "Telemetry:Otlp") ?? Read(configuration, "OTEL_EXPORTER_OTLP_ENDPOINT"), metrics);
    }

    private static Uri? Read(IConfiguration configuration, string name) =>
        configuration[name] is not { Length: > 0 } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https") ? address
        : throw new ArgumentException($"{name} is '{text}'; write an address as http://127.0.0.1:4317.");
}
