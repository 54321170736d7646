using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>Names over names: what is not found above is looked up below. Copies nothing.</summary>
internal sealed class Overlay(IReadOnlyDictionary<string, object?> above, IReadOnlyDictionary<string, object?> below)
    : IReadOnlyDictionary<string, object?>
{
    public IReadOnlyDictionary<string, object?> Above => above;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) =>
        above.TryGetValue(key, out value) || below.TryGetValue(key, out value);

    public object? this[string key] => TryGetValue(key, out var value) ? value : null;

    public bool ContainsKey(string key) => above.ContainsKey(key) || below.ContainsKey(key);

    public IEnumerable<string> Keys => above.Keys.Union(below.Keys);
    public IEnumerable<object?> Values => Keys.Select(key => this[key]);
    public int Count => Keys.Count();

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
