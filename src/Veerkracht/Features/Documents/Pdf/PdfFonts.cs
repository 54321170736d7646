using System.Text;
using PdfSharp.Fonts;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// The letters of our documents, in the program itself, so that a server needs no fonts: Source Sans 3, DejaVu Sans for letters that it
/// does not have, and a Noto font for each script that it does not have either. Each is read when a document first asks for it.
/// </summary>
internal static class PdfFonts
{
    private static readonly List<Lazy<PdfFace>> All = [];
    private static readonly Lazy<PdfFace> Regular = Add("SourceSans3-Regular"),
        Bold = Add("SourceSans3-Bold"),
        Other = Add("DejaVuSans"),
        Pictures = Add("NotoEmoji-Regular");

    /// <summary>By the blocks of Unicode for which they are asked, the last one included.</summary>
    private static readonly (int From, int To, Lazy<PdfFace> Face)[] OfScripts =
    [
        (0x0590, 0x05FF, Add("NotoSansHebrew-Regular")),
        (0x0700, 0x074F, Add("NotoSansSyriac-Regular")),
        (0x0900, 0x097F, Add("NotoSansDevanagari-Regular")),
        (0x0980, 0x09FF, Add("NotoSansBengali-Regular")),
        (0x0A00, 0x0A7F, Add("NotoSansGurmukhi-Regular")),
        (0x0A80, 0x0AFF, Add("NotoSansGujarati-Regular")),
        (0x0B80, 0x0BFF, Add("NotoSansTamil-Regular")),
        (0x0C00, 0x0C7F, Add("NotoSansTelugu-Regular")),
        (0x0C80, 0x0CFF, Add("NotoSansKannada-Regular")),
        (0x0D00, 0x0D7F, Add("NotoSansMalayalam-Regular")),
        (0x0D80, 0x0DFF, Add("NotoSansSinhala-Regular")),
        (0x0E00, 0x0E7F, Add("NotoSansThai-Regular")),
        (0x1000, 0x109F, Add("NotoSansMyanmar-Regular")),
        (0x1200, 0x139F, Add("NotoSansEthiopic-Regular")),
        (0x1780, 0x17FF, Add("NotoSansKhmer-Regular")),
        (0x1F000, 0x1FAFF, Pictures),
    ];

    static PdfFonts() => GlobalFontSettings.FontResolver = new Resolver();

    public static PdfFace FirstFace(bool bold) => (bold ? Bold : Regular).Value;

    /// <summary>Has the most letters.</summary>
    public static PdfFace WidestFace => Other.Value;

    /// <summary>The face in which a letter is written; null where no face has it.</summary>
    public static PdfFace? FaceOf(Rune letter, bool bold)
    {
        var main = FirstFace(bold);
        if (main.Has(letter))
            return main;
        foreach (var (from, to, face) in OfScripts)
        {
            if (letter.Value >= from && letter.Value <= to && face.Value.Has(letter))
                return face.Value;
        }
        if (Other.Value.Has(letter))
            return Other.Value;
        return letter.Value is >= 0x2000 and < 0x3400 && Pictures.Value.Has(letter) ? Pictures.Value : null;
    }

    /// <summary>By <see cref="PdfFace.Number"/>.</summary>
    public static PdfFace Face(int number) => All[number].Value;

    private static Lazy<PdfFace> Add(string name)
    {
        var number = All.Count;
        var face = new Lazy<PdfFace>(() =>
        {
            using var resource = typeof(PdfFonts).Assembly.GetManifestResourceStream($"{name}.ttf")
                ?? throw new InvalidOperationException($"The font {name} is not in the program.");
            var file = new byte[resource.Length];
            resource.ReadExactly(file);
            return new PdfFace(number, name, file);
        });
        All.Add(face);
        return face;
    }

    /// <summary>PDFsharp asks here, and nowhere else: no font of the system is ever read.</summary>
    private sealed class Resolver : IFontResolver
    {
        public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(familyName);

        public byte[]? GetFont(string faceName) =>
            All.Where(f => f.IsValueCreated).Select(f => f.Value).FirstOrDefault(f => f.Name == faceName)?.File;
    }
}
