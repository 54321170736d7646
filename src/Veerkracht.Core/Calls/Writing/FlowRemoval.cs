using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Writing;

/// <summary>
/// Takes a part out of { } or [ ] with its comma. Comments and line ends between the parts stay; a line that becomes empty goes.
/// </summary>
internal static class FlowRemoval
{
    public static IReadOnlyList<TextEdit> Of(SourceLines lines, IReadOnlyList<Span> parts, int index)
    {
        var text = lines.Text;
        var part = parts[index];
        var comma = lines.SkipGap(part.End);
        if (comma < text.Length && text[comma] == ',')
        {
            // On one line the comma and the space behind it go too; over lines each alone, for a comment may stand between.
            if (comma != part.End && text[part.End..comma].Contains('\n'))
                return [Whole(lines, part.Start, part.End), new TextEdit(comma, comma + 1, "")];
            var end = comma + 1;
            while (end < text.Length && text[end] == ' ')
                end++;
            return [Whole(lines, part.Start, end < text.Length && text[end] is not ('\n' or '#') ? end : comma + 1)];
        }
        // The last part: the comma before it goes.
        var before = parts[index - 1].End;
        var previous = lines.SkipGap(before);
        return text[previous..part.Start].AsSpan(1).Trim(' ').IsEmpty
            ? [new TextEdit(previous, part.End, "")]
            : [new TextEdit(previous, previous + 1, ""), Whole(lines, part.Start, part.End)];
    }

    private static TextEdit Whole(SourceLines lines, int start, int end) =>
        lines.IsFirstOnLine(start) && !lines.HasMore(end) && end < lines.Text.Length
            ? new TextEdit(lines.StartOf(start), lines.EndOf(end) + 1, "")
            : new TextEdit(start, end, "");
}
