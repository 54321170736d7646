using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Programmes;

/// <summary>The door of Programmes: axes, measures and their envelopes.</summary>
public static class ProgrammesDoor
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services)
    {
        services.AddSingleton<ProgrammeCatalogue>();
        services.AddSingleton<IAgencies, ProgrammeCatalogue>(s => s.GetRequiredService<ProgrammeCatalogue>());
        services.AddScoped<ProgrammeMoney>();
        services.AddScoped<ILayoutPart, OfficesAtFoot>();
        return services;
    }
}
