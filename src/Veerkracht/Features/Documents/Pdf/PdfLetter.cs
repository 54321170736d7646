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
        FooterSize = 8.5f;

    /// <summary>A value of more lines is read over the whole width, under its label.</summary>
    private const int ManyLines = 10;
    private static readonly XColor Ink = XColor.FromArgb(0x33, 0x33, 0x2E),
        Quiet = XColor.FromArgb(0x54, 0x5B, 0x66),
        Line = XColor.FromArgb(0xC9, 0xCE, 0xD6),
        Accent = XColor.FromArgb(0xFF, 0xE6, 0x15);

    private readonly List<Action<PdfPages>> _marks = [];
    private int _pages = 1;
    private float _y = Top;

    public PdfLetter Sender(string name)
    {
        _marks.Add(p => p.Bar(Left, Top - 26, 48, 4, Accent));
        return Text(PdfBlockLevelElementTag.Paragraph, name, 13, bold: true, after: 22);
    }

    public PdfLetter Heading(string text) => Text(PdfBlockLevelElementTag.Heading1, text, 20, bold: true, after: 10);

    public PdfLetter Subheading(string text)
    {
        if (_y > Top)
            _y += 10;
        return Text(PdfBlockLevelElementTag.Heading2, text, 13, bold: true, after: 4, keepWithNext: 40);
    }

    public PdfLetter Paragraph(string text) => Text(PdfBlockLevelElementTag.Paragraph, text, TextSize, bold: false, after: 8);

    /// <summary>Label and value beside each other; a long value under its label.</summary>
    public PdfLetter Facts(IEnumerable<(string Label, string Value)> facts)
    {
        var beside = new List<Action>();
        foreach (var (label, value) in facts)
        {
            PdfCell[] row =
            [
                new(label, 0, LabelRoom) { IsHeader = true, Colour = Quiet },
                new(value, LabelRoom + Gap, Room - LabelRoom - Gap) { Colour = Ink },
            ];
            if (PdfText.Lines(value, TextSize, false, row[1].Width).Count <= ManyLines)
            {
                beside.Add(() => Row(row, "/Row", TextSize));
                continue;
            }
            Rows(beside);
            _y += 4;
            Text(PdfBlockLevelElementTag.Heading3, label, TextSize, bold: true, after: 2, keepWithNext: 40);
            Paragraph(value);
        }
        Rows(beside);
        _y += Gap;
        return this;
    }

    /// <summary>The first column is as wide as what the others leave; numbers stand at the right.</summary>
    /// <param name="widths">Of the columns after the first, points.</param>
    /// <param name="numbers">Whether each of these columns is right-aligned.</param>
    /// <param name="strong">Lines in bold, by number from 0.</param>
    public PdfLetter Table(
        IReadOnlyList<string> head,
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

        var top = Cells(head, Quiet, isHead: true);
        List<Action> rows = [() => Row(top, "/Column", HeadSize, bold: true, keepWithNext: 40)];
        rows.AddRange(
            lines.Select((line, i) => (Action)(() => Row(Cells(line, Ink, false), "/Row", 10, strong?.Contains(i) == true, again: top)))
        );
        Rows(rows);
        _y += Gap;
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
        var number = pageOf(page, _pages);
        var line = PdfText.Lines(footer, FooterSize, false, Room)[0];
        pages.Text(line, Left, Height - 36, FooterSize, false, Quiet);
        pages.Text(number, Width - Right - PdfText.WidthOf(number, FooterSize, false), Height - 36, FooterSize, false, Quiet);
    }

    private PdfLetter Text(PdfBlockLevelElementTag tag, string text, float size, bool bold, float after, float keepWithNext = 0)
    {
        Need(size * 1.4f + keepWithNext);
        _marks.Add(p => p.Begin(tag));
        foreach (var line in PdfText.Lines(text, size, bold, Room))
        {
            Need(size * 1.4f);
            var y = _y + size;
            _marks.Add(p => p.Text(line, Left, y, size, bold, Ink));
            _y += size * 1.4f;
        }
        _marks.Add(p => p.End());
        _y += after;
        return this;
    }

    /// <summary>Lays rows out as one table, and empties the list.</summary>
    private void Rows(List<Action> rows)
    {
        if (rows.Count == 0)
            return;
        _marks.Add(p => p.Begin(PdfBlockLevelElementTag.Table));
        foreach (var row in rows)
            row();
        _marks.Add(p => p.End());
        rows.Clear();
    }

    /// <param name="scope">What its headers name.</param>
    /// <param name="again">Cells that are shown once more above what continues on a new page.</param>
    private void Row(
        IReadOnlyList<PdfCell> cells,
        string scope,
        float size,
        bool bold = false,
        float keepWithNext = 0,
        IReadOnlyList<PdfCell>? again = null
    )
    {
        var left = cells.Select(c => PdfText.Lines(c.Text, size, bold, c.Width)).ToList();
        // A row stays together, unless it is longer than a page: then a second row continues it.
        if (Need(Math.Min(left.Max(l => l.Count) * size * 1.35f + 8 + keepWithNext, Height - Top - Bottom)))
            Again(again);
        while (true)
        {
            var fit = Math.Max(1, (int)((Height - Bottom - _y) / (size * 1.35f)));
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.TableRow));
            for (var i = 0; i < cells.Count; i++)
                Cell(cells[i], left[i].Take(fit), scope, size, bold);
            _marks.Add(p => p.End());
            _y += Math.Min(fit, left.Max(l => l.Count)) * size * 1.35f;
            left = [.. left.Select(IReadOnlyList<string> (l) => [.. l.Skip(fit)])];
            if (left.All(l => l.Count == 0))
                break;
            Turn();
            Again(again);
        }
        _y += 8;
        var rule = _y - 3;
        _marks.Add(p => p.Bar(Left, rule, Room, 0.6f, Line));
    }

    private void Cell(PdfCell cell, IEnumerable<string> lines, string scope, float size, bool bold)
    {
        if (cell.IsHeader)
            _marks.Add(p => p.BeginHeader(scope));
        else
            _marks.Add(p => p.Begin(PdfBlockLevelElementTag.TableDataCell));
        Write(cell, lines, size, bold);
        _marks.Add(p => p.End());
    }

    private void Write(PdfCell cell, IEnumerable<string> lines, float size, bool bold)
    {
        var y = _y + size + 2;
        foreach (var line in lines)
        {
            var (x, at) = (Left + cell.Start + (cell.IsNumber ? cell.Width - PdfText.WidthOf(line, size, bold) : 0), y);
            _marks.Add(p => p.Text(line, x, at, size, bold, cell.Colour));
            y += size * 1.35f;
        }
    }

    private void Again(IReadOnlyList<PdfCell>? head)
    {
        if (head is null)
            return;
        var lines = head.Select(c => PdfText.Lines(c.Text, HeadSize, true, c.Width)).ToList();
        var before = _marks.Count;
        for (var i = 0; i < head.Count; i++)
            Write(head[i], lines[i], HeadSize, true);
        var marks = _marks[before..];
        _marks.RemoveRange(before, marks.Count);
        _marks.Add(p => p.Decoration(() => marks.ForEach(m => m(p))));
        _y += lines.Max(l => l.Count) * HeadSize * 1.35f + 8;
        var rule = _y - 3;
        _marks.Add(p => p.Bar(Left, rule, Room, 0.6f, Line));
    }

    /// <returns>Whether a new page began.</returns>
    private bool Need(float height)
    {
        if (_y + height <= Height - Bottom)
            return false;
        Turn();
        return true;
    }

    private void Turn()
    {
        _pages++;
        _y = Top;
        _marks.Add(p => p.NextPage());
    }
}
