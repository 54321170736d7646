using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Casework.Tasks;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Casework;

/// <summary>The door of Casework: the work list, the page of a dossier and its history, put together from all rooms.</summary>
public static class CaseworkDoor
{
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddScoped<WaitingClaims>();
        services.AddScoped<DraftsInList>();
        services.AddScoped<WorkList>();
        services.AddScoped<WordsOfDossiers>();
        services.AddScoped<ManyDossiers>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<InternalFiles>();
        services.AddScoped<CaseTimeline>();
        services.AddScoped<CaseAnswers>();
        services.AddScoped<CaseVersions>();
        services.AddScoped<CaseHistory>();
        services.AddScoped<PhaseDifferences>();
        services.AddScoped<TasksOfDossiers>();
        services.AddScoped<IAfterAct>(s => s.GetRequiredService<TasksOfDossiers>());
        services.AddScoped<IUpgrade, TasksOfOlder>();
        services.AddHostedService<LookAtTasks>();
        services.AddScoped<SavedFilters>();
        services.AddScoped<IFinishedWork, FinishedMessages>();
        services.AddScoped<IMenuCount, WaitingCount>();
        services.AddRecords(CaseworkRecords.All);
        services.AddMenuItem(
            new MenuItem("/werkbank", "Werkbank", "Your tasks", 30, user =>
                user.ToActor() is { } a && (a.WorksOnDrafts || a.IsAdministration)
            )
        );
        services.AddMenuItem(
            new MenuItem("/dossiers", "Dossiers", "Dossiers", 40, user =>
                user.ToActor() is { } a && (a.WorksOnDrafts || a.IsAdministration)
            )
        );
        return services;
    }
}
