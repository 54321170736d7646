using Veerkracht.Data;
using Veerkracht.Data.Verifying;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Scanning;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Applications;

/// <summary>The door of Applications: dossiers, their drafts and what is sent.</summary>
public static class ApplicationsDoor
{
    public static IServiceCollection AddApplications(this IServiceCollection services)
    {
        services.AddDocuments();
        services.AddDownloads();
        services.AddOrganisationColumns(
            new OrganisationColumn("Dossiers", "Organisation") { Name = "OrganisationName" },
            new OrganisationColumn("Dossiers", "Holder"),
            new OrganisationColumn("PartnerParts", "Organisation", "DossierId", "StepId") { Name = "OrganisationName" }
        );
        services.AddSingleton<Applicants>();
        services.AddScoped<IFillingTimes, FillingTimes>();
        services.AddScoped<IRightsAtHand, RightsAtHand>();
        services.AddScoped<SourceMoney>();
        services.AddScoped<OtherDossiers>();
        services.AddScoped<ToldMap>();
        services.AddScoped<StepContexts>();
        services.AddScoped<StepAvailability>();
        services.AddScoped<AskedMoney>();
        services.AddScoped<ClaimMoney>();
        services.AddScoped<RunningElsewhere>();
        services.AddScoped<EarlierAnswers>();
        services.AddScoped<FileAnswers>();
        services.AddScoped<RevisionFiles>();
        services.AddScoped<FilesOfDossier>();
        services.AddScoped<Drafts>();
        services.AddScoped<MoveDrafts>();
        services.AddScoped<StartStep>();
        services.AddScoped<SaveAnswers>();
        services.AddScoped<AttachFiles>();
        services.AddScoped<DossierFiles>();
        services.AddScoped<IWhenInfected, TakeOutInfected>();
        services.AddScoped<ShownFiles>();
        services.AddScoped<Pages.StepServices>();
        services.AddScoped<IUpgrade, ProjectAmounts>();
        services.AddScoped<IUpgrade, IndexWords>();
        services.AddScoped<IVerification, VerifyAmounts>();
        services.AddTogether();
        services.AddMenuItem(
            new MenuItem("/mijn-oproepen", "Mijn oproepen", "My calls", 20, user => user.ToActor()?.WorksOnDrafts == true)
        );
        services.AddRecords(ApplicationsRecords.All);
        return services;
    }
}
