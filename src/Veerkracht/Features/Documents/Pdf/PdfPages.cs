using System.Text;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>What a document says of itself.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Made">UTC.</param>
internal sealed record PdfAbout(string Title, string Language, DateTime Made);

/// <summary>
/// The pages of a tagged PDF as they are written, from the first to the last: each text stands in an element of the structure, in reading
/// order, and what only decorates a page stands in none. Places and sizes are in points from the left and the top.
/// </summary>
internal sealed class PdfPages : IDisposable
{
    private readonly PdfDocument _document = new();
    private readonly StructureBuilder _structure;
    private readonly Dictionary<(string Face, float Size), XFont> _fonts = [];
    private readonly PdfCopied _copied = new();
    private readonly Action<PdfPages, int> _furniture;
    private readonly PdfAbout _about;

    /// <summary>What who copies gets of each span of this page, in the order in which they are written.</summary>
    private readonly List<string> _spans = [];

    /// <summary>What PDFsharp writes next, whatever text it is given.</summary>
    private CodePointGlyphIndexPair[] _next = [];
    private PdfPage? _sheet;
    private XGraphics? _page;
    private bool _isDecoration;

    /// <param name="furniture">Draws what stands on every page, by its number from 1.</param>
    public PdfPages(PdfAbout about, Action<PdfPages, int> furniture)
    {
        (_about, _furniture) = (about, furniture);
        _document.RenderEvents.RenderTextEvent += (_, text) => text.CodePointGlyphIndexPairs = _next;
        // What follows packs all of it together.
        (_document.Options.CompressContentStreams, _document.Options.NoCompression) = (false, true);
        var accessible = UAManager.ForDocument(_document);
        // Only now: the manager begins with English.
        accessible.SetDocumentLanguage(about.Language);
        _structure = accessible.StructureBuilder;
        (_document.Info.Title, _document.Info.Author, _document.Info.Creator) = (about.Title, "Veerkracht", "Veerkracht");
        (_document.Info.CreationDate, _document.Info.ModificationDate) = (about.Made, about.Made);
    }

    /// <summary>The element that is open goes on on the new page.</summary>
    public void NextPage()
    {
        EndPage();
        _sheet = _document.AddPage();
        _sheet.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(_sheet);
        Decoration(() => _furniture(this, _document.PageCount));
    }

    public void Begin(PdfGroupingElementTag tag) => _structure.BeginElement(tag);

    public void Begin(PdfBlockLevelElementTag tag) => _structure.BeginElement(tag);

    /// <summary>A cell that names what stands in its column or row.</summary>
    /// <param name="scope">"/Column" or "/Row".</param>
    public void BeginHeader(string scope)
    {
        _structure.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        var attributes = new PdfDictionary();
        attributes.Elements.SetName("/O", "/Table");
        attributes.Elements.SetName("/Scope", scope);
        _structure.CurrentStructureElement.Elements["/A"] = attributes;
    }

    public void End() => _structure.End();

    /// <summary>What is on the page only for the eye, or a second time.</summary>
    public void Decoration(Action draw)
    {
        _structure.BeginArtifact();
        _isDecoration = true;
        draw();
        _isDecoration = false;
        _structure.End();
    }

    /// <param name="y">Of the base line.</param>
    public void Text(PdfLine line, float x, float y, float size, bool bold, XColor colour)
    {
        var items = PdfItems.Of(line, bold);
        var places = Places(items, line, size);
        for (var i = 0; i < items.Count; i++)
        {
            var says = _copied.Says(items[i]);
            // Decorations have no place in the structure.
            var isSpan = !_isDecoration && (!says || (items[i].FromRight && items[i].Copied is not null));
            if (isSpan)
                BeginSpan(items[i].Copied!, isTold: !says);
            Write(items[i], x + places[i], y, size, colour);
            if (isSpan)
                _structure.End();
        }
    }

    public void Bar(float x, float y, float width, float height, XColor colour) =>
        Decoration(() => Page.DrawRectangle(new XSolidBrush(colour), x, y, width, height));

    public byte[] ToBytes()
    {
        EndPage();
        using var stream = new MemoryStream();
        _document.Save(stream);
        var bytes = stream.ToArray();
        PdfStamp.Set(bytes);
        return PdfPacked.Pack(bytes, (dictionary, content) => dictionary.Contains("/Metadata", StringComparison.Ordinal)
                ? PdfMetadata.Mend(content, _about.Title)
            : content.AsSpan().StartsWith("/CIDInit"u8) ? _copied.Mend(content)
            : content);
    }

