using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Breaks text into lines that fit, and tells which of its letters no font has.</summary>
internal static class PdfText
{
    /// <summary>Letters of a text that its document can only tell by their numbers, each once.</summary>
    public static IReadOnlyList<Rune> Missing(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\n', '~')
            ? [.. OneBreak(text).Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Where(PdfLetters.IsMissing).Distinct()]
            : [];

    /// <summary>
    /// A line that another follows ends in a space, unless a word was cut: who reads aloud or copies the structure of a document knows no
    /// lines, and must not glue words.
    /// </summary>
    /// <param name="size">Points.</param>
    /// <param name="width">Points.</param>
    public static IReadOnlyList<PdfLine> Lines(string text, float size, bool bold, float width)
    {
        var lines = new List<PdfLine>();
        var paragraphs = OneBreak(text).Split('\n');
        var stop = text.Contains('\t') ? TabStop(paragraphs, size, bold, width) : 0;
        for (var i = 0; i < paragraphs.Length; i++)
            new PdfBreaker(paragraphs[i], size, bold, width, stop).Break(lines, i < paragraphs.Length - 1);
        return lines;
    }

    /// <param name="used">Points, from where the line begins.</param>
    /// <param name="space">Of a space, points: no tab is narrower.</param>
    public static float WidthOfTab(float used, float space, float stop) => (MathF.Floor((used + space) / stop) + 1) * stop - used;

    /// <summary>
    /// As far apart that what was copied from a table stands in columns, and a third of the line at most. Only a cell that another follows
    /// counts.
    /// </summary>
    private static float TabStop(string[] paragraphs, float size, bool bold, float width)
    {
        var cells = paragraphs.SelectMany(p => p.Split('\t')[..^1]).Distinct(StringComparer.Ordinal);
        var widest = cells.Max(c => new PdfBreaker(c, size, bold, float.MaxValue, width).Width);
        return Math.Clamp(widest + size, 2 * size, width / 3);
    }

    /// <summary>Whatever breaks a line is "\n"; half a letter is the sign that one was lost.</summary>
    private static string OneBreak(string text)
    {
        if (!text.AsSpan().ContainsAny(Breaks) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var broken = new StringBuilder(text.Length);
        foreach (var letter in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            broken.Append(letter.Value is '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029 ? "\n" : letter.ToString());
        return broken.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create("\v\f\r\u0085\u2028\u2029");
}
