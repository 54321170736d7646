using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Casework;
using StepState = Veerkracht.Features.Applications.StepState;

namespace Veerkracht.Api;

/// <summary>A dossier as the list tells it.</summary>
/// <param name="Tasks">Who has to act, what is to come, and what is over.</param>
/// <param name="Claimed">What the claim that waits would pay; null where none does.</param>
public sealed record DossierRowJson(
    Guid Id,
    string Number,
    string? ProjectName,
    string OrganisationName,
    string Call,
    DossierState State,
    Desk Awaits,
    AmountJson? Asked,
    AmountJson? Awarded,
    AmountJson Paid,
    AmountJson? Claimed,
    DateTime? RegisteredAt,
    DateTime ChangedAt,
    IReadOnlyList<TaskJson> Tasks
)
{
    internal static DossierRowJson Of(WorkRow row, CallDefinition call, bool ofApplicant) =>
        new(
            row.Id,
            row.Number,
            row.ProjectName,
            row.OrganisationName,
            row.Call,
            row.State,
            row.Awaits,
            AmountJson.Of(row.Asked),
            AmountJson.Of(row.Awarded),
            AmountJson.Of(row.Paid),
            AmountJson.Of(row.Claim?.Amount),
            row.RegisteredAt,
            row.ChangedAt,
            TaskJson.Of(row.Tasks, call, ofApplicant)
        );
}

/// <param name="Page">From 1.</param>
/// <param name="Total">Counted up to a bound; <paramref name="More"/> says that there are more than that.</param>
/// <param name="Sought">How far a search by words went: "all"; "whole-words" where too many begin so, then only those with exactly that
/// word; "first" where too many have it, then only the beginning of the list was searched.</param>
public sealed record DossiersJson(IReadOnlyList<DossierRowJson> Dossiers, int Page, int Size, int Total, bool More, Sought Sought);

/// <param name="RegisteredAt">Decides the order in which a pot is served; null for a draft.</param>
/// <param name="Asked">Null before the application was sent.</param>
/// <param name="Awarded">Null before an award was confirmed; a final cost may lower it.</param>
public sealed record DossierJson(
    Guid Id,
    string Number,
    string Programme,
    string Measure,
    string Call,
    int CallVersion,
    OrganisationJson Organisation,
    string Class,
    DossierState State,
    Desk Awaits,
    string? ProjectName,
    AmountJson? Asked,
    AmountJson? Awarded,
    AmountJson Paid,
    MomentJson StartedAt,
    MomentJson? RegisteredAt,
    DateTime ChangedAt,
    IReadOnlyList<DossierStepJson> Steps
)
{
    internal static DossierJson Of(Dossier dossier, CallDefinition call, StepAvailability availability) =>
        new(
            dossier.Id,
            dossier.Number,
            dossier.Programme,
            dossier.Measure,
            dossier.Call,
            dossier.CallVersion,
            new(dossier.Organisation, dossier.OrganisationName),
            dossier.Class,
            dossier.State,
            dossier.Awaits,
            dossier.ProjectName,
            AmountJson.Of(dossier.Asked),
            AmountJson.Of(dossier.Awarded),
            AmountJson.Of(dossier.Paid),
            MomentJson.At(dossier.StartedAt),
            MomentJson.At(dossier.RegisteredAt),
            dossier.ChangedAt,
            [.. call.Steps.Select(s => DossierStepJson.Of(s, dossier, StatusJson.Of(availability.Of(call, dossier, s.Id), availability)))]
        );
}

/// <param name="State">Null where it was not started.</param>
public sealed record DossierStepJson(
    string Id,
    StepKind Kind,
    TextJson Title,
    bool Optional,
    StepState? State,
    MomentJson? SentAt,
    string? Sha256,
    StatusJson Status
)
{
    internal static DossierStepJson Of(Step step, Dossier dossier, StatusJson status)
    {
        var there = dossier.Steps.FirstOrDefault(s => s.StepId == step.Id);
        return new(
            step.Id,
            step.Kind,
            TextJson.Of(step.Title),
            step.Optional,
            there?.State,
            MomentJson.At(there?.SentAt),
            there?.SentSha256,
            status
        );
    }
}
