using Veerkracht.Features.Citizens;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Privacy;

/// <summary>The door of Privacy: what is past its term is removed, and people are forgotten.</summary>
public static class PrivacyDoor
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<Forgetting>();
        services.AddScoped<PastRecords>();
        services.AddScoped<IWhenForgotten, ForgetCitizens>();
        services.AddRecords(PrivacyRecords.All);
        return services;
    }
}
