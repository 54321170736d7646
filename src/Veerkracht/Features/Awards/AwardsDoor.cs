using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Awards;

/// <summary>The door of Awards: proposals and decisions on money.</summary>
public static class AwardsDoor
{
    public static IServiceCollection AddAwards(this IServiceCollection services)
    {
        services.AddScoped<IUpgrade, HoldersOfAwards>();
        services.AddScoped<IAwardedAmounts, ConfirmedAwards>();
        services.AddScoped<AwardComputation>();
        services.AddScoped<AwardLetters>();
        services.AddScoped<RoundComputation>();
        services.AddScoped<RoundScores>();
        services.AddRecords(AwardsRecords.All);
        return services;
    }
}
