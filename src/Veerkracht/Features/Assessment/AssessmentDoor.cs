using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>The door of Assessment: is an application complete, what must be asked, and what is rejected.</summary>
public static class AssessmentDoor
{
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddScoped<IWhenStepSubmitted, DeskAfterSending>();
        services.AddScoped<AskQuestion>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<ProposeSelection>();
        services.AddScoped<ConfirmSelection>();
        services.AddScoped<RefuseSelection>();
        services.AddScoped<ProposeRejection>();
        services.AddScoped<RejectApplication>();
        services.AddScoped<RefuseRejection>();
        return services;
    }
}
