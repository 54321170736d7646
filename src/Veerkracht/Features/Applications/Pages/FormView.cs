using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Makes the view of a section from its definition, the answers and what the form engine says of them.</summary>
/// <param name="evaluation">With the errors that are to be told: not all, while somebody is still typing.</param>
public sealed class FormView(JsonObject given, Evaluation evaluation, Texts L, OrganisationBoxes organisations)
{
    private const int MostColumns = 4;

    /// <summary>Address of an attached file by its id; that of its download unless said otherwise.</summary>
    public Func<string, string> FileHref { get; init; } = id => $"/documenten/{id}";

    /// <summary>Nothing is kept of what is attached: it cannot be looked at.</summary>
    public bool IsTrial { get; init; }

    /// <summary>What is to be told beside attached files, by their id.</summary>
    public IReadOnlyDictionary<string, FileNote> Notes { get; init; } = new Dictionary<string, FileNote>();

    /// <summary>Where a script sends files as soon as they are chosen; null where they go with the form.</summary>
    public string? SendTo { get; init; }

    /// <summary>NIS code of the municipality on which maps open.</summary>
    public string? Home { get; init; }

    /// <summary>The page reads a file of a map that comes with the form.</summary>
    public bool ReadsMaps { get; init; }

    /// <summary>With what stands in the items that are still needed.</summary>
    private readonly JsonObject _answers = evaluation.Open.In(given);
    private readonly ILookup<string, Finding> _errors = evaluation.Errors.ToLookup(e => e.Field);
    private readonly ILookup<string, Finding> _warnings = evaluation.Warnings.ToLookup(w => w.Field);

    public IReadOnlyList<FieldView> Fields(Section section) => Fields(section.Fields, "");

    private List<FieldView> Fields(IReadOnlyList<Field> fields, string prefix) =>
        [.. fields.Where(f => Shows(prefix + f.Id)).Select(f => View(f, prefix + f.Id))];

    private FieldView View(Field field, string path, string? bareLabel = null)
    {
        var answer = FormPath.Get(_answers, path);
        var view = new FieldView(field, path)
        {
            Errors = Errors(path),
            Warnings = Warnings(path),
            MessageLangs = L.LangsOf(_errors[path].Concat(_warnings[path]).Select(f => f.Message)),
            Required = evaluation.Required.Contains(path) || evaluation.Open.Required.Contains(path),
        };
        return field.Kind.Box(field) switch
        {
            BoxKind.Files => view with
            {
                SendTo = SendTo,
                Files =
                [
                    .. Attached(answer)
                        .Select(f =>
                            f with
                            {
                                Href = FileHref(f.Id),
                                View = IsTrial ? null : f.View,
                                Note = Notes.GetValueOrDefault(f.Id),
                            }
                        ),
                ],
            },
            BoxKind.Block => view with { Inner = Fields(field.Fields, path + ".") },
            BoxKind.Group => view with
            {
                Made = (FormPath.Get(given, path) as JsonArray)?.Count ?? 0,
                Items =
                [
                    .. Enumerable
                        .Range(0, (answer as JsonArray)?.Count ?? 0)
                        .Select(i => Fields(field.Fields, FormattableString.Invariant($"{path}[{i}]."))),
                ],
            },
            BoxKind.Table => view with { Table = Table(field, path) },
            BoxKind.Organisations => view with
            {
                Box = Box(BoxKind.Organisations, field, path, answer, view, bareLabel),
                Search = organisations.Searched(path),
                Found = organisations.FoundAt(path, FieldWriter.Chosen(answer)),
            },
            var box => view with { Box = Box(box, field, path, answer, view, bareLabel) },
        };
    }

