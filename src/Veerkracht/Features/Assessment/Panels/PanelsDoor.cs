using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>What panels need: registered by the door of the room.</summary>
internal static class PanelsDoor
{
    public static IServiceCollection AddPanels(this IServiceCollection services)
    {
        services.AddScoped<Interests>();
        services.AddScoped<IReadingBars, PanelBars>();
        services.AddScoped<Scoring>();
        services.AddScoped<KeepScores>();
        services.AddScoped<PanelScores>();
        services.AddScoped<AssessedDossiers>();
        services.AddScoped<PanelDesk>();
        services.AddMenuItem(
            new MenuItem("/jury", "Jury", "Panels", 45, user => user.ToActor() is { } a && (a.Is(Role.Jury) || a.Is(Role.ProgrammeManager)))
        );
        return services;
    }
}
