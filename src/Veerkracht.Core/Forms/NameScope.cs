using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Veerkracht.Core.Forms;

/// <summary>The names in sight from one record: its own fields, those of the records around it, then those from outside the form.</summary>
internal sealed class NameScope(FormRecord record, IReadOnlyDictionary<string, object?>? extra) : IReadOnlyDictionary<string, object?>
{
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        for (var at = record; at is not null; at = at.Parent)
        {
            if (at.TryGetValue(key, out value))
                return true;
        }
        return (extra is not null && extra.TryGetValue(key, out value)) || record.Reading.Outer.TryGetValue(key, out value);
    }

    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public IEnumerable<string> Keys
    {
        get
        {
            var keys = new HashSet<string>();
            for (var at = record; at is not null; at = at.Parent)
                keys.UnionWith(at.Keys);
            if (extra is not null)
                keys.UnionWith(extra.Keys);
            keys.UnionWith(record.Reading.Outer.Keys);
            return keys;
        }
    }

    public IEnumerable<object?> Values => Keys.Select(k => this[k]);
    public int Count => Keys.Count();

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Keys.Select(k => KeyValuePair.Create(k, this[k])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