    private FieldModel Box(BoxKind box, Field field, string path, JsonNode? answer, FieldView view, string? bareLabel) =>
        new()
        {
            Kind = box,
            Name = path,
            Label = bareLabel ?? L[field.Label],
            Lang = L.LangOf(field.Label),
            Hint = bareLabel is null ? L[field.Hint] : null,
            HintLang = L.LangOf(field.Hint),
            Unit = L[field.Unit],
            Bare = bareLabel is not null,
            Value = field.Kind.IsComputed ? Computed(field, path) : field.Kind.InBox(field, answer, L.Language),
            Values = field.Kind.IsTicked ? [.. FieldWriter.Chosen(answer)] : [],
            Options = field.Kind.HoldsOrganisations
                ? [.. FieldWriter.Chosen(answer).Distinct().Select(organisations.Of)]
                : [.. field.Options.Where(o => Shows(path, o)).Select(o => new Choice(o.Id, L[o.Label]) { Lang = L.LangOf(o.Label) })],
            Errors = view.Errors,
            Warnings = view.Warnings,
            MessageLangs = view.MessageLangs,
            Required = view.Required || bareLabel is not null,
            MaxLength = field.MaxLength,
            Decimals = field.Decimals,
            Autocomplete = Autocomplete(field),
            ReadOnly = field.ReadOnly,
            Map = field.Kind.Drawn is { } drawn ? new MapBox(drawn, Home, ReadsMaps) : null,
        };

    /// <summary>An option with a condition shows where the engine says so; one that is ticked stays to be seen.</summary>
    private bool Shows(string path, Option option) =>
        option.VisibleWhen is null || Shows($"{path}.{option.Id}") || FieldWriter.Chosen(FormPath.Get(_answers, path)).Contains(option.Id);

    private string Computed(Field field, string path) =>
        ToldAnswers.Plain(field, evaluation.Values.GetValueOrDefault(path), L["nog niet bekend", "not known yet"], L);

    private TableView Table(Field table, string path)
    {
        FieldView? Cell(TableRow row, Field column) =>
            Shows($"{path}.{row.Id}.{column.Id}")
                ? View(Field.Cell(row, column), $"{path}.{row.Id}.{column.Id}", $"{L[row.Label]}, {L[column.Label]}")
                : null;
        var rows = table.Rows.Where(r => Shows($"{path}.{r.Id}")).ToList();
        return table.Columns.Count > MostColumns
            ? new TableView(
                [.. rows.Select(r => r.Label)],
                [.. table.Columns.Select(c => new TableLine(c.Label, [.. rows.Select(r => Cell(r, c))]))]
            )
            : new TableView(
                [.. table.Columns.Select(c => c.Label)],
                [.. rows.Select(r => new TableLine(r.Label, [.. table.Columns.Select(c => Cell(r, c))]))]
            );
    }

    private List<string> Errors(string path) => [.. _errors[path].Select(e => L[e.Message])];

    private List<string> Warnings(string path) => [.. _warnings[path].Select(w => L[w.Message])];

    public static IReadOnlyList<AttachedFile> Attached(JsonNode? answer) =>
        answer is not JsonArray files
            ? []
            :
            [
                .. files
                    .OfType<JsonObject>()
                    .Where(f => Guid.TryParse(f["id"]?.ToString(), out _))
                    .Select(f =>
                        Attached(
                            f["id"]!.ToString(),
                            f["name"]?.ToString() ?? "",
                            long.TryParse(f["size"]?.ToString(), out var size) ? size : 0
                        )
                    ),
            ];

    public static AttachedFile Attached(Document document) => Attached($"{document.Id}", document.Name, document.Size);

    private static AttachedFile Attached(string id, string name, long size)
    {
        var sight = FileKinds.ByName(name)?.Sight ?? Sight.None;
        return new(id, name, size, $"/documenten/{id}", sight == Sight.None ? null : $"/documenten/{id}/bekijk")
        {
            IsPicture = FileKinds.ByName(name)?.Group == KindGroup.Picture,
        };
    }

    private bool Shows(string path) => evaluation.Visible.Contains(path) || evaluation.Open.Visible.Contains(path);

    private static string? Autocomplete(Field field) =>
        field.Kind.Autocomplete
        ?? field.Id switch
        {
            "first_name" => "given-name",
            "family_name" => "family-name",
            _ => null,
        };
}
