using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Conditions;

/// <summary>A name that a condition may use, with what people call it.</summary>
/// <param name="Name">As an expression writes it: "kind", "costs.works.cost".</param>
/// <param name="Label">As the screen shows it; a cell of a table says its row too.</param>
/// <param name="Type">The type of the field: "choice", "amount". What is computed has the type of what comes out.</param>
/// <param name="Options">The answers to choose from, by id.</param>
public sealed record NameInSight(string Name, LocalText Label, string Type, IReadOnlyList<FormatWord> Options);

/// <summary>
/// The fields that a condition at a place of the call may look at, and what else has a name there. Works on calls with faults too: what
/// cannot be understood has no name.
/// </summary>
public sealed class NamesInSight
{
    private readonly Dictionary<string, NameInSight> _names = [];

    private NamesInSight(IEnumerable<NameInSight> fields, IEnumerable<NameInSight> others)
    {
        foreach (var name in fields)
            _names.TryAdd(name.Name, name);
        Fields = [.. _names.Values];
        foreach (var name in others)
            _names.TryAdd(name.Name, name);
    }

    /// <summary>The fields of the form, in its order; those beside the place come first.</summary>
    public IReadOnlyList<NameInSight> Fields { get; }

    /// <summary>The fields, then what has a name outside the form: the applicant, the day, earlier steps, amounts.</summary>
    public IReadOnlyCollection<NameInSight> All => _names.Values;

    public NameInSight? Find(string name) => _names.GetValueOrDefault(name);

    /// <summary>The names in sight for a condition at this path. Outside the steps those of the first form are.</summary>
    public static NamesInSight At(YamlMap root, CallPath path)
    {
        var call = SharedDefinitions.Expand(root, new ReadScope(false));
        var steps = Items(call.Value("steps"));
        var way = path.Way.ToList();
        var index = way.Count > 1 && way[0].Key == "steps" ? way[1].Index ?? 0 : 0;
        var step = index < steps.Count ? steps[index] : null;
        return new NamesInSight([.. Beside(root, way), .. Of(step)], Others(call, steps.Take(index)));
    }

    /// <summary>The fields of a form, by id.</summary>
    private static IEnumerable<NameInSight> Of(YamlNode? step) =>
        Items(step.Value("sections")).SelectMany(s => Items(s.Value("fields"))).SelectMany(f => Of(f, "", null));

    /// <summary>Inside a group, block or table the fields beside come by their own id.</summary>
    private static IEnumerable<NameInSight> Beside(YamlMap root, IReadOnlyList<CallPath> way)
    {
        foreach (var around in way.Reverse().Skip(1).Where(p => FormatMap.KindAt(root, p) is { Name: "field" }))
        {
            var written = FormatMap.Written(root, root.At(around));
            foreach (var field in Items(written.Value("fields") ?? written.Value("columns")))
            {
                foreach (var name in Of(FormatMap.Written(root, field)!, "", null))
                    yield return name;
            }
        }
        // A rule that goes through a group or table sees the fields of an item.
        var rule = way.Count > 2 && way[1].Key == "amounts" ? root.At(way[2]).Word("group") : null;
        var all = rule is null
            ? []
            : Items((SharedDefinitions.Expand(root, new ReadScope(false))).Value("steps"))
                .SelectMany(s => Items(s.Value("sections")))
                .SelectMany(s => Items(s.Value("fields")));
        foreach (var group in all.Where(f => f.Word("id") == rule).Take(1))
        {
            foreach (var field in Items(group.Value("fields") ?? group.Value("columns")))
            {
                foreach (var name in Of(field, "", null))
                    yield return name;
            }
        }
    }

    private static IEnumerable<NameInSight> Of(YamlNode field, string before, LocalText? around)
    {
        if (field.Word("id") is not { } id)
            yield break;
        var (type, label) = (field.Word("type") ?? "text", field.Value("label").AsLocal() ?? new LocalText(id));
        if (type is "contact" or "payment" or "address" && field.Value("label") is null)
            label = FormatMap.Kinds["field"].Keys.First(k => k.Name == "type").LabelOf(type);
        if (around is not null)
            label = Join(around, label);
        if (type == "block")
            foreach (var name in Items(field.Value("fields")).SelectMany(f => Of(f, $"{before}{id}.", label)))
                yield return name;
        else if (type == "table")
            foreach (var row in Items(field.Value("rows")).Where(r => r.Word("id") is not null))
            {
                foreach (
                    var name in Items(field.Value("columns"))
                        .SelectMany(c =>
                            Of(
                                c,
                                $"{before}{id}.{row.Word("id")}.",
                                Join(label, row.Value("label").AsLocal() ?? new LocalText(row.Word("id")!))
                            )
                        )
                )
                    yield return name;
            }
        yield return new NameInSight(
            before + id,
            label,
            type == "computed" ? field.Word("format") ?? "number" : type,
            [
                .. Items(field.Value("options"))
                    .Where(o => o.Word("id") is not null)
                    .Select(o => new FormatWord(
                        o.Word("id")!,
                        o.Value("label").AsLocal() ?? new LocalText(o.Word("id")!),
                        LocalText.Empty
                    )),
            ]
        );
    }