    public void Dispose()
    {
        _page?.Dispose();
        _document.Dispose();
    }

    private XGraphics Page => _page ?? throw new InvalidOperationException("There is no page yet.");

    /// <summary>Where each item begins, points from the left of the line.</summary>
    private static float[] Places(IReadOnlyList<PdfItem> items, PdfLine line, float size)
    {
        var (widths, used) = (new float[items.Count], 0f);
        for (var i = 0; i < widths.Length; i++)
            used += widths[i] = items[i].IsTab ? PdfText.WidthOfTab(used, items[i].Width * size, line.TabStop) : items[i].Width * size;
        var places = new float[widths.Length];
        var order = line.Levels is null ? Enumerable.Range(0, widths.Length) : PdfBidi.FromTheLeft([.. items.Select(i => i.Level)]);
        // The space at the end of a line that begins at the right stands left of it.
        var at = line.FromRight ? line.Width - used : 0f;
        foreach (var i in order)
        {
            places[i] = at;
            at += widths[i];
        }
        return places;
    }

    /// <param name="isTold">Its glyphs do not say it.</param>
    private void BeginSpan(string copied, bool isTold)
    {
        _structure.BeginElement(PdfInlineLevelElementTag.Span);
        _structure.CurrentStructureElement.Elements["/ActualText"] = new PdfString(copied, PdfStringEncoding.Unicode);
        _spans.Add(isTold ? copied : "");
    }

    /// <summary>Glyphs that follow each other as their widths say are one string.</summary>
    private void Write(PdfItem item, float x, float y, float size, XColor colour)
    {
        var glyphs = item.Glyphs;
        var places = new float[glyphs.Count];
        for (var i = 0; i < places.Length; i++, x += glyphs[i - 1].Advance * size)
            places[i] = x + glyphs[i].X * size;
        var brush = new XSolidBrush(colour);
        var order = item.ToDraw();
        var begin = 0;
        while (begin < order.Count)
        {
            var end = begin + 1;
            while (end < order.Count && order[end] == order[end - 1] + 1 && Flows(item.Face, glyphs[order[end - 1]], glyphs[order[end]]))
                end++;
            _next = _copied.Pairs(item, order.Skip(begin).Take(end - begin));
            // It writes as many as there are letters here.
            var (text, at) = (new string('-', end - begin), order[begin]);
            Page.DrawString(text, Font(item.Face, size), brush, places[at], y - glyphs[at].Y * size, XStringFormats.BaseLineLeft);
            begin = end;
        }
    }

    private static bool Flows(PdfFace face, PdfGlyph glyph, PdfGlyph next) =>
        glyph is { X: 0, Y: 0 } && next is { X: 0, Y: 0 } && face.WidthOf(glyph.Id) == glyph.Advance;

    private XFont Font(PdfFace face, float size)
    {
        // Always by Unicode: the other way of writing lets two languages share a byte, and makes a larger file.
        if (!_fonts.TryGetValue((face.Name, size), out var font))
            _fonts[(face.Name, size)] = font = new XFont(face.Name, size, XFontStyleEx.Regular, XPdfFontOptions.UnicodeDefault);
        return font;
    }

    private void EndPage()
    {
        if (_page is null)
            return;
        _structure.EndMarkedContentsWithId();
        _page.Dispose();
        _page = null;
        if (_spans.Count > 0)
            Tell(_sheet!.Contents.Elements.GetDictionary(0)!.Stream);
        _spans.Clear();
    }

    /// <summary>Programs that copy look for the text of a span where it is written, not only in the structure.</summary>
    private void Tell(PdfDictionary.PdfStream content)
    {
        const string begin = "/Span<</MCID ";
        var parts = Encoding.Latin1.GetString(content.Value).Split(begin);
        if (parts.Length != _spans.Count + 1)
            throw new InvalidDataException($"PDFsharp wrote {parts.Length - 1} spans of {_spans.Count}.");
        var told = _spans.Select(
            (copied, i) =>
                copied.Length == 0 ? begin + parts[i + 1] : $"/Span<</ActualText{PdfCopied.Hex("\uFEFF" + copied)}/MCID {parts[i + 1]}"
        );
        content.Value = Encoding.Latin1.GetBytes(parts[0] + string.Concat(told));
    }
}
