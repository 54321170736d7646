using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>
/// What the buttons of a group post: `_add=routes` adds an item, `_remove=routes[2]` takes one away, `_copy=routes[2]` puts a copy behind
/// it, `_up` and `_down` change places with its neighbour. What does not fit the answers changes nothing.
/// </summary>
internal static class ItemActs
{
    /// <summary>Paths of one name that are looked at in one post.</summary>
    private const int Most = 20;

    private static readonly (string Name, Action<Section, JsonObject, string> Act)[] All =
    [
        ("_remove", (section, answers, path) => At(section, answers, path, (_, items, index) => items.RemoveAt(index))),
        ("_copy", (section, answers, path) => At(section, answers, path, Copy)),
        ("_up", (section, answers, path) => At(section, answers, path, (_, items, index) => Move(items, index, index - 1))),
        ("_down", (section, answers, path) => At(section, answers, path, (_, items, index) => Move(items, index, index + 1))),
        ("_add", Add),
    ];

    public static void Run(Section section, JsonObject answers, IReadOnlyDictionary<string, string[]> posted)
    {
        foreach (var (name, act) in All)
        {
            foreach (var path in posted.TryGetValue(name, out var paths) ? paths[..Math.Min(paths.Length, Most)] : [])
                act(section, answers, path);
        }
    }

    public static int MostOf(Field group) => group.MaxItems ?? FormReading.MaxItems;

    private static void Add(Section section, JsonObject answers, string path)
    {
        if (FormPath.FieldAt(section.Fields, path) is not { Kind.Nesting: Nesting.Items, ReadOnly: false } group || path.EndsWith(']'))
            return;
        var made = FormPath.Get(answers, path) as JsonArray;
        var items = made ?? [];
        // Those that stood open already come before the one that is added.
        OpenItems.Fill(group, items, Math.Min(group.MinItems ?? 0, OpenItems.Most));
        if (items.Count < MostOf(group))
            items.Add(Defaults.Item(group));
        if (made is null)
            FormPath.Set(answers, path, items);
    }

    private static void At(Section section, JsonObject answers, string path, Action<Field, JsonArray, int> act)
    {
        if (
            path.EndsWith(']')
            && FormPath.FieldAt(section.Fields, path) is { Kind.Nesting: Nesting.Items, ReadOnly: false } group
            && FormPath.Get(answers, path[..path.LastIndexOf('[')]) is JsonArray items
            && FormPath.Parse(path)![^1].Index is var index
            && index < items.Count
        )
            act(group, items, index);
    }

    private static void Copy(Field group, JsonArray items, int index)
    {
        if (items.Count >= MostOf(group) || items[index]?.DeepClone() is not { } copy)
            return;
        WithoutFiles(group.Fields, copy);
        items.Insert(index + 1, copy);
    }

    /// <summary>A file lies under one answer: whoever takes it away there must not take it from a copy unseen.</summary>
    private static void WithoutFiles(IReadOnlyList<Field> fields, JsonNode? answers)
    {
        if (answers is JsonArray items)
        {
            foreach (var item in items)
                WithoutFiles(fields, item);
        }
        else if (Json.Object(answers) is { } record)
        {
            foreach (var field in fields)
            {
                if (field.Kind.HoldsFiles)
                    record.Remove(field.Id);
                else if (field.Fields.Count > 0 && record.TryGetPropertyValue(field.Id, out var inner))
                    WithoutFiles(field.Fields, inner);
            }
        }
    }

    private static void Move(JsonArray items, int from, int to)
    {
        if (to < 0 || to >= items.Count)
            return;
        var item = items[from];
        items.RemoveAt(from);
        items.Insert(to, item);
    }
}
