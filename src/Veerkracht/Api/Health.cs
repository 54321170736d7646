using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Veerkracht.Data;
using Veerkracht.Data.Guarding;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Api;

/// <summary>Live: the process answers. Ready: the programme is loaded, the database answers and is guarded.</summary>
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

internal sealed class ReadyCheck(Db db, GuardWatch guards, ProgrammeCatalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default)
    {
        if (catalogue.All.Count == 0)
            return HealthCheckResult.Unhealthy("no programme is loaded");
        if (!await db.Database.CanConnectAsync(stop))
            return HealthCheckResult.Unhealthy("the database does not answer");
        // What is said here goes to the log, not to who asks.
        return await guards.DifferingLately(db, stop) is { Count: > 0 } differing
            ? HealthCheckResult.Unhealthy($"guards of the database are missing, changed or strange: {string.Join(", ", differing)}")
            : HealthCheckResult.Healthy();
    }
}
