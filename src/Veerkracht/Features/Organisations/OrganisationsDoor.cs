using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Organisations;

/// <summary>The door of Organisations: who exists on which day, and who is who.</summary>
public static class OrganisationsDoor
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton(s => ReferenceData.Load(Path.Combine(s.GetRequiredService<SiteOptions>().Root, "reference")));
        services.AddSingleton<OrganisationRegistry>();
        services.AddScoped<LoadOrganisations>();
        services.AddScoped<IUpgrade, IdsForKeys>();
        services.AddRecords(OrganisationsRecords.All);
        return services;
    }
}
