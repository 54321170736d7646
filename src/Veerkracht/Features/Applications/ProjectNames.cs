using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>The name of a project, for lists and letters: what was answered to the field of the application that names it.</summary>
public static class ProjectNames
{
    /// <summary>As it was sent, or as it stands in the draft of what was not sent yet; null where it has none.</summary>
    /// <param name="dossier">With its steps.</param>
    public static string? Of(CallDefinition call, Dossier dossier) =>
        dossier.ProjectName
        ?? (
            dossier is { State: DossierState.Draft, Steps: [var first, ..] }
                ? Of(call, first.StepId, AnswersJson.Read(first.Answers))
                : null
        );

    public static string? Of(CallDefinition call, string stepId, JsonObject answers) =>
        call.Steps.FirstOrDefault(s => s.Id == stepId) is { } step ? CallEngine.ProjectName(step, answers) : null;
}
