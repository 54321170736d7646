using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veerkracht.Features.Applications;

/// <summary>
/// The name of a project, for lists and letters: what was answered to the field "project_name" or "name" of the application.
/// </summary>
public static class ProjectNames
{
    /// <summary>As it was sent, or as it stands in the draft of what was not sent yet; null where it has none.</summary>
    /// <param name="dossier">With its steps.</param>
    public static string? Of(Dossier dossier) =>
        dossier.ProjectName
        ?? (dossier is { State: DossierState.Draft, Steps: [var first, ..] } ? Of(AnswersJson.Read(first.Answers)) : null);

    public static string? Of(JsonObject answers)
    {
        foreach (var field in new[] { "project_name", "name" })
        {
            if (
                answers[field] is JsonValue value
                && value.GetValueKind() == JsonValueKind.String
                && value.GetValue<string>().Trim() is { Length: > 0 } name
            )
                return name;
        }
        return null;
    }
}
