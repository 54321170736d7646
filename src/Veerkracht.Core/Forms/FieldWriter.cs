using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>Writes an answer as its box shows it: "300.000,00", "01/09/2022". What could not be read shows as it was typed.</summary>
public static class FieldWriter
{
    public static string ToTyped(Field field, JsonNode? answer, Language language = Language.Nl)
    {
        if (answer is null)
            return "";
        if (Json.Typed(answer) is { } typed)
            return typed;
        return field.Kind.Typed(field, answer, language);
    }

    /// <summary>The ids that are ticked.</summary>
    public static IReadOnlyList<string> Chosen(JsonNode? answer) =>
        answer is JsonArray array ? [.. array.Select(Json.Text).OfType<string>()]
        : Json.Text(answer) is { Length: > 0 } one ? [one]
        : [];
}
