using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>Writes an answer as its box shows it: "300.000,00", "01/09/2022". What could not be read shows as it was typed.</summary>
public static class FieldWriter
{
    public static string ToTyped(Field field, JsonNode? answer, Language language = default)
    {
        if (answer is null)
            return "";
        if (Json.Typed(answer) is { } typed)
            return typed;
        if (field.Type is FieldType.Number or FieldType.Amount or FieldType.Percentage or FieldType.Computed && Value(answer) is { } number)
        {
            if (field.IsAmount && number.ExactDecimals() is <= 2)
                return Numerals.Write(number, 2, language);
            return field.Type == FieldType.Computed
                ? Numerals.Write(number, field.Decimals, language)
                : Numerals.WriteExact(number, language);
        }
        if (Json.Bool(answer) is { } yes)
            return yes ? "true" : "false";
        if (answer is JsonArray)
            return string.Join(", ", Chosen(answer));
        if (field.Type is FieldType.Point or FieldType.Area)
            return Json.Object(answer) is { } shape ? Json.Written(shape) : "";
        var text = Json.Text(answer) ?? Json.Number(answer) ?? "";
        return field.Type switch
        {
            FieldType.Date => DateReader.TryRead(text, out var date, out _) ? DateText.Short(date) : text,
            _ => TextKinds.Of(field.Type)?.Shown(text) ?? text,
        };
    }

    /// <summary>The ids that are ticked.</summary>
    public static IReadOnlyList<string> Chosen(JsonNode? answer) =>
        answer is JsonArray array ? [.. array.Select(Json.Text).OfType<string>()]
        : Json.Text(answer) is { Length: > 0 } one ? [one]
        : [];

    private static Rational? Value(JsonNode answer)
    {
        var source = Json.Object(answer) is { } money && money.TryGetPropertyValue("amount", out var amount) ? amount : answer;
        return NumberAnswer.Parse(Json.Number(source) ?? Json.Text(source) ?? "");
    }
}
