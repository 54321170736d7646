using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// A font file: which letters it has, and how wide they are. What it has can be read back from a document as it was written.
/// </summary>
internal sealed class PdfFace
{
    private const int Basic = 0x10000;
    private readonly Dictionary<int, float> _widths = [];

    public PdfFace(string name, byte[] file)
    {
        (Name, File) = (name, file);
        var table = Tables(file);
        float unitsPerEm = U16(table["head"] + 18);
        var (metrics, measured) = (table["hmtx"], U16(table["hhea"] + 34));
        foreach (var sharing in Glyphs(table["cmap"]).GroupBy(g => g.Glyph, g => g.Letter))
        {
            var width = U16(metrics + 4 * Math.Min(sharing.Key, measured - 1)) / unitsPerEm;
            // Who copies text gets one letter for each glyph: of letters that share one, only the first is here.
            // White space is white space.
            var first = sharing.Min();
            foreach (var letter in sharing.Where(l => l == first || Rune.IsWhiteSpace(new Rune(l))))
                _widths[letter] = width;
        }
    }

    /// <summary>As the writer of documents asks for it.</summary>
    public string Name { get; }
    public byte[] File { get; }

    public bool Has(Rune letter) => _widths.ContainsKey(letter.Value);

    /// <summary>In units of the size of the font; 0 for a letter that is not there.</summary>
    public float WidthOf(Rune letter) => _widths.GetValueOrDefault(letter.Value);

    private static Dictionary<string, int> Tables(byte[] file) =>
        Enumerable
            .Range(0, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)))
            .Select(i => 12 + 16 * i)
            .ToDictionary(at => Encoding.ASCII.GetString(file, at, 4), at => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 8)));

    /// <summary>
    /// The subtable of the basic plane (format 4), which both of our families have; its layout is that of the OpenType standard.
    /// </summary>
    private IEnumerable<(int Glyph, int Letter)> Glyphs(int cmap)
    {
        var at = Enumerable
            .Range(0, U16(cmap + 2))
            .Select(i => cmap + BinaryPrimitives.ReadInt32BigEndian(File.AsSpan(cmap + 8 + 8 * i)))
            .First(subtable => U16(subtable) == 4);
        var twice = U16(at + 6);
        var (ends, starts) = (at + 14, at + 16 + twice);
        for (var segment = 0; segment < twice; segment += 2)
        {
            var start = U16(starts + segment);
            var delta = U16(starts + twice + segment);
            var place = starts + 2 * twice + segment;
            var offset = U16(place);
            for (var letter = start; letter <= U16(ends + segment) && Rune.IsValid(letter) && letter < Basic - 1; letter++)
            {
                var glyph = offset == 0 ? letter : U16(place + offset + 2 * (letter - start));
                if (offset == 0 || glyph != 0)
                    glyph = (glyph + delta) % Basic;
                if (glyph != 0)
                    yield return (glyph, letter);
            }
        }
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(File.AsSpan(at));
}
