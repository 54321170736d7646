namespace Veerkracht.Core.Calls.Writing;

/// <summary>Looking around in the text of a call: lines, columns, and what stands between two pieces. Offsets count characters.</summary>
internal sealed class SourceLines(string text)
{
    public string Text => text;

    public int StartOf(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The end of the line, before its line break.</summary>
    public int EndOf(int offset) => text.IndexOf('\n', offset) is var end and >= 0 ? end : text.Length;

    public int Column(int offset) => offset - StartOf(offset);

    public bool IsFirstOnLine(int offset) => text.AsSpan(StartOf(offset), Column(offset)).Trim(' ').IsEmpty;

    /// <summary>Whether something stands on the line from here, which can only be a comment.</summary>
    public bool HasMore(int offset) => !text.AsSpan(offset, EndOf(offset) - offset).Trim().IsEmpty;

    /// <summary>The first character from here that is neither white space nor comment.</summary>
    public int SkipGap(int offset)
    {
        while (offset < text.Length)
        {
            if (text[offset] == '#' && (offset == 0 || char.IsWhiteSpace(text[offset - 1])))
                offset = EndOf(offset);
            else if (char.IsWhiteSpace(text[offset]))
                offset++;
            else
                break;
        }
        return offset;
    }

    /// <summary>
    /// Where a piece begins with the comment lines directly above it, in the same column: they are about the piece and go with it. The
    /// comment at the top of the file is about the file.
    /// </summary>
    public int WithCommentsAbove(int offset)
    {
        if (!IsFirstOnLine(offset))
            return offset;
        var column = Column(offset);
        var start = offset;
        while (StartOf(start) is var line and > 0)
        {
            var above = StartOf(line - 1);
            if (above + column >= line || text[above + column] != '#' || !text.AsSpan(above, column).Trim(' ').IsEmpty)
                return start;
            start = above + column;
        }
        return start == offset ? start : offset;
    }
}
