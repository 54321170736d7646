using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// A document of A4 pages, from top to bottom: headings, paragraphs, facts and tables, with page numbers; tagged, so that it can be read
/// aloud and copied in the order in which it is read. The same content made at the same time gives the same document.
/// </summary>
/// <param name="title">Of the document, for readers and their software.</param>
/// <param name="language">BCP 47.</param>
/// <param name="footer">At the left of every page; the page number stands at the right.</param>
/// <param name="made">UTC.</param>
/// <param name="pageOf">The words of a page number: (2, 3) → "pagina 2 van 3".</param>
public sealed class PdfLetter(string title, string language, string footer, DateTime made, Func<int, int, string> pageOf)
{
    /// <summary>Points, as all measures here.</summary>
    public const float Room = Width - Left - Right,
        Gap = 12;
    private const float Width = 595,
        Height = 842,
        Left = 62,
        Right = 62,
        Top = 62,
        Bottom = 70,
        LabelRoom = 170,
        TextSize = 10.5f,
        HeadSize = 9.5f,
        FooterSize = 8.5f,
        LineHeight = 1.4f;

    /// <summary>A value of more lines is read over the whole width, under its label.</summary>
    private const int ManyLines = 10;
    private static readonly XColor Ink = XColor.FromArgb(0x33, 0x33, 0x2E),
        Quiet = XColor.FromArgb(0x54, 0x5B, 0x66),
        Line = XColor.FromArgb(0xC9, 0xCE, 0xD6),
        Accent = XColor.FromArgb(0xFF, 0xE6, 0x15);

    private readonly List<Action<PdfPages>> _marks = [];
    private int _pages = 1;
    private float _y = Top;

    /// <summary>Of the last heading; 0 before the first.</summary>
    private int _level;

    /// <summary>The last subheading, and where it begins and ends in what is written.</summary>
    private (string Text, int From, int To) _heading = ("", 0, -1);

    /// <summary>
    /// Letters of a text that no font here has, each once: they are written by their numbers, as [U+4E2D], and copied as they were sent.
    /// </summary>
    public static IReadOnlyList<System.Text.Rune> Unwritten(string text) => PdfText.Missing(text);

    public PdfLetter Sender(string name)
    {
        _marks.Add(p => p.Bar(Left, Top - 26, 48, 4, Accent));
        return Text(PdfBlockLevelElementTag.Paragraph, name, 13, bold: true, after: 12);
    }

    public PdfLetter Heading(string text)
    {
        _y += 10;
        _level = 1;
        return Text(PdfBlockLevelElementTag.Heading1, text, 20, bold: true, after: 10);
    }

    /// <summary>Stands on the page of what follows it.</summary>
    public PdfLetter Subheading(string text)
    {
        if (_y > Top)
            _y += 10;
        Need(PdfText.Lines(text, 13, true, Room).Count * 13 * LineHeight);
        _level = 2;
        var from = _marks.Count;
        Text(PdfBlockLevelElementTag.Heading2, text, 13, bold: true, after: 4);
        _heading = (text, from, _marks.Count);
        return this;
    }

    public PdfLetter Paragraph(string text) => Text(PdfBlockLevelElementTag.Paragraph, text, TextSize, bold: false, after: 8);

    /// <summary>In lines: of two last items longer than this, the end may stand on a page of its own.</summary>
    private const int LastTogether = 10;

