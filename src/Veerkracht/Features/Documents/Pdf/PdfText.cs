using SkiaSharp;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>Breaks text into lines that fit.</summary>
internal static class PdfText
{
    /// <param name="width">Points.</param>
    public static IReadOnlyList<string> Lines(string text, SKFont font, float width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, font, width)))
            {
                var longer = line.Length == 0 ? word : $"{line} {word}";
                if (font.MeasureText(longer) <= width)
                {
                    line = longer;
                    continue;
                }
                lines.Add(line);
                line = word;
            }
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>A word that is longer than a line (a check sum) is cut where it must.</summary>
    private static IEnumerable<string> Pieces(string word, SKFont font, float width)
    {
        while (font.MeasureText(word) > width && word.Length > 1)
        {
            var fits = Math.Max(1, font.BreakText(word, width));
            if (fits < word.Length && char.IsLowSurrogate(word[fits]))
                fits = Math.Max(1, fits - 1);
            if (fits == 1 && char.IsHighSurrogate(word[0]))
                fits = 2;
            yield return word[..fits];
            word = word[fits..];
        }
        if (word.Length > 0)
            yield return word;
    }
}
