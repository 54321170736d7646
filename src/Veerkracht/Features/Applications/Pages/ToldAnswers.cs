using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>An answer as it is read back: a label, and text, files or a table.</summary>
public sealed record ToldAnswer(string Label, string Text)
{
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>Heading, then lines of cells; null where the answer is no table.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Table { get; init; }

    /// <summary>What it is on the map; null where it is nothing there.</summary>
    public Geometry? Shape { get; init; }

    /// <summary>Language tag of the label where it is another than that of the page.</summary>
    public string? Lang { get; init; }

    /// <summary>The same of heads of a table, by their text.</summary>
    public IReadOnlyDictionary<string, string>? HeadLangs { get; init; }

    /// <summary>Where it can be changed; null for what was sent.</summary>
    public string? Change { get; init; }

    /// <summary>All that was written, on lines.</summary>
    public string Written => string.Join('\n', [Text, .. Files.Select(f => f.Name), .. Table?.SelectMany(line => line) ?? []]);

    /// <summary>A head of the table, marked with its language where that is another than that of the page.</summary>
    public IHtmlContent Head(string text) => FieldHtml.InLanguage(text, HeadLangs?.GetValueOrDefault(text));

    /// <summary>Keys of the organisations that were chosen, where that was the question.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];
}

/// <summary>Reads answers back to a person, of a draft or of what was sent.</summary>
public static class ToldAnswers
{
    /// <param name="change">Address of the section, where answers can be changed.</param>
    /// <param name="names">The name of an organisation by its key; null shows the keys.</param>
    public static IReadOnlyList<ToldAnswer> Of(
        Section section,
        JsonObject answers,
        Evaluation evaluation,
        Texts L,
        string? change = null,
        Func<string, string>? names = null
    ) =>
        [
            .. section
                .Fields.SelectMany(f => Of(f, f.Id, L[f.Label], answers, evaluation, L))
                .Select(t =>
                    t with
                    {
                        Change = t.Change is null || change is null ? null : $"{change}#{FieldIds.Of(t.Change)}",
                        Text = names is null || t.Organisations.Count == 0 ? t.Text : string.Join(", ", t.Organisations.Select(names)),
                    }
                ),
        ];

    private static IEnumerable<ToldAnswer> Of(Field field, string path, string label, JsonObject answers, Evaluation evaluation, Texts L)
    {
        if (!evaluation.Visible.Contains(path))
            return [];
        var answer = FormPath.Get(answers, path);
        return field.Kind.Nesting switch
        {
            Nesting.Fields => field.Fields.SelectMany(f => Of(f, $"{path}.{f.Id}", L[f.Label], answers, evaluation, L)),
            Nesting.Items when answer is not JsonArray { Count: > 0 } =>
            [
                new ToldAnswer(label, Nothing(L)) { Lang = L.LangOf(field.Label), Change = path },
            ],
            Nesting.Items => Enumerable
                .Range(0, ((JsonArray)answer).Count)
                .SelectMany(i =>
                    field.Fields.SelectMany(f =>
                        Of(f, FormattableString.Invariant($"{path}[{i}].{f.Id}"), $"{label} {i + 1}: {L[f.Label]}", answers, evaluation, L)
                    )
                ),
            Nesting.Rows =>
            [
                new ToldAnswer(label, "")
                {
                    Table = Table(field, path, answers, evaluation, L),
                    Lang = L.LangOf(field.Label),
                    HeadLangs = L.LangsOf([.. field.Columns.Select(c => c.Label), .. field.Rows.Select(r => r.Label)]),
                    Change = path,
                },
            ],
            _ when field.Kind.HoldsFiles =>
            [
                new ToldAnswer(label, FormView.Attached(answer).Count == 0 ? L["geen bestand", "no file"] : "")
                {
                    Files = FormView.Attached(answer),
                    Lang = L.LangOf(field.Label),
                    Change = path,
                },
            ],
            _ =>
            [
                new ToldAnswer(label, Text(field, path, answer, evaluation, L))
                {
                    Lang = L.LangOf(field.Label),
                    Change = field.Kind.IsComputed || field.ReadOnly ? null : path,
                    Shape = field.Kind.ShapeOf(answer),
                    Organisations = field.Kind.HoldsOrganisations ? FieldWriter.Chosen(answer) : [],
                },
            ],
        };
    }

    /// <summary>Of a list or table without any answer.</summary>
    public static string Nothing(Texts L) => L["niets ingevuld", "nothing filled in"];

    /// <summary>Only lines in which something was answered; the longer side goes down.</summary>
    private static List<IReadOnlyList<string>> Table(Field table, string path, JsonObject answers, Evaluation evaluation, Texts L)
    {
        string Cell(TableRow row, Field column) =>
            Text(column, $"{path}.{row.Id}.{column.Id}", FormPath.Get(answers, $"{path}.{row.Id}.{column.Id}"), evaluation, L, dash: true);
        var lines =
            table.Columns.Count > 4
                ? table
                    .Columns.Select(c => (string[])[L[c.Label], .. table.Rows.Select(r => Cell(r, c))])
                    .Prepend(["", .. table.Rows.Select(r => L[r.Label])])
                : table
                    .Rows.Select(r => (string[])[L[r.Label], .. table.Columns.Select(c => Cell(r, c))])
                    .Prepend(["", .. table.Columns.Select(c => L[c.Label])]);
        return [.. lines.Where((line, i) => i == 0 || line.Skip(1).Any(cell => cell != "–"))];
    }

    private static string Text(Field field, string path, JsonNode? answer, Evaluation evaluation, Texts L, bool dash = false)
    {
        var none = dash ? "–" : L["niet ingevuld", "not filled in"];
        return field.Kind.IsComputed
            ? Plain(field, evaluation.Values.GetValueOrDefault(path), dash ? none : L["nog niet bekend", "not known yet"], L)
            : Plain(field, answer, none, L);
    }

    /// <summary>One answer as people read it; files by their names.</summary>
    public static string Plain(Field field, JsonNode? answer, string none, Texts L)
    {
        if (answer is null)
            return none;
        if (field.Kind.HoldsFiles)
            return FormView.Attached(answer) is { Count: > 0 } files ? string.Join(", ", files.Select(f => f.Name)) : none;
        var text = field.Kind.Told(field, answer, L.Language);
        if (field.Kind.HasOptions)
            return text;
        if (text.Length == 0)
            return none;
        return (field.IsAmount ? L["€\u00a0", "€"] : "")
            + text
            + (
                L[field.Unit] is { Length: > 0 } unit ? $" {unit}"
                : field.Kind.UsualUnit is { } usual ? L[$" {usual}", usual]
                : ""
            );
    }
}
