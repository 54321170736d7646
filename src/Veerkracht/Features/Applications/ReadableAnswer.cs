using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications;

/// <summary>An answer as a person compares it with another: options by their label, a list item by item, a line each.</summary>
public static class ReadableAnswer
{
    public static string Of(Field field, JsonNode? answer, Language language) => string.Join('\n', Lines(field, answer, language, ""));

    private static IEnumerable<string> Lines(Field field, JsonNode? answer, Language language, string indent)
    {
        if (field.Type != FieldType.Group || answer is not JsonArray items)
            return [indent + One(field, answer, language)];
        return items.SelectMany((item, i) => Item(field, item as JsonObject ?? [], $"{indent}{i + 1}. ", language));
    }

    private static IEnumerable<string> Item(Field group, JsonObject item, string start, Language language)
    {
        var indent = new string(' ', start.Length);
        var lines = group
            .Fields.Where(f => f.Type != FieldType.Computed && item[f.Id] is not null)
            .SelectMany(f =>
                f.Type switch
                {
                    FieldType.Group => Lines(f, item[f.Id], language, indent + "  ").Prepend($"{indent}{f.Label.In(language)}:"),
                    FieldType.Block => f
                        .Fields.Where(inner => item[f.Id]?[inner.Id] is not null)
                        .Select(inner => $"{indent}{inner.Label.In(language)}: {One(inner, item[f.Id]![inner.Id], language)}"),
                    _ => [$"{indent}{f.Label.In(language)}: {One(f, item[f.Id], language)}"],
                }
            )
            .ToList();
        return lines.Count == 0
            ? [start + (language == Language.Nl ? "(leeg)" : "(empty)")]
            : [start + lines[0].TrimStart(), .. lines.Skip(1)];
    }

    private static string One(Field field, JsonNode? answer, Language language) =>
        field.Type switch
        {
            FieldType.Choice or FieldType.Choices => string.Join(
                ", ",
                FieldWriter.Chosen(answer).Select(id => field.Options.FirstOrDefault(o => o.Id == id)?.Label.In(language) ?? id)
            ),
            FieldType.YesNo => FieldWriter.ToTyped(field, answer, language) switch
            {
                "true" => language == Language.Nl ? "ja" : "yes",
                "false" => language == Language.Nl ? "nee" : "no",
                var typed => typed,
            },
            FieldType.Files => string.Join(", ", (answer as JsonArray ?? []).Select(f => f?["name"]?.ToString())),
            FieldType.Table => AnswersJson.Canonical(answer),
            _ => FieldWriter.ToTyped(field, answer, language),
        };
}
