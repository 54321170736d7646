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
        if (field.Kind.Nesting != Nesting.Items || answer is not JsonArray items)
            return [indent + One(field, answer, language)];
        return items.SelectMany((item, i) => Item(field, item as JsonObject ?? [], $"{indent}{i + 1}. ", language));
    }

    private static IEnumerable<string> Item(Field group, JsonObject item, string start, Language language)
    {
        var indent = new string(' ', start.Length);
        var lines = group
            .Fields.Where(f => !f.Kind.IsComputed && item[f.Id] is not null)
            .SelectMany(f =>
                f.Kind.Nesting switch
                {
                    Nesting.Items => Lines(f, item[f.Id], language, indent + "  ").Prepend($"{indent}{f.Label.In(language)}:"),
                    Nesting.Fields => f
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
        field.Kind.Nesting == Nesting.Rows ? AnswersJson.Canonical(answer) : field.Kind.Told(field, answer, language);
}
