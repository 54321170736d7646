using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>A font file: which letters it has, as which glyphs, and how wide they are. Widths in units of the size of the font.</summary>
/// <param name="name">As the writer of documents asks for it.</param>
internal sealed class PdfFace(int number, string name, byte[] file)
{
    private readonly PdfGlyphs _glyphs = PdfGlyphs.Read(file);
    private readonly PdfOutlines _outlines = new(file);
    private readonly Lazy<Func<string, bool, PdfGlyph[]>> _shape = new(() => PdfShaper.Over(file));

    /// <summary>From 0: no two faces share one.</summary>
    public int Number { get; } = number;
    public string Name { get; } = name;
    public byte[] File { get; } = file;

    public bool Has(Rune letter) => _glyphs.OfLetters.ContainsKey(letter.Value);

    /// <summary>The letter that who copies gets of its glyph, where several share one.</summary>
    public bool IsFirst(Rune letter) => LetterOf(_glyphs.OfLetters.GetValueOrDefault(letter.Value)) == letter.Value;

    /// <summary>0 where no letter is written with the glyph alone.</summary>
    public int LetterOf(ushort glyph) => _glyphs.Letters.GetValueOrDefault(glyph);

    public PdfGlyph GlyphOf(Rune letter, int at)
    {
        var glyph = _glyphs.OfLetters.GetValueOrDefault(letter.Value);
        return new PdfGlyph(glyph, at, WidthOf(glyph), 0, 0);
    }

    public float WidthOf(ushort glyph) => _glyphs.Widths[glyph];

    /// <summary>Glyphs that show nothing and have no width.</summary>
    public IReadOnlyList<ushort> Unseen =>
        field ??= [
            .. Enumerable
                .Range(0x200B, 0x65)
                .Where(l => PdfLetters.IsUnseen(new Rune(l)) && Has(new Rune(l)))
                .Select(l => GlyphOf(new Rune(l), 0))
                .Where(g => g.Advance == 0)
                .Select(g => g.Id)
                .Distinct(),
        ];

    /// <summary>What the glyph is drawn from besides itself.</summary>
    public IReadOnlySet<ushort> PartsOf(ushort glyph) => _outlines.PartsOf(glyph);

    /// <summary>Letters joined, stacked and turned as their script asks; glyphs from the left.</summary>
    public IReadOnlyList<PdfGlyph> Shape(string text, bool fromRight) => _shape.Value(text, fromRight);
}

/// <param name="At">The first letter of which it shows something, in the text that was shaped.</param>
/// <param name="Advance">From here to the next, in units of the size of the font, as X and Y: how far it is moved, right and up.</param>
internal readonly record struct PdfGlyph(ushort Id, int At, float Advance, float X, float Y);
