using System.Text;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>
/// Writes a new piece in the style of the house: short pieces on one line in { }, longer ones over lines, two spaces further in.
/// </summary>
internal static class PieceWriter
{
    /// <summary>Most characters of a piece on one line.</summary>
    private const int Line = 110;

    /// <summary>The piece on one line.</summary>
    public static string Flow(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => ScalarWriter.Write(scalar, true),
            YamlList { Items.Count: 0 } => "[]",
            YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
            YamlMap { Entries.Count: 0 } => "{}",
            YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{ScalarWriter.Write(e.Key, true)}: {Flow(e.Value)}"))} }}",
            _ => "null",
        };

    /// <summary>
    /// The piece behind "key:" or "- ": on the same line, or where it is long on lines of its own. Begins with the space or line end.
    /// </summary>
    /// <param name="indent">Spaces before the lines of the piece.</param>
    /// <param name="inItem">Behind "- ", where the first line of a map stands on the line of the dash.</param>
    /// <param name="blocks">Whether texts of several lines may be written below "|".</param>
    public static string Behind(YamlNode node, int indent, bool inItem, bool blocks)
    {
        if (node is YamlScalar scalar)
            return " " + ((blocks ? ScalarWriter.Block(scalar.Text, indent) : null) ?? ScalarWriter.Write(scalar, false));
        var flow = Flow(node);
        if (IsEmpty(node) || (flow.Length <= Line && !HasLines(node)))
            return " " + flow;
        return (inItem ? " " : "\n" + new string(' ', indent)) + Lines(node, indent, blocks);
    }

    /// <summary>The lines of a map or list; the first without its spaces.</summary>
    private static string Lines(YamlNode node, int indent, bool blocks)
    {
        var parts = node switch
        {
            YamlMap map => map.Entries.Select(e => Entry(e.Key.Text, e.Value, indent, blocks)),
            YamlList list => list.Items.Select(i => Item(i, indent, blocks)),
            _ => [],
        };
        return new StringBuilder().AppendJoin("\n" + new string(' ', indent), parts).ToString();
    }

    /// <summary>"key: value" in a map that stands so far in.</summary>
    public static string Entry(string key, YamlNode value, int indent, bool blocks) =>
        $"{ScalarWriter.Write(Pieces.Text(key), false)}:{Behind(value, indent + 2, false, blocks)}";

    /// <summary>"- value" in a list that stands so far in.</summary>
    public static string Item(YamlNode value, int indent, bool blocks) => $"-{Behind(value, indent + 2, true, blocks)}";

    private static bool IsEmpty(YamlNode node) => node is YamlList { Items.Count: 0 } or YamlMap { Entries.Count: 0 };

    private static bool HasLines(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => scalar.Text.Contains('\n'),
            YamlList list => list.Items.Any(HasLines),
            YamlMap map => map.Entries.Any(e => HasLines(e.Value)),
            _ => false,
        };
}
