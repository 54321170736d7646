using SkiaSharp;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// The letters of our documents: Source Sans 3 (SIL Open Font License 1.1), in the program itself, so that a server needs no fonts.
/// </summary>
internal static class PdfFonts
{
    private static readonly Lazy<SKTypeface> Regular = new(() => Load("SourceSans3-Regular.ttf"));
    private static readonly Lazy<SKTypeface> Bold = new(() => Load("SourceSans3-Bold.ttf"));

    /// <param name="size">Points.</param>
    public static SKFont Of(float size, bool bold = false) =>
        new((bold ? Bold : Regular).Value, size) { Subpixel = true, LinearMetrics = true };

    private static SKTypeface Load(string name)
    {
        var resource = typeof(PdfFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in the program.");
        return SKTypeface.FromStream(resource);
    }
}
