using System.Text.Json;
using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Makes canonical JSON of what a person typed in a box. What cannot be read is kept as { "typed": … }, so that it is neither lost
/// nor guessed; the evaluation then tells what to mend.
/// </summary>
public static class FieldReader
{
    /// <summary>Characters of one box that are kept; far above any length that a form allows.</summary>
    public const int MaxTyped = 100_000;

    /// <summary>Null where nothing was typed.</summary>
    /// <param name="language">Whose notation of numbers: 1.234,56 or 1,234.56.</param>
    public static JsonNode? FromTyped(Field field, string? typed, Language language = default)
    {
        if (typed is null)
            return null;
        if (typed.Length > MaxTyped)
            typed = typed[..MaxTyped];
        var text = TextAnswer.Tidy(typed, field.Type == FieldType.LongText);
        if (text.Length == 0)
            return null;
        return field.Type switch
        {
            FieldType.Number or FieldType.Amount or FieldType.Percentage => Number(field, text, language) ?? Json.AsTyped(text),
            FieldType.Date => DateReader.TryRead(text, out var date, out _) ? JsonValue.Create(DateText.Iso(date)) : Json.AsTyped(text),
            FieldType.YesNo => text.ToLowerInvariant() switch
            {
                "true" or "yes" or "ja" => true,
                "false" or "no" or "nee" => false,
                _ => Json.AsTyped(text),
            },
            FieldType.Choices or FieldType.Organisations => FromChosen([text]),
            FieldType.Point => Point(text) ?? Shape(text) ?? Json.AsTyped(text),
            FieldType.Area => Shape(text) ?? Json.AsTyped(text),
            FieldType.Files or FieldType.Table or FieldType.Group or FieldType.Block or FieldType.Computed => null,
            // A text without spelling of its own is kept as it was typed, also where it is none of its kind.
            FieldType.Email => JsonValue.Create(text),
            _ when TextKinds.Of(field.Type) is { } kind => kind.Read(text) is { } canonical
                ? JsonValue.Create(canonical)
                : Json.AsTyped(text),
            _ => JsonValue.Create(text),
        };
    }

    /// <summary>The ticked boxes of one question; null where none is.</summary>
    public static JsonNode? FromChosen(IEnumerable<string?> chosen)
    {
        var array = new JsonArray();
        foreach (var id in chosen.Where(c => !string.IsNullOrWhiteSpace(c)).Distinct().Take(ChoiceAnswer.MaxOrganisations))
            array.Add(JsonValue.Create(id!.Trim()));
        return array.Count > 0 ? array : null;
    }

    private static JsonNode? Number(Field field, string text, Language language)
    {
        foreach (var unit in (string[])["%", field.Unit.Nl, field.Unit.In(Language.En)])
        {
            if (
                unit.Length > 0
                && (unit != "%" || field.Type == FieldType.Percentage)
                && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
            )
                text = text[..^unit.Length].TrimEnd();
        }
        if (!NumeralReader.TryRead(text, language, out var numeral, out _))
            return null;
        // "1.000" on an English page, "1,000" on a Dutch one: the mark of thousands of the other language, and never one euro.
        if (numeral.Decimals > field.Decimals && numeral.Value.ExactDecimals() <= field.Decimals)
            return null;
        return NumberAnswer.Canonical(field, numeral.Value);
    }

    /// <summary>"51.0543, 3.7174": latitude first, as maps show it.</summary>
    private static JsonNode? Point(string text)
    {
        var parts = text.Split([',', ';'], StringSplitOptions.TrimEntries);
        if (
            parts.Length != 2
            || !NumeralReader.TryRead(parts[0], Language.En, out var latitude, out _)
            || !NumeralReader.TryRead(parts[1], Language.En, out var longitude, out _)
        )
            return null;
        return new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(Degrees(longitude.Value), Degrees(latitude.Value)) };
    }

    private static JsonNode Degrees(Rational value) => JsonNode.Parse(NumberAnswer.Fixed(value, 7))!;

    private static JsonObject? Shape(string text)
    {
        try
        {
            return text[0] == '{' ? Json.Object(JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 8 })) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
