using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Makes canonical JSON of what a person typed in a box. What cannot be read is kept as { "typed": … }, so that it is neither lost
/// nor guessed; the evaluation then tells what to mend.
/// </summary>
public static class FieldReader
{
    /// <summary>Characters of one box that are read; far above any length that a form allows. More stays as it was typed, and is told.
    /// </summary>
    public const int MaxTyped = 120_000;

    /// <summary>Null where nothing was typed.</summary>
    /// <param name="language">Whose notation of numbers: 1.234,56 or 1,234.56.</param>
    public static JsonNode? FromTyped(Field field, string? typed, Language language = default)
    {
        if (typed is null)
            return null;
        if (typed.Length > MaxTyped && !field.Kind.HoldsText)
            return Json.AsTyped(typed);
        var text = TidyText.Of(typed, field.Kind.HoldsLines);
        if (text.Length == 0)
            return null;
        return field.Kind.FromTyped(field, text, language);
    }

    /// <summary>The ticked boxes of one question; null where none is.</summary>
    public static JsonNode? FromChosen(IEnumerable<string?> chosen)
    {
        var array = new JsonArray();
        foreach (var id in chosen.Where(c => !string.IsNullOrWhiteSpace(c)).Distinct().Take(ChoiceAnswer.MaxOrganisations))
            array.Add(JsonValue.Create(id!.Trim()));
        return array.Count > 0 ? array : null;
    }
}