    private static IEnumerable<NameInSight> Others(YamlNode call, IEnumerable<YamlNode> earlier)
    {
        foreach (var word in FormatWords.Organisation)
            yield return new NameInSight(
                $"applicant.{word.Word}",
                word.Label,
                AnswerNames.Numbers.Contains(word.Word) ? "number" : "text",
                word.Word == "class" ? FormatWords.Classes : []
            );
        yield return new NameInSight("today", new LocalText("Vandaag", "Today"), "date", []);
        foreach (var amount in Items(call.Value("funding").Value("amounts")).Where(a => a.Word("name") is not null))
            yield return new NameInSight(
                $"amounts.{amount.Word("name")}",
                amount.Value("title").AsLocal() ?? new LocalText(amount.Word("name")!),
                "amount",
                []
            );
        foreach (
            var source in Items(call.Value("funding").Value("rights"))
                .Concat(Items(call.Value("funding").Value("pots")))
                .Where(s => s.Word("id") is not null)
        )
            yield return new NameInSight(
                $"left.{source.Word("id")}",
                Of("Wat rest van", "What is left of", source.Value("title").AsLocal() ?? new LocalText(source.Word("id")!)),
                "amount",
                []
            );
        foreach (var right in Items(call.Value("funding").Value("rights")).Where(r => r.Word("id") is not null))
            yield return new NameInSight(
                $"rights.{right.Word("id")}",
                Of("Het hele recht van", "The whole right of", right.Value("title").AsLocal() ?? new LocalText(right.Word("id")!)),
                "amount",
                []
            );
        foreach (var setting in Items(call.Value("settings")).Where(s => s.Word("id") is not null))
            yield return new NameInSight(
                $"settings.{setting.Word("id")}",
                setting.Value("label").AsLocal() ?? new LocalText(setting.Word("id")!),
                "number",
                []
            );
        foreach (var figure in Items(call.Value("figures")).Where(s => s.Word("id") is not null))
            yield return new NameInSight(
                $"figures.{figure.Word("id")}",
                figure.Value("label").AsLocal() ?? new LocalText(figure.Word("id")!),
                figure.Word("format") ?? "number",
                []
            );
        foreach (var (id, label) in Parameters(call))
            yield return new NameInSight($"parameters.{id}", label, "number", []);
        foreach (var step in earlier.Where(s => s.Word("id") is not null))
        {
            foreach (var name in Of(step))
                yield return name with
                {
                    Name = $"earlier.{step.Word("id")}.{name.Name}",
                    Label = Join(step.Value("title").AsLocal() ?? new LocalText(step.Word("id")!), name.Label),
                };
        }
    }

    /// <summary>Those of a file that the call carries with it.</summary>
    private static IEnumerable<(string Id, LocalText Label)> Parameters(YamlNode call)
    {
        if (call.Word("parameters") is not { } file || call.Value("tables").Value(file) is not YamlScalar table)
            yield break;
        var rows = table.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var (id, nl) = (Array.IndexOf(rows[0], "id"), Array.IndexOf(rows[0], "nl"));
        foreach (var row in rows.Skip(1).Where(r => id >= 0 && r.Length > Math.Max(id, nl)))
            yield return (row[id].Trim(), new LocalText(nl < 0 ? row[id].Trim() : row[nl].Trim('"', ' ')));
    }

    private static LocalText Join(LocalText a, LocalText b) => new($"{a.Nl}, {b.Nl}", $"{a.In(Language.En)}, {b.In(Language.En)}");

    private static LocalText Of(string nl, string en, LocalText text) => new($"{nl} {text.Nl}", $"{en} {text.In(Language.En)}");

    private static IReadOnlyList<YamlNode> Items(YamlNode? node) =>
        node is YamlList list ? list.Items
        : node is YamlMap ? [node]
        : [];
}
