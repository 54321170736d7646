namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// Breaks a paragraph at its spaces, or where the writer allowed it; a word that is longer than a line (a check sum) is cut where it must.
/// No line ends in a hyphen where it could be helped: programs that copy text take it for the end of half a word.
/// </summary>
internal sealed class PdfBreaker
{
    private readonly string _text;
    private readonly float _width,
        _tabStop,
        _space;
    private readonly PdfBidi? _bidi;

    /// <summary>Of what begins at each UTF-16 unit; nothing may be cut before one at which nothing begins.</summary>
    private readonly float[] _widths;
    private readonly bool[] _begins;

    /// <param name="text">Without line breaks.</param>
    /// <param name="size">Points, as all widths here.</param>
    /// <param name="tabStop">A tab goes on at the next multiple.</param>
    public PdfBreaker(string text, float size, bool bold, float width, float tabStop)
    {
        (_text, _width, _tabStop, _bidi) = (text, width, tabStop, PdfBidi.Of(text));
        (_widths, _begins) = (new float[text.Length], new bool[text.Length]);
        foreach (var item in new PdfItems(text, bold, _bidi?.Levels, hyphened: false).Parts())
        {
            foreach (var glyph in item.Glyphs)
            {
                _widths[item.Start + glyph.At] += glyph.Advance * size;
                _begins[item.Start + glyph.At] = true;
            }
        }
        _space = PdfFonts.FirstFace(bold).GlyphOf(new System.Text.Rune(' '), 0).Advance * size;
    }

    /// <summary>Of all of it on one line.</summary>
    public float Width => _widths.Sum();

    /// <param name="followed">Another paragraph follows.</param>
    public void Break(List<PdfLine> lines, bool followed)
    {
        int start = 0,
            space = -1,
            at = 0;
        var used = 0f;
        while (at < _text.Length)
        {
            var wide = WidthAt(at, used);
            if (used + wide > _width && at > start && _begins[at] && !PdfLetters.IsSpace(_text[at]))
            {
                var end = space > start ? space : CutBefore(start, Evenly(start, at));
                Add(lines, start, end, spaced: PdfLetters.IsSpace(_text[end]));
                start = end;
                while (start < _text.Length && PdfLetters.IsSpace(_text[start]))
                    start++;
                (at, space, used) = (start, -1, 0);
                continue;
            }
            if (PdfLetters.IsSpace(_text[at]) && at > start && (_text[at - 1] != '-' || space < 0))
                space = at;
            else if (PdfLetters.MayBreakAfter(_text[at]) && at + 1 < _text.Length && _begins[at + 1])
                space = at + 1;
            used += wide;
            at++;
        }
        Add(lines, start, _text.Length, followed);
    }

    private float WidthAt(int at, float used) => _text[at] == '\t' ? PdfText.WidthOfTab(used, _space, _tabStop) : _widths[at];

    private void Add(List<PdfLine> lines, int start, int end, bool spaced)
    {
        var seen = end;
        while (seen > start && PdfLetters.IsSpace(_text[seen - 1]))
            seen--;
        var width = 0f;
        for (var at = start; at < seen; at++)
            width += WidthAt(at, width);
        var isHyphened = seen > start && end < _text.Length && _text[seen - 1] == PdfLetters.SoftHyphen;
        var line = spaced ? _text[start..seen] + ' ' : _text[start..seen];
        byte[]? levels = _bidi is null
            ? null
            : [.. _bidi.Levels.AsSpan(start, seen - start), .. spaced ? [_bidi.Base] : Array.Empty<byte>()];
        lines.Add(new PdfLine(line, levels, _bidi?.Base == 1, isHyphened ? width + _space : width, _tabStop, isHyphened));
    }

    /// <summary>Where a word that fits on two lines is cut: in halves, so that a check sum can be compared by eye.</summary>
    /// <param name="most">It is cut here at the latest, and here where it is longer.</param>
    private int Evenly(int start, int most)
    {
        var (used, at) = (0f, start);
        var ends = new List<(int At, float Used)>();
        while (at < _text.Length && !PdfLetters.IsSpace(_text[at]))
        {
            used += _widths[at++];
            if (used > 2 * _width)
                return most;
            if (at == _text.Length || _begins[at])
                ends.Add((at, used));
        }
        return Math.Min(most, ends.MinBy(e => Math.Abs(e.Used - used / 2)).At);
    }

    private int CutBefore(int start, int at) => at - start > 2 && _text[at - 1] == '-' && _begins[at - 1] ? at - 1 : at;
}
