using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Api;

/// <summary>Live: the process answers. Ready: the database answers and the programme is loaded.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new ForAttribute(Audience.Everybody));
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).WithMetadata(new ForAttribute(Audience.Everybody));
    }
}

internal sealed class ReadyCheck(Db db, ProgrammeCatalogue catalogue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken stop = default) =>
        catalogue.All.Count == 0 ? HealthCheckResult.Unhealthy("no programme is loaded")
        : await db.Database.CanConnectAsync(stop) ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy("the database does not answer");
}
