using System.Text;
using PdfSharp.Fonts;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// The letters of our documents, in the program itself, so that a server needs no fonts: Source Sans 3, and DejaVu Sans for letters that
/// it does not have.
/// </summary>
internal static class PdfFonts
{
    private static readonly Lazy<PdfFace> Regular = Load("SourceSans3-Regular"),
        Bold = Load("SourceSans3-Bold"),
        Other = Load("DejaVuSans");

    static PdfFonts() => GlobalFontSettings.FontResolver = new Resolver();

    public static PdfFace FirstFace(bool bold) => (bold ? Bold : Regular).Value;

    /// <summary>
    /// The face in which a letter is written; null where no face has it, or where letters of its script must be joined or turned.
    /// </summary>
    public static PdfFace? FaceOf(Rune letter, bool bold)
    {
        var main = FirstFace(bold);
        if (main.Has(letter))
            return main;
        return IsWrittenFromTheLeft(letter) && Other.Value.Has(letter) ? Other.Value : null;
    }

    /// <summary>Hebrew, Arabic and their neighbours run from the right; Indic scripts, Thai and Lao stack and reorder.</summary>
    private static bool IsWrittenFromTheLeft(Rune letter) =>
        letter.Value is < 0x0590 or (>= 0x10A0 and < 0x1780) or (>= 0x1D00 and < 0xFB1D) or (>= 0xFE00 and < 0xFE70) or > 0xFEFF;

    private static Lazy<PdfFace> Load(string name) =>
        new(() =>
        {
            using var resource = typeof(PdfFonts).Assembly.GetManifestResourceStream($"{name}.ttf")
                ?? throw new InvalidOperationException($"The font {name} is not in the program.");
            var file = new byte[resource.Length];
            resource.ReadExactly(file);
            return new PdfFace(name, file);
        });

    /// <summary>PDFsharp asks here, and nowhere else: no font of the system is ever read.</summary>
    private sealed class Resolver : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);

        public byte[]? GetFont(string faceName) =>
            new[] { Regular, Bold, Other }.Select(f => f.Value).FirstOrDefault(f => f.Name == faceName)?.File;
    }
}
