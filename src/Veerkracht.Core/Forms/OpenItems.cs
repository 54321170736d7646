using System.Globalization;
using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// The items that a group still needs: they stand open on a page from the start, and are no answer as long as nobody touched them. Kept
/// apart from what was answered, so that nothing else counts, computes or sends them.
/// </summary>
public sealed class OpenItems
{
    /// <summary>Items that stand open in a form at once, whatever it requires.</summary>
    public const int Most = 100;

    private readonly Dictionary<string, JsonObject> _items = [];
    private readonly HashSet<string> _visible = [],
        _required = [];

    public static readonly OpenItems None = new();

    /// <summary>Path of each item, outer ones first, with what stands in it before anybody typed.</summary>
    public IReadOnlyDictionary<string, JsonObject> Items => _items;

    /// <summary>Paths of the fields in them that show.</summary>
    public IReadOnlySet<string> Visible => _visible;

    /// <summary>Paths of the fields in them that are required.</summary>
    public IReadOnlySet<string> Required => _required;

    /// <summary>The answers with the items that stand open in their places; the same answers where there are none.</summary>
    public JsonObject In(JsonObject answers)
    {
        if (_items.Count == 0)
            return answers;
        var padded = answers.DeepClone().AsObject();
        foreach (var (path, item) in _items)
        {
            var group = path[..path.LastIndexOf('[')];
            if (FormPath.Get(padded, group) is not JsonArray)
                FormPath.Set(padded, group, new JsonArray());
            FormPath.Set(padded, path, item.DeepClone());
        }
        return padded;
    }

    /// <summary>Whether an item holds nothing but what stood in it before anybody typed.</summary>
    public static bool IsUntouched(Field group, JsonNode? item) =>
        item is null or JsonObject { Count: 0 } || JsonNode.DeepEquals(item, Defaults.Item(group));

    /// <summary>Makes the items on the way to a path that stand open only, so that something can be put there.</summary>
    public static void Make(FormDefinition form, JsonObject answers, string path)
    {
        for (var open = path.IndexOf('['); open >= 0; open = path.IndexOf('[', open + 1))
        {
            var close = path.IndexOf(']', open);
            if (
                close < 0
                || !int.TryParse(path.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                || FormPath.FieldAt(form, path[..open]) is not { MinItems: { } least } group
                || index >= least
            )
                continue;
            if (FormPath.Get(answers, path[..open]) is not JsonArray)
                FormPath.Set(answers, path[..open], new JsonArray());
            if (FormPath.Get(answers, path[..open]) is JsonArray items)
                Fill(group, items, index + 1);
        }
    }

    internal static void Fill(Field group, JsonArray items, int count)
    {
        while (items.Count < count)
            items.Add(Defaults.Item(group));
    }

    /// <param name="count">Items that the group has.</param>
    internal void Add(FormRecord record, Layout layout, Field group, string path, int count)
    {
        if (group.ReadOnly)
            return;
        for (var i = count; i < group.MinItems && _items.Count < Most; i++)
        {
            var itemPath = string.Concat(path, "[", i.ToString(CultureInfo.InvariantCulture), "]");
            _visible.Add(itemPath);
            var raw = Defaults.Item(group);
            _items[itemPath] = raw;
            var number = $" {i + 1}";
            var name = new LocalText(group.Label.Nl + number, group.Label.In(Language.En) + number);
            Fields(new FormRecord(layout, record, raw, record.Reading) { ItemName = name }, itemPath + ".");
        }
    }

    private void Fields(FormRecord record, string prefix)
    {
        for (var i = 0; i < record.Layout.Fields.Length; i++)
        {
            if (!record.Shows(i))
                continue;
            var field = record.Layout.Fields[i];
            var path = prefix + field.Id;
            _visible.Add(path);
            if (field.Required.Always || (field.Required.When is { } condition && record.Holds(condition)))
                _required.Add(path);
            foreach (var option in field.Options)
                if (option.VisibleWhen is not null && ChoiceAnswer.Shows(option, record, out _))
                    _visible.Add($"{path}.{option.Id}");
            Inside(record, i, field, path);
        }
    }

    private void Inside(FormRecord record, int index, Field field, string path)
    {
        switch (field.Kind.Nesting)
        {
            case Nesting.Fields when record.Read(index).Value is FormRecord block:
                Fields(block, path + ".");
                break;
            case Nesting.Rows when record.Read(index).Value is Dictionary<string, object?> rows:
                foreach (var (id, row) in rows)
                {
                    _visible.Add($"{path}.{id}");
                    Fields((FormRecord)row!, $"{path}.{id}.");
                }
                break;
            case Nesting.Items:
                Add(record, record.Layout.Inner[index]!, field, path, 0);
                break;
        }
    }
}
