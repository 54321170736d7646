using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Results;

/// <summary>The door of Results: what was achieved, and the public pages that show it beside the money.</summary>
public static class ResultsDoor
{
    public static IServiceCollection AddResults(this IServiceCollection services)
    {
        services.AddScoped<IndicatorTotals>();
        services.AddScoped<RecordIndicators>();
        services.AddScoped<IWhenStepSubmitted, RecordIndicators>(s => s.GetRequiredService<RecordIndicators>());
        services.AddScoped<PublicMoney>();
        services.AddScoped<RecentAwards>();
        services.AddScoped<PublicProjects>();
        services.AddScoped<IUpgrade, SumIndicators>();
        services.AddMenuItem(new MenuItem("/programmas", "Programma", "Programme", 10, _ => true));
        services.AddRecords(ResultsRecords.All);
        return services;
    }
}
