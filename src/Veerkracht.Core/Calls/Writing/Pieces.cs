using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>Pieces of a call that stand in no file yet, and looking into those that do.</summary>
public static class Pieces
{
    /// <summary>A text: quoted in the file where it would otherwise be read as something else.</summary>
    public static YamlScalar Text(string text) => new(text, false, default);

    /// <summary>A number, date, yes or no: written without quotes.</summary>
    public static YamlScalar Plain(string text) => new(text, true, default);

    public static YamlNode Local(LocalText text) =>
        text.All.Skip(1).Any() ? Map(text.All.Select(t => (t.Language.Tag, (YamlNode)Text(t.Text)))) : Text(text.Nl);

    public static YamlMap Map(params IEnumerable<(string Key, YamlNode Value)> entries) =>
        new([.. entries.Select(e => KeyValuePair.Create(Text(e.Key), e.Value))], default);

    public static YamlList List(params IEnumerable<YamlNode> items) => new([.. items], default);

    /// <summary>The value of a key; null where the node is no map or has no such key.</summary>
    public static YamlNode? Value(this YamlNode? node, string key) =>
        (node as YamlMap)?.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    /// <summary>The one text of a key; null where there is none.</summary>
    public static string? Word(this YamlNode? node, string key) =>
        node.Value(key) is YamlScalar { IsEmpty: false } scalar ? scalar.Text : null;

    /// <summary>A text in its languages; null where the node is neither a text nor { nl, en } with other languages.</summary>
    public static LocalText? AsLocal(this YamlNode? node) =>
        node switch
        {
            YamlScalar { IsEmpty: false } text => new LocalText(text.Text),
            YamlMap map when map.Word("nl") is { } => map.Entries.Aggregate(new LocalText(""), (text, e) =>
                e.Value is YamlScalar { IsEmpty: false } said && Language.Of(e.Key.Text) is { } language
                    ? text.With(language, said.Text)
                    : text
            ),
            _ => null,
        };

    /// <summary>The node at a path below this one; null where there is none.</summary>
    public static YamlNode? At(this YamlNode root, CallPath path)
    {
        YamlNode? node = root;
        foreach (var part in path.Way)
            node =
                part.Key is { } key ? node.Value(key)
                : node is YamlList list && part.Index < list.Items.Count ? list.Items[part.Index.Value]
                : null;
        return node;
    }

    /// <summary>Whether two pieces say the same, however they are written.</summary>
    public static bool Same(YamlNode? one, YamlNode? other) =>
        (one, other) switch
        {
            (null, null) => true,
            (YamlScalar a, YamlScalar b) => a.Text == b.Text && (a.IsPlain == b.IsPlain || !IsSpecial(a.Text)),
            (YamlList a, YamlList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(p => Same(p.First, p.Second)),
            (YamlMap a, YamlMap b) => a.Entries.Count == b.Entries.Count
                && a.Entries.Zip(b.Entries).All(p => p.First.Key.Text == p.Second.Key.Text && Same(p.First.Value, p.Second.Value)),
            _ => false,
        };

    /// <summary>
    /// A text that YAML reads as something else where it stands without quotes: nothing, yes or no, a number, a date, a ratio.
    /// </summary>
    public static bool IsSpecial(string text) =>
        text is "" or "~"
        || text.ToLowerInvariant() is "null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n"
        || Words.Number(text) is not null
        || Words.Date(text) is not null
        || (
            char.IsAsciiDigit(text.TrimStart('-', '+', '.').FirstOrDefault())
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or ':' or '-' or '+' or '_' or ' ')
        );
}
