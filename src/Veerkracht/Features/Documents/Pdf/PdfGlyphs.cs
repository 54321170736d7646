using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// What tables of a font file say (their layout is that of the OpenType standard). Widths by glyph, in units of the size of the font.
/// </summary>
/// <param name="OfLetters">The glyph of each letter.</param>
/// <param name="Letters">The first letter of each glyph.</param>
internal sealed record PdfGlyphs(
    IReadOnlyDictionary<int, ushort> OfLetters,
    IReadOnlyDictionary<ushort, int> Letters,
    IReadOnlyList<float> Widths
)
{
    public static PdfGlyphs Read(byte[] file)
    {
        var tables = Enumerable
            .Range(0, U16(file, 4))
            .Select(i => 12 + 16 * i)
            .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => I32(file, at + 8));
        var glyphs = new Dictionary<int, ushort>();
        var letters = new Dictionary<ushort, int>();
        foreach (var (letter, glyph) in Mapped(file, tables["cmap"]).Where(m => m.Glyph != 0 && Rune.IsValid(m.Letter)))
        {
            glyphs[letter] = glyph;
            letters.TryAdd(glyph, letter);
        }
        float unitsPerEm = U16(file, tables["head"] + 18);
        var measured = U16(file, tables["hhea"] + 34);
        return new PdfGlyphs(
            glyphs,
            letters,
            [
                .. Enumerable
                    .Range(0, U16(file, tables["maxp"] + 4))
                    .Select(glyph => U16(file, tables["hmtx"] + 4 * Math.Min(glyph, measured - 1)) / unitsPerEm),
            ]
        );
    }

    /// <summary>Letters in their order: of format 12 where the font has it (all planes), else of format 4 (the basic plane).</summary>
    private static IEnumerable<(int Letter, ushort Glyph)> Mapped(byte[] file, int cmap)
    {
        var subtables = Enumerable.Range(0, U16(file, cmap + 2)).Select(i => cmap + I32(file, cmap + 8 + 8 * i)).ToList();
        var all = subtables.FirstOrDefault(s => U16(file, s) == 12);
        return all != 0 ? AllPlanes(file, all) : BasicPlane(file, subtables.First(s => U16(file, s) == 4));
    }

    private static IEnumerable<(int Letter, ushort Glyph)> AllPlanes(byte[] file, int at)
    {
        for (var group = 0; group < I32(file, at + 12); group++)
        {
            var place = at + 16 + 12 * group;
            var (first, last, glyph) = (I32(file, place), I32(file, place + 4), I32(file, place + 8));
            for (var letter = first; letter <= last; letter++)
                yield return (letter, (ushort)(glyph + letter - first));
        }
    }

    private static IEnumerable<(int Letter, ushort Glyph)> BasicPlane(byte[] file, int at)
    {
        var twice = U16(file, at + 6);
        var (ends, starts) = (at + 14, at + 16 + twice);
        for (var segment = 0; segment < twice; segment += 2)
        {
            var start = U16(file, starts + segment);
            var delta = U16(file, starts + twice + segment);
            var place = starts + 2 * twice + segment;
            var offset = U16(file, place);
            for (var letter = start; letter <= U16(file, ends + segment) && letter < 0xFFFF; letter++)
            {
                var glyph = offset == 0 ? letter : U16(file, place + offset + 2 * (letter - start));
                yield return (letter, (ushort)(offset == 0 || glyph != 0 ? glyph + delta : 0));
            }
        }
    }

    private static int U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private static int I32(byte[] file, int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
}
