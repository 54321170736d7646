namespace Veerkracht.Features.Documents.Pdf;

/// <summary>A part of a line that is written in one face and one direction. Widths in units of the size of the font.</summary>
/// <param name="Start">Of its letters in the line.</param>
/// <param name="Level">Odd where it runs from the right.</param>
/// <param name="Glyphs">From the left; where each begins counts from the start of the item.</param>
/// <param name="Copied">What who copies or reads aloud gets; null where each glyph says its letter.</param>
internal sealed record PdfItem(int Start, int Length, PdfFace Face, byte Level, IReadOnlyList<PdfGlyph> Glyphs, string? Copied)
{
    public float Width { get; } = Glyphs.Sum(g => g.Advance);
    public bool FromRight => Level % 2 == 1;
    public bool IsTab { get; init; }

    /// <summary>Its glyphs by their places in the list, as its letters are read.</summary>
    public IEnumerable<int> ToRead() => FromRight ? Enumerable.Range(0, Glyphs.Count).Reverse() : Enumerable.Range(0, Glyphs.Count);

    /// <summary>From the left, a letter before the marks on it: programs that copy take them so.</summary>
    public IReadOnlyList<int> ToDraw()
    {
        var order = Enumerable.Range(0, Glyphs.Count).ToArray();
        if (!FromRight)
            return order;
        for (int begin = 0, end; begin < order.Length; begin = end)
        {
            end = begin;
            while (end < order.Length && Glyphs[end].At == Glyphs[begin].At)
                end++;
            Array.Reverse(order, begin, end - begin);
        }
        return order;
    }
}
