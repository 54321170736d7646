using System.Text;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>
/// Puts edits, counted in text with line ends as one character, into the source as it is: with its own line ends and byte order mark.
/// </summary>
internal static class SourceEdit
{
    public static string Apply(string source, IReadOnlyList<TextEdit> edits)
    {
        var start = source.Length - source.TrimStart('\uFEFF').Length;
        var returns = new List<int>();
        for (
            var at = source.IndexOf("\r\n", StringComparison.Ordinal);
            at >= 0;
            at = source.IndexOf("\r\n", at + 2, StringComparison.Ordinal)
        )
            returns.Add(at - start - returns.Count);
        var first = source.IndexOf('\n');
        var lineEnd = first > 0 && source[first - 1] == '\r' ? "\r\n" : "\n";

        var text = new StringBuilder();
        var done = 0;
        foreach (var edit in edits.OrderBy(e => e.Start))
        {
            text.Append(source, done, InSource(edit.Start) - done).Append(edit.Text.Replace("\n", lineEnd));
            done = InSource(edit.End);
        }
        return text.Append(source, done, source.Length - done).ToString();

        // A return stands before the line end that the plain text counts: it belongs to what is behind the offset.
        int InSource(int offset)
        {
            var before = returns.BinarySearch(offset);
            return start + offset + (before < 0 ? ~before : before);
        }
    }
}
