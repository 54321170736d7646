using Veerkracht.Features.Applications;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Assessment;

/// <summary>The door of Assessment: is an application complete, what must be asked, and what is rejected.</summary>
public static class AssessmentDoor
{
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddScoped<IWhenStepSubmitted, DeskAfterSending>();
        services.AddRecords(AssessmentRecords.All);
        return services;
    }
}
