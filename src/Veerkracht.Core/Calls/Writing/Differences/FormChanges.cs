using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Differences;

/// <summary>Which fields of the forms disappear or ask another kind of answer: what a draft cannot take along to another version.</summary>
internal static class FormChanges
{
    private sealed record Asked(string Type, LocalText Label);

    public static IReadOnlyList<FormChange> Of(YamlMap? before, YamlMap? after)
    {
        var (old, now) = (Forms(before), Forms(after));
        return
        [
            .. old.Select(step => Change(step.Key, step.Value, now.GetValueOrDefault(step.Key) ?? []))
                .Where(c => c.Gone.Count > 0 || c.Retyped.Count > 0),
        ];
    }

    private static FormChange Change(string step, Dictionary<string, Asked> old, Dictionary<string, Asked> now) =>
        new(
            step,
            [.. old.Where(f => !now.ContainsKey(f.Key) && !IsInside(f.Key, old, now)).Select(f => (f.Key, f.Value.Label))],
            [
                .. old.Where(f => now.TryGetValue(f.Key, out var other) && other.Type != f.Value.Type)
                    .Select(f => (f.Key, f.Value.Label, f.Value.Type, now[f.Key].Type)),
            ]
        );

    /// <summary>A group that goes takes its fields along: they are not named again.</summary>
    private static bool IsInside(string field, Dictionary<string, Asked> old, Dictionary<string, Asked> now)
    {
        for (var dot = field.LastIndexOf('.'); dot > 0; dot = field.LastIndexOf('.', dot - 1))
            if (old.ContainsKey(field[..dot]) && !now.ContainsKey(field[..dot]))
                return true;
        return false;
    }

    private static Dictionary<string, Dictionary<string, Asked>> Forms(YamlMap? root)
    {
        var forms = new Dictionary<string, Dictionary<string, Asked>>();
        if (root is null)
            return forms;
        var scope = new ReadScope(false);
        foreach (var step in Items(RepeatedSteps.Expand(SharedDefinitions.Expand(root, scope), scope).Value("steps")))
        {
            var fields = new Dictionary<string, Asked>();
            foreach (var section in Items(step.Value("sections")))
                Add(section.Value("fields"), "", fields);
            forms.TryAdd(step.Word("id") ?? "", fields);
        }
        return forms;
    }

    private static void Add(YamlNode? list, string before, Dictionary<string, Asked> fields)
    {
        foreach (var field in Items(list))
        {
            // What is computed holds no answer.
            if (field.Word("id") is not { } id || field.Word("type") is not { } type || FieldKinds.Named(type)?.Kind.IsComputed == true)
                continue;
            fields.TryAdd(before + id, new Asked(type, field.Value("label").AsLocal() ?? new LocalText(id)));
            Add(field.Value("fields"), $"{before}{id}.", fields);
            foreach (var row in Items(field.Value("rows")).Where(r => r.Word("id") is not null))
            {
                fields.TryAdd(
                    $"{before}{id}.{row.Word("id")}",
                    new Asked("row", row.Value("label").AsLocal() ?? new LocalText(row.Word("id")!))
                );
                var without = Items(row.Value("without")).OfType<YamlScalar>().Select(w => w.Text).ToHashSet();
                Add(
                    new YamlList([.. Items(field.Value("columns")).Where(c => !without.Contains(c.Word("id") ?? ""))], default),
                    $"{before}{id}.{row.Word("id")}.",
                    fields
                );
            }
        }
    }

    private static IReadOnlyList<YamlNode> Items(YamlNode? node) =>
        node is YamlList list ? list.Items
        : node is null ? []
        : [node];
}
