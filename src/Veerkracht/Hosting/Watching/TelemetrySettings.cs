using System.Net;
using Veerkracht.Site;

namespace Veerkracht.Hosting.Watching;

/// <summary>Section Telemetry of the configuration: where what the site tells of itself goes. Without it nothing is counted.</summary>
/// <param name="Otlp">Address of a collector that speaks OTLP over gRPC: "http://127.0.0.1:4317"; null sends nothing.</param>
/// <param name="Metrics">Address of this machine on which /metrics answers, and nothing else: "http://127.0.0.1:9464"; null has none.
/// Whoever reaches it may read it, so it belongs behind the firewall.</param>
public sealed record TelemetrySettings(Uri? Otlp, Uri? Metrics)
{
    public bool IsSet => Otlp is not null || Metrics is not null;

    private const string Collector = "http://127.0.0.1:4317";

    public static TelemetrySettings Read(SettingsReader settings)
    {
        var metrics = settings.Address("Telemetry:Metrics", "http://127.0.0.1:9464");
        if (
            metrics is not null
            && (
                metrics.Scheme != Uri.UriSchemeHttp
                || metrics.PathAndQuery != "/"
                || !(IPAddress.TryParse(metrics.Host, out _) || metrics.IsLoopback)
            )
        )
            settings.Wrong("Telemetry:Metrics", "write an address of this machine with http and a number, as http://127.0.0.1:9464");
        return new TelemetrySettings(
            settings.Address("Telemetry:Otlp", Collector) ?? settings.Address("OTEL_EXPORTER_OTLP_ENDPOINT", Collector),
            metrics
        );
    }
}
