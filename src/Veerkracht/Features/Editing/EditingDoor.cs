using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Editing.Messages;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Steering;
using Veerkracht.Site;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Editing;

/// <summary>The door of Editing: writing calls by screen, until a second person publishes them.</summary>
public static class EditingDoor
{
    public static IServiceCollection AddEditing(this IServiceCollection services)
    {
        services.AddOrganisationColumns(new OrganisationColumn("ConsultationComments", "Organisation") { Name = "OrganisationName" });
        services.AddScoped<StartDraft>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<DropDraft>();
        services.AddScoped<DraftChecks>();
        services.AddScoped<ExampleFacts>();
        services.AddScoped<PublishDraft>();
        services.AddScoped<IUpgrade, DraftsKnowTheirMeasure>();
        services.AddScoped<ICallChangeKind, PublishDraft>(s => s.GetRequiredService<PublishDraft>());
        services.AddScoped<TryOut>();
        services.AddScoped<SaveExample>();
        services.AddScoped<Pages.DraftServices>();
        services.AddScoped<CommentOnDraft>();
        services.AddSingleton(
            new CallDeed(
                new("Verander het formulier of de regels, of voeg een stap toe", "Change the form or the rules, or add a step"),
                new(
                    "U schrijft een nieuwe versie. Concepten verhuizen mee, wat ingediend is blijft.",
                    "You write a new version. Drafts move to it, what was sent stays."
                ),
                call => $"/opstellen/versie?oproep={call.Slug}"
            )
        );
        services.AddMenuItem(new MenuItem("/opstellen", "Opstellen", "Write calls", 50, user => user.ToActor()?.MaySeeDrafts() == true));
        services.AddMenuItem(new MenuItem("/raadpleging", "Raadpleging", "Consultation", 50, user => user.ToActor()?.IsConsulted == true));
        services.AddRecords(EditingRecords.All);
        return services;
    }
}
