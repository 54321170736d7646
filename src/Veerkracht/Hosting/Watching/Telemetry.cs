using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Watching;

namespace Veerkracht.Hosting.Watching;

/// <summary>
/// Logs, metrics and traces by OpenTelemetry, where the configuration says that somebody reads them; else nothing of it runs.
/// </summary>
internal static class Telemetry
{
    private const string MetricsPath = "/metrics";

    public static void AddTelemetry(this WebApplicationBuilder builder, TelemetrySettings settings)
    {
        builder.Services.AddSingleton(settings);
        if (!settings.IsSet)
            return;
        builder.Services.CountStatements();
        builder.Services.AddSingleton<GaugeMeter>();
        builder.Services.AddHostedService(s => s.GetRequiredService<GaugeMeter>());
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("veerkracht", serviceVersion: ProductVersion.Text))
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter(ActMeter.Name, PageStatements.MeterName, GaugeMeter.Name, SignInMeter.Name)
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql");
                if (settings.Metrics is not null)
                    metrics.AddPrometheusExporter();
                if (settings.Otlp is { } collector)
                    metrics.AddOtlpExporter(o => o.Endpoint = collector);
            });
        if (settings.Otlp is not { } otlp)
            return;
        telemetry.WithTracing(traces =>
            traces.AddSource(ActMeter.Name, "Npgsql").AddAspNetCoreInstrumentation().AddOtlpExporter(o => o.Endpoint = otlp)
        );
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.AddOtlpExporter(o => o.Endpoint = otlp);
        });
    }

    /// <summary>To be called before everything else: at the address of the metrics there is no site, and on the site no metrics.</summary>
    public static void UseMetricsDoor(this WebApplication app)
    {
        if (app.Services.GetRequiredService<TelemetrySettings>() is { IsSet: false })
            return;
        // They listen from here on, and not only once the site serves: loading the programme is acts too.
        _ = (app.Services.GetService<MeterProvider>(), app.Services.GetService<TracerProvider>());
        if (app.Services.GetRequiredService<TelemetrySettings>().Metrics is { } metrics)
        {
            // By the port on which it came in: what a sender writes in Host says nothing.
            bool IsDoor(HttpContext context) => context.Connection.LocalPort == metrics.Port;
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context => IsDoor(context) && context.Request.Path == MetricsPath);
            app.Use(
                (context, next) =>
                {
                    if (!IsDoor(context))
                        return next(context);
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }
            );
        }
        app.Use((context, next) => app.Services.GetRequiredService<PageStatements>().Count(context, _ => next(context)));
    }
}
