using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing.Differences;

/// <summary>Which items of two lists are the same one.</summary>
internal static class ItemMatching
{
    /// <summary>
    /// Each item with the name by which it is known: its id, name or class, else its place. The second with the same name gets a number.
    /// </summary>
    public static List<(string Name, YamlNode Node, CallPath Path)> Named(
        PieceKind kind,
        IReadOnlyList<(YamlNode Node, CallPath Path)> items,
        YamlNode root
    )
    {
        var named = new List<(string, YamlNode, CallPath)>();
        var taken = new HashSet<string>();
        foreach (var (node, path) in items)
        {
            var written = FormatMap.Written(root, node);
            var name =
                kind.Identity.Select(k => written.Value(k)).FirstOrDefault(v => v is not null) is { } id ? PieceWriter.Flow(id)
                : node.Word(FormatMap.Use.Name) is { } use ? $"use {use}"
                : kind.Identity.Count > 0 && kind.Name == "window" ? "all"
                : $"#{named.Count}";
            name = Templates.Free(name, taken, " #");
            taken.Add(name);
            named.Add((name, node, path));
        }
        return named;
    }

    /// <summary>The names that keep their order: the longest run that both lists have. The others were moved.</summary>
    public static IReadOnlySet<string> InOrder(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var length = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                length[i, j] = before[i] == after[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        var kept = new HashSet<string>();
        for (int i = 0, j = 0; i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j])
            {
                kept.Add(before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }
        return kept;
    }
}
