using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Veerkracht.Features.Programmes;
using Veerkracht.Site.Watching;

namespace Veerkracht.Api;

/// <summary>
/// Live: the process answers. Ready: the programme is loaded, the database answers, has the shape of this version and is guarded, and the
/// disk is not full.
/// </summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false })
            .WithMetadata(new ForAttribute(Audience.Everybody));
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") })
            .WithMetadata(new ForAttribute(Audience.Everybody));
    }
}

internal sealed class ReadyCheck(Instruments instruments, ProgrammeCatalogue catalogue, ReadyLog log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default)
    {
        var why =
            catalogue.All.Count == 0
                ? "no programme is loaded"
                : string.Join(
                    "; ",
                    from gauge in await instruments.ReadReadiness(stop)
                    where gauge.Condition == Condition.Wrong
                    select $"{gauge.Label.En}: {gauge.Shown.En}"
                );
        log.Tell(why);
        return why.Length > 0 ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy();
    }
}

/// <summary>
/// What keeps the site from being ready goes to the log, not to who asks; and once, however often a proxy asks until it is mended.
/// </summary>
internal sealed partial class ReadyLog(ILogger<ReadyLog> log)
{
    private string _last = "";

    /// <param name="why">Empty where it is ready.</param>
    public void Tell(string why)
    {
        if (Interlocked.Exchange(ref _last, why) == why)
            return;
        if (why.Length > 0)
            NotReady(why);
        else
            Ready();
    }

    [LoggerMessage(LogLevel.Error, "The site is not ready: {Why}")]
    private partial void NotReady(string why);

    [LoggerMessage(LogLevel.Information, "The site is ready again")]
    private partial void Ready();
}
