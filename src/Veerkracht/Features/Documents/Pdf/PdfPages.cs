using PdfSharp;
using PdfSharp.Drawing;
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
    private XGraphics? _page;

    private readonly Action<PdfPages, int> _furniture;

    /// <param name="furniture">Draws what stands on every page, by its number from 1.</param>
    public PdfPages(PdfAbout about, Action<PdfPages, int> furniture)
    {
        _furniture = furniture;
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
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
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
        draw();
        _structure.End();
    }

    /// <param name="y">Of the base line.</param>
    public void Text(string line, float x, float y, float size, bool bold, XColor colour)
    {
        foreach (var (face, text) in PdfText.Parts(line, bold))
        {
            Page.DrawString(text, Font(face, size), new XSolidBrush(colour), x, y, XStringFormats.BaseLineLeft);
            x += text.EnumerateRunes().Sum(face.WidthOf) * size;
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
        return PdfPacked.Pack(bytes);
    }

    public void Dispose()
    {
        _page?.Dispose();
        _document.Dispose();
    }

    private XGraphics Page => _page ?? throw new InvalidOperationException("There is no page yet.");

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
    }
}
