using SkiaSharp;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// A document of A4 pages, from top to bottom: headings, paragraphs, facts and tables, with page numbers. The same content made at the same
/// time gives the same document.
/// </summary>
/// <param name="title">Of the document, for readers and their software.</param>
/// <param name="footer">At the left of every page; the page number stands at the right.</param>
/// <param name="made">UTC.</param>
/// <param name="pageOf">The words of a page number: (2, 3) → "pagina 2 van 3".</param>
public sealed class PdfLetter(string title, string footer, DateTime made, Func<int, int, string> pageOf)
{
    private const float Width = 595,
        Height = 842,
        Left = 62,
        Right = 62,
        Top = 62,
        Bottom = 70,
        Gap = 12;
    private static readonly SKColor Ink = new(0x33, 0x33, 0x2E),
        Quiet = new(0x54, 0x5B, 0x66),
        Line = new(0xC9, 0xCE, 0xD6),
        Accent = new(0xFF, 0xE6, 0x15);

    private readonly List<List<Action<SKCanvas>>> _pages =
    [
        [],
    ];
    private float _y = Top;

    private static float Room => Width - Left - Right;

    public PdfLetter Sender(string name)
    {
        Draw(c => c.DrawRect(Left, TopRule, 48, 4, Fill(Accent)));
        return Text(name, 13, bold: true, after: 22);
    }

    private const float TopRule = Top - 26;

    public PdfLetter Heading(string text) => Text(text, 20, bold: true, after: 10);

    public PdfLetter Subheading(string text)
    {
        if (_y > Top)
            _y += 10;
        return Text(text, 13, bold: true, after: 4, keepWithNext: 40);
    }

    public PdfLetter Paragraph(string text) => Text(text, 10.5f, bold: false, after: 8);

    /// <summary>Label and value, one under the other.</summary>
    public PdfLetter Facts(IEnumerable<(string Label, string Value)> facts)
    {
        foreach (var (label, value) in facts)
            Row([(label, 0, 170, false, Quiet), (value, 180, Room - 180, false, Ink)], 10.5f);
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
        (string, float, float, bool, SKColor)[] Cells(IReadOnlyList<string> cells, SKColor colour) =>
            [.. cells.Select((cell, i) => (cell, Start(i), i == 0 ? first : widths[i - 1], i > 0 && numbers[i - 1], colour))];

        Row(Cells(head, Quiet), 9.5f, bold: true, keepWithNext: 40);
        var at = 0;
        foreach (var line in lines)
            Row(Cells(line, Ink), 10, bold: strong?.Contains(at++) == true);
        _y += Gap;
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (
            var document = SKDocument.CreatePdf(
                stream,
                new SKDocumentPdfMetadata
                {
                    Title = title,
                    Author = "Veerkracht",
                    Creator = "Veerkracht",
                    Creation = made,
                    Modified = made,
                }
            )
        )
        {
            using var font = PdfFonts.Of(8.5f);
            for (var page = 0; page < _pages.Count; page++)
            {
                var canvas = document.BeginPage(Width, Height);
                foreach (var draw in _pages[page])
                    draw(canvas);
                canvas.DrawText(footer, Left, Height - 36, SKTextAlign.Left, font, Fill(Quiet));
                canvas.DrawText(pageOf(page + 1, _pages.Count), Width - Right, Height - 36, SKTextAlign.Right, font, Fill(Quiet));
                document.EndPage();
            }
            document.Close();
        }
        return stream.ToArray();
    }

    private PdfLetter Text(string text, float size, bool bold, float after, float keepWithNext = 0)
    {
        using var measure = PdfFonts.Of(size, bold);
        foreach (var line in PdfText.Lines(text, measure, Room))
        {
            Need(size * 1.4f + keepWithNext);
            var y = _y + size;
            Draw(c => DrawText(c, line, Left, y, size, bold, Ink, false));
            _y += size * 1.4f;
        }
        _y += after;
        return this;
    }

    private void Row(
        IReadOnlyList<(string Text, float Start, float Width, bool IsNumber, SKColor Colour)> cells,
        float size,
        bool bold = false,
        float keepWithNext = 0
    )
    {
        using var measure = PdfFonts.Of(size, bold);
        var broken = cells.Select(c => PdfText.Lines(c.Text, measure, c.Width)).ToList();
        var height = broken.Max(b => b.Count) * size * 1.35f + 8;
        // A row stays together, unless it is longer than a page.
        Need(Math.Min(height + keepWithNext, Height - Top - Bottom));
        for (var line = 0; line < broken.Max(b => b.Count); line++)
        {
            Need(size * 1.35f);
            var y = _y + size + 2;
            for (var i = 0; i < cells.Count; i++)
            {
                if (line >= broken[i].Count)
                    continue;
                var (cell, text) = (cells[i], broken[i][line]);
                Draw(c =>
                    DrawText(
                        c,
                        text,
                        cell.IsNumber ? Left + cell.Start + cell.Width : Left + cell.Start,
                        y,
                        size,
                        bold,
                        cell.Colour,
                        cell.IsNumber
                    )
                );
            }
            _y += size * 1.35f;
        }
        _y += 8;
        var rule = _y - 3;
        Draw(c => c.DrawLine(Left, rule, Width - Right, rule, Stroke(Line)));
    }

    private void Need(float height)
    {
        if (_y + height <= Height - Bottom)
            return;
        _pages.Add([]);
        _y = Top;
    }

    private void Draw(Action<SKCanvas> draw) => _pages[^1].Add(draw);

    private static void DrawText(SKCanvas canvas, string text, float x, float y, float size, bool bold, SKColor colour, bool right)
    {
        using var font = PdfFonts.Of(size, bold);
        canvas.DrawText(text, x, y, right ? SKTextAlign.Right : SKTextAlign.Left, font, Fill(colour));
    }

    private static SKPaint Fill(SKColor colour) => new() { Color = colour, IsAntialias = true };

    private static SKPaint Stroke(SKColor colour) =>
        new()
        {
            Color = colour,
            StrokeWidth = 0.6f,
            Style = SKPaintStyle.Stroke,
        };
}
