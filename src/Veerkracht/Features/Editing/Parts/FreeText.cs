using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Features.Editing.Parts;

/// <summary>A piece as the file writes it, for a box of its own: "name: value" on lines.</summary>
internal static class FreeText
{
    /// <summary>The text of the piece, with its lines at the left side.</summary>
    public static string Of(CallText text, CallPath path)
    {
        var node = text.At(path)!;
        var source = YamlFile.Plain(text.Source);
        // { a: b } is easier to read, and to add to, over lines.
        if (node is YamlMap { IsFlow: true } map && !source[node.Span.Start..node.Span.End].Contains('#'))
            return string.Join('\n', map.Entries.Select(e => source[e.Key.Span.Start..Math.Max(e.Key.Span.End, e.Value.Span.End)]));
        var column = node.Span.Start - (node.Span.Start == 0 ? 0 : source.LastIndexOf('\n', node.Span.Start - 1) + 1);
        var lines = source[node.Span.Start..node.Span.End].Split('\n');
        return string.Join(
            '\n',
            lines.Select((line, i) => i == 0 ? line : line[Math.Min(column, line.Length - line.TrimStart(' ').Length)..])
        );
    }

    /// <summary>What was typed, as a piece; null where it cannot be read.</summary>
    public static YamlNode? Read(string typed) =>
        CallText.Read($"value:\n{string.Join('\n', typed.Replace("\r\n", "\n").Split('\n').Select(l => "  " + l))}\n")?.Root.Value("value");
}
