using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Assessment;

/// <summary>The door of Assessment: is an application complete, what must be asked, and what is rejected.</summary>
public static class AssessmentDoor
{
    public static IServiceCollection AddAssessment(this IServiceCollection services)
    {
        services.AddScoped<IWhenStepSubmitted, DeskAfterSending>();
        services.AddScoped<RecordPlaces>();
        services.AddScoped<IWhenStepSubmitted, RecordPlaces>(s => s.GetRequiredService<RecordPlaces>());
        services.AddScoped<DoublePlaces>();
        services.AddScoped<IUpgrade, IndexPlaces>();
        services.AddScoped<QuestionFiles>();
        services.AddScoped<RemindQuestions>();
        services.AddScoped<OpeningDesk>();
        services.AddScoped<RemindOpenings>();
        services.AddHostedService<QuestionReminders>();
        services.AddPanels();
        services.AddRecords(AssessmentRecords.All);
        return services;
    }
}
