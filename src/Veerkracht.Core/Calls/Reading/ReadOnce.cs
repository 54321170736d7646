using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>
/// What was read of a text, kept by its SHA-256: the same text is read once, also by two who ask at once. A text that names tables beside
/// it is read again where these hold something else. What was asked longest ago goes first, so that no number of drafts fills the memory.
/// </summary>
internal sealed class ReadOnce(Func<string, Func<string, string?>, ReadCall> read)
{
    /// <summary>Most readings that are kept, and most characters of their texts together.</summary>
    public const int MostReadings = 64,
        MostCharacters = 4_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Kept>> _byText = [];
    private readonly LinkedList<Kept> _newestFirst = [];
    private int _characters;

    private sealed record Kept(string Key, int Length, Lazy<Reading> Reading);

    private sealed record Reading(ReadCall Call, IReadOnlyDictionary<string, string?> Tables)
    {
        public bool Holds(Func<string, string?> tables) => Tables.All(t => tables(t.Key) == t.Value);
    }

    public ReadCall Read(string text, Func<string, string?> tables)
    {
        var key = KeyOf(text);
        var reading = Of(Keep(key, text.Length, () => ReadWith(text, tables), false, out var isNew));
        return isNew || reading.Holds(tables) ? reading.Call : Of(Keep(key, text.Length, () => ReadWith(text, tables), true, out _)).Call;
    }

    /// <summary>A reading that could not be finished (a table on a broken disk) is not kept: it is tried again.</summary>
    private Reading Of(Kept kept)
    {
        try
        {
            return kept.Reading.Value;
        }
        catch
        {
            lock (_lock)
                if (_byText.TryGetValue(kept.Key, out var node) && node.Value == kept)
                    Forget(node);
            throw;
        }
    }

    private Reading ReadWith(string text, Func<string, string?> tables)
    {
        var asked = new Dictionary<string, string?>();
        var call = read(text, name => asked.TryGetValue(name, out var known) ? known : asked[name] = tables(name));
        // With its tables written into it, as it is stored when it is published, it is another text and the same call.
        if (call.Definition is { } definition && definition.Source != text)
        {
            var whole = new Reading(call, new Dictionary<string, string?>());
            Keep(KeyOf(definition.Source), definition.Source.Length, () => whole, false, out _);
        }
        return new Reading(call, asked);
    }

    private Kept Keep(string key, int length, Func<Reading> make, bool anew, out bool isNew)
    {
        lock (_lock)
        {
            if (_byText.TryGetValue(key, out var known))
                Forget(known);
            isNew = anew || known is null;
            var kept = isNew ? new Kept(key, length, new Lazy<Reading>(make)) : known!.Value;
            _byText[key] = _newestFirst.AddFirst(kept);
            _characters += length;
            while (_newestFirst.Count > MostReadings || (_characters > MostCharacters && _newestFirst.Count > 1))
                Forget(_newestFirst.Last!);
            return kept;
        }
    }

    private void Forget(LinkedListNode<Kept> node)
    {
        _newestFirst.Remove(node);
        _byText.Remove(node.Value.Key);
        _characters -= node.Value.Length;
    }

    /// <summary>Over the characters as they are: in UTF-8 two texts with other halves of a letter would be the same.</summary>
    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan())));
}
