using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>A kind of piece of a call: a step, a field, a rule.</summary>
public sealed record PieceKind(string Name, LocalText One, LocalText Many, IReadOnlyList<FormatKey> Keys)
{
    /// <summary>
    /// The key that says of which type or kind a piece is: "type" of a field, "kind" of a rule; null where there are no types.
    /// </summary>
    public string? TypeKey { get; init; }

    /// <summary>The name under which <see cref="ByType"/> has the keys of a piece that says no type.</summary>
    public const string NoType = "";

    /// <summary>The keys that only some types have, by type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormatKey>> ByType { get; init; } = new Dictionary<string, IReadOnlyList<FormatKey>>();

    /// <summary>The keys by which a piece is the same piece in another version: the first that it has.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>The types of which a new piece can be; empty where there are none.</summary>
    public IReadOnlyList<FormatWord> Types => TypeKey is { } key ? Keys.First(k => k.Name == key).Words : [];

    /// <summary>All keys that a piece of this type may have.</summary>
    public IReadOnlyList<FormatKey> KeysOf(string? type)
    {
        var own = ByType.GetValueOrDefault(type ?? NoType, []);
        // A type may ask a common key otherwise: then its own stands in the place.
        return [.. Keys.Where(k => !k.NotFor.Contains(type) && own.All(o => o.Name != k.Name)), .. own];
    }

    public IReadOnlyList<FormatKey> KeysOf(YamlNode? piece) => KeysOf(TypeOf(piece));

    public FormatKey? Key(YamlNode? piece, string name) => KeysOf(piece).FirstOrDefault(k => k.Name == name);

    /// <summary>The names of the keys in the order in which people expect them.</summary>
    public IReadOnlyList<string> Order(YamlNode? piece) => [.. KeysOf(piece).Select(k => k.Name)];

    public string? TypeOf(YamlNode? piece) => TypeKey is { } key ? piece.Word(key) : null;

    /// <summary>What people call this piece: its label, title or name; else its kind.</summary>
    public LocalText TitleOf(YamlNode? piece)
    {
        foreach (var key in new[] { "title", "label", "what", "question", "subject", "reason", "name", "id", "class", "code", "use" })
            if (piece.Value(key).AsLocal() is { IsEmpty: false } text)
                return
                    Keys.FirstOrDefault(k => k.Name == key)?.LabelOf(text.Nl) is { } word && Keys.First(k => k.Name == key).Words.Count > 0
                    ? word
                    : text;
        if (TypeOf(piece) is { } type && Types.FirstOrDefault(t => t.Word == type) is { } known)
            return known.Label;
        return piece.AsLocal() ?? One;
    }
}
