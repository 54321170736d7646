using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>HarfBuzz over a font file: which glyphs, and where.</summary>
internal static class PdfShaper
{
    /// <summary>For as long as the program runs; many threads shape with it at once.</summary>
    public static Func<string, bool, PdfGlyph[]> Over(byte[] file)
    {
        // Pinned for good: HarfBuzz reads it where it lies.
        var place = GCHandle.Alloc(file, GCHandleType.Pinned).AddrOfPinnedObject();
        using var blob = new Blob(place, file.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        using var face = new Face(blob, 0);
        face.MakeImmutable();
        var font = new Font(face);
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        font.SetFunctionsOpenType();
        float unitsPerEm = face.UnitsPerEm;
        return (text, fromRight) => Shape(font, unitsPerEm, text, fromRight);
    }

    private static PdfGlyph[] Shape(Font font, float unitsPerEm, string text, bool fromRight)
    {
        using var buffer = new HarfBuzzSharp.Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = fromRight ? Direction.RightToLeft : Direction.LeftToRight;
        font.Shape(buffer);
        var (glyphs, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var shaped = new PdfGlyph[glyphs.Length];
        for (var i = 0; i < shaped.Length; i++)
        {
            shaped[i] = new PdfGlyph(
                (ushort)glyphs[i].Codepoint,
                (int)glyphs[i].Cluster,
                places[i].XAdvance / unitsPerEm,
                places[i].XOffset / unitsPerEm,
                places[i].YOffset / unitsPerEm
            );
        }
        return shaped;
    }
}
