using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Corrections;

/// <summary>The door of Corrections: answers of what was sent, made right by two people.</summary>
public static class CorrectionsDoor
{
    public static IServiceCollection AddCorrections(this IServiceCollection services)
    {
        services.AddScoped<CorrectionEffect>();
        services.AddScoped<CorrectionDesk>();
        services.AddRecords(CorrectionsRecords.All);
        return services;
    }
}
