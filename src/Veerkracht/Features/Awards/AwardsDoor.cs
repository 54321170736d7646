using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Steering;
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
        services.AddScoped<ConditionsOfAward>();
        services.AddScoped<RemindConditions>();
        services.AddScoped<AskAcceptance>();
        services.AddScoped<RemindAcceptances>();
        services.AddHostedService<AwardReminders>();
        services.AddScoped<AwardCorrection>();
        services.AddScoped<Reconsidering>();
        services.AddScoped<ReconsiderationLetters>();
        services.AddScoped<RoundComputation>();
        services.AddScoped<RoundScores>();
        services.AddScoped<RoundFiles>();
        services.AddScoped<RoundScenarios>();
        services.AddScoped<RoundLetters>();
        services.AddSingleton(
            new CallDeed(
                new("Rondes", "Rounds"),
                new("Beslis over alle volledige dossiers samen.", "Decide over all complete dossiers together."),
                _ => "/ronden"
            )
        );
        services.AddRecords(AwardsRecords.All);
        return services;
    }
}
