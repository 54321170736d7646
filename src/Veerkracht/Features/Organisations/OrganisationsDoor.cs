using Veerkracht.Core.Reference;
using Veerkracht.Hosting;

namespace Veerkracht.Features.Organisations;

/// <summary>The door of Organisations: who exists, on which day.</summary>
public static class OrganisationsDoor
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton(s => ReferenceData.Load(Path.Combine(s.GetRequiredService<SiteOptions>().Root, "reference")));
        return services;
    }
}