    /// <summary>Each with a dot before it.</summary>
    public PdfLetter List(IEnumerable<string> items)
    {
        _marks.Add(p => p.Begin(PdfBlockLevelElementTag.List));
        var all = items.ToList();
        int LinesOf(string item) => PdfText.Lines(item, TextSize, false, Room - Gap).Count;
        foreach (var (i, item) in all.Index())
        {
            // The dot stands beside the first line, which keeps two or three together. The last item never stands alone on a page.
            var together = i == all.Count - 2 ? Math.Min(LastTogether, LinesOf(item) + LinesOf(all[^1])) : 0;
            Need(Math.Max(Math.Min(3, LinesOf(item)), together) * TextSize * LineHeight + (together > 0 ? 3 : 0));
            var (dot, y) = (PdfText.Lines("•", TextSize, false, Room)[0], _y + TextSize);
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.ListItem));
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.Label));
            _marks.Add(p => p.Text(dot, Left, y, TextSize, false, Quiet));
            _marks.Add(p => p.End());
            Text(PdfBlockLevelElementTag.ListBody, item, TextSize, bold: false, after: 3, indent: Gap);
            _marks.Add(p => p.End());
        }
        _marks.Add(p => p.End());
        _y += 5;
        return this;
    }

    /// <summary>Label and value beside each other; a long value under its label.</summary>
    public PdfLetter Facts(IEnumerable<(string Label, string Value)> facts)
    {
        var beside = new List<PdfRow>();
        foreach (var (label, value) in facts)
        {
            var row = new PdfRow(
                [
                    new(label, 0, LabelRoom) { IsHeader = true, Colour = Quiet },
                    new(value, LabelRoom + Gap, Room - LabelRoom - Gap) { Colour = Ink },
                ],
                "/Row",
                TextSize,
                bold: false,
                head: null
            );
            if (row.Lines[1].Count <= ManyLines)
            {
                beside.Add(row);
                continue;
            }
            Rows(beside);
            _y += 4;
            // No level is skipped.
            var tag = _level switch
            {
                0 => PdfBlockLevelElementTag.Paragraph,
                1 => PdfBlockLevelElementTag.Heading2,
                _ => PdfBlockLevelElementTag.Heading3,
            };
            Text(tag, label, TextSize, bold: true, after: 2, keepWithNext: 40);
            Paragraph(value);
        }
        Rows(beside);
        return this;
    }

    /// <summary>The first column is as wide as what the others leave; numbers stand at the right.</summary>
    /// <param name="names">Of the columns.</param>
    /// <param name="widths">Of the columns after the first, points.</param>
    /// <param name="numbers">Whether each of these columns is right-aligned.</param>
    /// <param name="strong">Lines in bold, by number from 0.</param>
    public PdfLetter Table(
        IReadOnlyList<string> names,
        IEnumerable<IReadOnlyList<string>> lines,
        IReadOnlyList<float> widths,
        IReadOnlyList<bool> numbers,
        IReadOnlySet<int>? strong = null
    )
    {
        var first = Room - widths.Sum() - Gap * widths.Count;
        float Start(int column) => column == 0 ? 0 : first + Gap + widths.Take(column - 1).Sum(w => w + Gap);
        PdfCell[] Cells(IReadOnlyList<string> cells, XColor colour, bool isHead) =>
            [
                .. cells.Select(
                    (cell, i) =>
                        new PdfCell(cell, Start(i), i == 0 ? first : widths[i - 1])
                        {
                            Colour = colour,
                            IsNumber = i > 0 && numbers[i - 1],
                            IsHeader = isHead || i == 0,
                        }
                ),
            ];

        var head = new PdfRow(Cells(names, Quiet, isHead: true), "/Column", HeadSize, bold: true, head: null);
        Rows([head, .. lines.Select((line, i) => new PdfRow(Cells(line, Ink, false), "/Row", 10, strong?.Contains(i) == true, head))]);
        return this;
    }

    public byte[] ToBytes()
    {
        using var pages = new PdfPages(new PdfAbout(title, language, made), Furniture);
        pages.NextPage();
        foreach (var mark in _marks)
            mark(pages);
        return pages.ToBytes();
    }

    private void Furniture(PdfPages pages, int page)
    {
        var number = PdfText.Lines(pageOf(page, _pages), FooterSize, false, Room)[0];
        var line = PdfText.Lines(footer, FooterSize, false, Room - number.Width - Gap)[0];
        pages.Text(line, Left, Height - 36, FooterSize, false, Quiet);
        pages.Text(number, Width - Right - number.Width, Height - 36, FooterSize, false, Quiet);
    }

    private PdfLetter Text(
        PdfBlockLevelElementTag tag,
        string text,
        float size,
        bool bold,
        float after,
        float keepWithNext = 0,
        float indent = 0
    )
    {
        var lines = PdfText.Lines(text, size, bold, Room - indent);
        for (var i = 0; i < lines.Count; i++)
        {
            // Neither the first nor the last line stands alone on a page.
            var together =
                i == 0 ? Math.Min(lines.Count, lines.Count == 3 ? 3 : 2)
                : i == lines.Count - 2 ? 2
                : 1;
            Need(together * size * LineHeight + (i == 0 ? keepWithNext : 0));
            if (i == 0)
                _marks.Add(p => p.Begin(tag));
            var (line, x, y) = (lines[i], Left + (lines[i].FromRight ? Room - lines[i].Width : indent), _y + size);
            _marks.Add(p => p.Text(line, x, y, size, bold, Ink));
            _y += size * LineHeight;
        }
        _marks.Add(p => p.End());
        _y += after;
        return this;
    }

    /// <summary>Lays rows out as one table, and empties the list.</summary>
    private void Rows(List<PdfRow> rows)
    {
        if (rows.Count == 0)
            return;
        // A heading that goes along does so before the table begins.
        Need(PdfRow.NeededFrom(rows, 0));
        _marks.Add(p => p.Begin(PdfBlockLevelElementTag.Table));
        for (var i = 0; i < rows.Count; i++)
        {
            if (Need(PdfRow.NeededFrom(rows, i)))
                Again(rows[i].Head);
            Row(rows[i]);
        }
        _marks.Add(p => p.End());
        _y += Gap;
        rows.Clear();
    }

    /// <summary>A row that is higher than what is left of a page is continued by a second row on the next.</summary>
    private void Row(PdfRow row)
    {
        var left = row.Lines;
        while (true)
        {
            var most = left.Max(l => l.Count);
            var fit = Math.Max(1, (int)((Height - Bottom - _y) / row.LineHeight));
            // No line stands alone on the next page.
            if (most == fit + 1)
                fit = Math.Max(1, fit - 1);
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.TableRow));
            for (var i = 0; i < left.Count; i++)
                Cell(row, row.Cells[i], left[i].Take(fit));
            _marks.Add(p => p.End());
            _y += Math.Min(fit, most) * row.LineHeight;
            left = [.. left.Select(IReadOnlyList<PdfLine> (l) => [.. l.Skip(fit)])];
            if (left.All(l => l.Count == 0))
                break;
            Turn();
            Again(row.Head);
        }
        Rule();
    }

    private void Cell(PdfRow row, PdfCell cell, IEnumerable<PdfLine> lines)
    {
        if (cell.IsHeader)
            _marks.Add(p => p.BeginHeader(row.Scope));
        else
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.TableDataCell));
        Write(row, cell, lines);
        _marks.Add(p => p.End());
    }

    private void Write(PdfRow row, PdfCell cell, IEnumerable<PdfLine> lines)
    {
        var y = _y + row.Size + 2;
        foreach (var line in lines)
        {
            var x = Left + cell.Start + (cell.IsNumber || line.FromRight ? cell.Width - line.Width : 0);
            var at = y;
            _marks.Add(p => p.Text(line, x, at, row.Size, row.Bold, cell.Colour));
            y += row.LineHeight;
        }
    }

    private void Again(PdfRow? head)
    {
        if (head is null)
            return;
        var before = _marks.Count;
        for (var i = 0; i < head.Cells.Count; i++)
            Write(head, head.Cells[i], head.Lines[i]);
        var marks = _marks[before..];
        _marks.RemoveRange(before, marks.Count);
        _marks.Add(p => p.Decoration(() => marks.ForEach(m => m(p))));
        _y += head.Lines.Max(l => l.Count) * head.LineHeight;
        Rule();
    }

    /// <summary>A line below a row.</summary>
    private void Rule()
    {
        _y += PdfRow.Below;
        var rule = _y - 3;
        _marks.Add(p => p.Bar(Left, rule, Room, 0.6f, Line));
    }

    /// <summary>Goes to a new page where so much is not left, with the subheading that this follows.</summary>
    /// <returns>Whether a new page began.</returns>
    private bool Need(float height)
    {
        if (_y + height <= Height - Bottom)
            return false;
        var (text, from, to) = _heading;
        var follows = _marks.Count == to;
        if (follows)
            _marks.RemoveRange(from, to - from);
        Turn();
        if (follows)
            Subheading(text);
        return true;
    }

    private void Turn()
    {
        _pages++;
        _y = Top;
        _marks.Add(p => p.NextPage());
    }
}
