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

internal sealed class ReadyCheck(Instruments instruments, ProgrammeCatalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default)
    {
        if (catalogue.All.Count == 0)
            return HealthCheckResult.Unhealthy("no programme is loaded");
        // What is said here goes to the log, not to who asks.
        var wrong = (await instruments.ReadReadiness(stop)).Where(r => r.Condition == Condition.Wrong).ToList();
        return wrong.Count > 0
            ? HealthCheckResult.Unhealthy(string.Join("; ", wrong.Select(r => $"{r.Label.En}: {r.Shown.En}")))
            : HealthCheckResult.Healthy();
    }
}
