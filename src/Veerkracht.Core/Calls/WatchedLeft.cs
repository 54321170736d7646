using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Calls;

/// <summary>What is left in each source, in euro, as expressions see it; knows whether any of them looked.</summary>
internal sealed class WatchedLeft(IReadOnlyDictionary<string, Money> left) : IReadOnlyDictionary<string, object?>
{
    public bool WasAsked { get; private set; }

    private IReadOnlyDictionary<string, Money> Asked
    {
        get
        {
            WasAsked = true;
            return left;
        }
    }

    public object? this[string key] => Asked[key].Euro;
    public IEnumerable<string> Keys => Asked.Keys;
    public IEnumerable<object?> Values => Asked.Values.Select(l => (object?)l.Euro);
    public int Count => Asked.Count;

    public bool ContainsKey(string key) => Asked.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var found = Asked.TryGetValue(key, out var money);
        value = found ? money.Euro : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() =>
        Asked.Select(l => KeyValuePair.Create(l.Key, (object?)l.Value.Euro)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
