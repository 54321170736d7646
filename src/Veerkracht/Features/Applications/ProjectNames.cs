using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veerkracht.Features.Applications;

/// <summary>
/// The name of a project, for lists and letters: what was answered to the field "project_name" or "name" of the application.
/// </summary>
public static class ProjectNames
{
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
