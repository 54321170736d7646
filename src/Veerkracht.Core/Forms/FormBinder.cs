using System.Globalization;
using System.Text.Json.Nodes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Puts what was posted from one section into the answers. A box that was not posted keeps its answer (it did not show); a question
/// with tick boxes therefore posts an empty value of its own name too. Files, computed and read-only fields are never taken from a
/// post. What the buttons of a group do comes last: <see cref="ItemActs"/>.
/// </summary>
public sealed class FormBinder
{
    /// <summary>Posted names that are looked at.</summary>
    public const int MaxPosted = 20_000;

    private readonly Dictionary<string, string[]> _posted = [];
    private readonly Dictionary<string, SortedSet<int>> _items = [];
    private readonly Language _language;

    private FormBinder(IEnumerable<KeyValuePair<string, string[]>> posted, Language language)
    {
        _language = language;
        foreach (var (name, values) in posted.Take(MaxPosted))
        {
            if (name.Length > FormPath.MaxLength)
                continue;
            if (!_posted.TryGetValue(name, out var before))
                _posted[name] = values;
            else if (before.Length < ChoiceAnswer.MaxOrganisations)
                _posted[name] = [.. before, .. values];
            for (var open = name.IndexOf('['); open >= 0; open = name.IndexOf('[', open + 1))
            {
                var close = name.IndexOf(']', open);
                if (
                    close < 0
                    || !int.TryParse(
                        name.AsSpan(open + 1, close - open - 1),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var index
                    )
                )
                    break;
                if (!_items.TryGetValue(name[..open], out var indexes))
                    _items[name[..open]] = indexes = [];
                indexes.Add(index);
            }
        }
    }

    /// <summary>New answers; the given ones are not changed.</summary>
    public static JsonObject Apply(
        FormDefinition form,
        JsonObject answers,
        string section,
        IEnumerable<KeyValuePair<string, string[]>> posted,
        Language language = default
    )
    {
        var result = Json.Object(answers)?.DeepClone().AsObject() ?? [];
        if (form.Sections.FirstOrDefault(s => s.Id == section) is not { } found)
            return result;
        var binder = new FormBinder(posted, language);
        binder.Bind(found.Fields, "", result);
        ItemActs.Run(found, result, binder._posted);
        return result;
    }

    private void Bind(IReadOnlyList<Field> fields, string prefix, JsonObject record, IReadOnlySet<string>? without = null)
    {
        foreach (var field in fields)
        {
            if (field.ReadOnly || without?.Contains(field.Id) == true)
                continue;
            var path = prefix + field.Id;
            switch (field.Kind.Nesting)
            {
                case Nesting.Fields:
                    Inside(record, field.Id, inner => Bind(field.Fields, path + ".", inner));
                    break;
                case Nesting.Rows:
                    Inside(record, field.Id, rows =>
                    {
                        foreach (var row in field.Rows)
                            Inside(rows, row.Id, cells => Bind(field.Columns, $"{path}.{row.Id}.", cells, row.Without));
                    });
                    break;
                case Nesting.Items:
                    Items(field, path, record);
                    break;
                case Nesting.None when field.Kind.IsTyped && _posted.TryGetValue(path, out var values):
                    Put(
                        record,
                        field.Id,
                        field.Kind.IsTicked
                            ? FieldReader.FromChosen(values)
                            : FieldReader.FromTyped(field, values.LastOrDefault(), _language)
                    );
                    break;
            }
        }
    }

    private void Items(Field group, string path, JsonObject record)
    {
        if (!_items.TryGetValue(path, out var indexes))
            return;
        var known = record.TryGetPropertyValue(group.Id, out var node) ? node as JsonArray : null;
        var items = known ?? [];
        if (known is null)
            record[group.Id] = items;
        var before = items.Count;
        foreach (var index in indexes)
        {
            // New items go behind the others in the order of their numbers, whatever the gaps between those are.
            var at = index < before ? index : items.Count;
            if (at == items.Count && items.Count >= ItemActs.MostOf(group))
                continue;
            if (at == items.Count)
                items.Add(new JsonObject());
            else if (Json.Object(items[at]) is null)
                items[at] = new JsonObject();
            Bind(group.Fields, FormattableString.Invariant($"{path}[{index}]."), items[at]!.AsObject());
        }
        // Those that only stood open are no answer; one before another that was filled in keeps its place on the screen.
        while (items.Count > 0 && items.Count <= group.MinItems && OpenItems.IsUntouched(group, items[^1]))
            items.RemoveAt(items.Count - 1);
        if (known is null && items.Count == 0)
            record.Remove(group.Id);
    }

    private static void Inside(JsonObject record, string id, Action<JsonObject> bind)
    {
        var inner = record.TryGetPropertyValue(id, out var node) ? Json.Object(node) : null;
        var isNew = inner is null;
        inner ??= [];
        bind(inner);
        if (isNew && inner.Count > 0)
            record[id] = inner;
    }

    private static void Put(JsonObject record, string id, JsonNode? value)
    {
        if (value is null)
            record.Remove(id);
        else
            record[id] = value;
    }
}
