using System.Globalization;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Makes text that can be written with our fonts, and breaks it into lines that fit.</summary>
internal static class PdfText
{
    private const string Tab = "    ";

    /// <summary>
    /// A line that another follows ends in a space, unless a word was cut: who reads aloud or copies the structure of a document knows no
    /// lines, and must not glue words.
    /// </summary>
    /// <param name="size">Points.</param>
    /// <param name="width">Points.</param>
    public static IReadOnlyList<string> Lines(string text, float size, bool bold, float width)
    {
        var lines = new List<string>();
        foreach (var paragraph in Writable(text, bold).Split('\n'))
        {
            if (lines.Count > 0)
                lines[^1] = Spaced(lines[^1]);
            Break(paragraph, size, bold, width, lines);
        }
        return lines;
    }

    /// <summary>Points, without the space at the end.</summary>
    public static float WidthOf(string text, float size, bool bold) => text.TrimEnd(' ').EnumerateRunes().Sum(l => WidthOf(l, size, bold));

    /// <summary>The parts of a line by the face in which they are written.</summary>
    public static IEnumerable<(PdfFace Face, string Text)> Parts(string line, bool bold)
    {
        var start = 0;
        var at = 0;
        PdfFace? face = null;
        foreach (var letter in line.EnumerateRunes())
        {
            var its = PdfFonts.FaceOf(letter, bold) ?? PdfFonts.FirstFace(bold);
            if (face is not null && its != face)
            {
                yield return (face, line[start..at]);
                start = at;
            }
            face = its;
            at += letter.Utf16SequenceLength;
        }
        if (face is not null)
            yield return (face, line[start..]);
    }

    /// <summary>
    /// Whatever breaks a line is "\n", a tab is white space, and a letter that no font has is told by its number: [U+1F600].
    /// </summary>
    private static string Writable(string text, bool bold)
    {
        var writable = new StringBuilder(text.Length);
        foreach (var letter in PdfAccents.Join(text).Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (letter.Value is '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029)
                writable.Append('\n');
            else if (letter.Value == '\t')
                writable.Append(Tab);
            else if (PdfFonts.FaceOf(letter, bold) is not null)
                writable.Append(letter.ToString());
            else if (Rune.GetUnicodeCategory(letter) == UnicodeCategory.SpaceSeparator)
                writable.Append(' ');
            else
                writable.Append(CultureInfo.InvariantCulture, $"[U+{letter.Value:X4}]");
        }
        return writable.ToString();
    }

    /// <summary>
    /// Breaks at a space; a word that is longer than a line (a check sum) is cut where it must. No line ends in a hyphen where it could be
    /// helped: programs that copy text take it for the end of half a word.
    /// </summary>
    private static void Break(string text, float size, bool bold, float width, List<string> lines)
    {
        int start = 0,
            space = -1,
            at = 0;
        var used = 0f;
        while (at < text.Length)
        {
            var letter = Rune.GetRuneAt(text, at);
            var wide = WidthOf(letter, size, bold);
            if (used + wide > width && at > start && text[at] != ' ')
            {
                var end = space > start ? space : CutBefore(text, start, Evenly(text, start, at, size, bold, width));
                lines.Add(end == space ? Spaced(text[start..end]) : text[start..end]);
                start = end;
                while (start < text.Length && text[start] == ' ')
                    start++;
                (at, space, used) = (start, -1, 0);
                continue;
            }
            if (text[at] == ' ' && at > start && (text[at - 1] != '-' || space < 0))
                space = at;
            used += wide;
            at += letter.Utf16SequenceLength;
        }
        lines.Add(text[start..].TrimEnd(' '));
    }

    private static string Spaced(string line) => line.TrimEnd(' ') + ' ';

    /// <summary>Where a word that fits on two lines is cut: in halves, so that a check sum can be compared by eye.</summary>
    /// <param name="most">It is cut here at the latest, and here where it is longer.</param>
    private static int Evenly(string text, int start, int most, float size, bool bold, float width)
    {
        var (used, at) = (0f, start);
        var ends = new List<(int At, float Used)>();
        while (at < text.Length && text[at] != ' ')
        {
            var letter = Rune.GetRuneAt(text, at);
            at += letter.Utf16SequenceLength;
            used += WidthOf(letter, size, bold);
            if (used > 2 * width)
                return most;
            ends.Add((at, used));
        }
        return Math.Min(most, ends.MinBy(e => Math.Abs(e.Used - used / 2)).At);
    }

    private static int CutBefore(string text, int start, int at) => at - start > 2 && text[at - 1] == '-' ? at - 1 : at;

    private static float WidthOf(Rune letter, float size, bool bold) => (PdfFonts.FaceOf(letter, bold)?.WidthOf(letter) ?? 0) * size;
}
