using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// Which glyphs a glyph is drawn from (tables loca and glyf of OpenType). PDFsharp takes along what a glyph is drawn from, and not what
/// that is drawn from in turn: such a letter would be empty.
/// </summary>
internal sealed class PdfOutlines
{
    private const int WordArguments = 0x1,
        OneScale = 0x8,
        More = 0x20,
        TwoScales = 0x40,
        Matrix = 0x80;
    private readonly byte[] _file;
    private readonly int _places,
        _outlines;
    private readonly bool _isLong;

    public PdfOutlines(byte[] file)
    {
        _file = file;
        foreach (var entry in Enumerable.Range(0, I16(4)).Select(i => 12 + 16 * i))
        {
            var at = I32(entry + 8);
            switch (Encoding.ASCII.GetString(file, entry, 4))
            {
                case "loca":
                    _places = at;
                    break;
                case "glyf":
                    _outlines = at;
                    break;
                case "head":
                    _isLong = I16(at + 50) == 1;
                    break;
            }
        }
    }

    /// <summary>All of them, to the last.</summary>
    public IReadOnlySet<ushort> PartsOf(ushort glyph)
    {
        var all = new HashSet<ushort>();
        var open = new Stack<ushort>([glyph]);
        while (open.TryPop(out var next))
        {
            foreach (var part in Parts(next).Where(all.Add))
                open.Push(part);
        }
        return all;
    }

    private IEnumerable<ushort> Parts(ushort glyph)
    {
        var at = Place(glyph);
        if (at == Place(glyph + 1) || I16(at) >= 0)
            yield break;
        at += 10;
        int flags;
        do
        {
            flags = I16(at);
            yield return (ushort)I16(at + 2);
            at += (flags & WordArguments) != 0 ? 8 : 6;
            at +=
                (flags & OneScale) != 0 ? 2
                : (flags & TwoScales) != 0 ? 4
                : (flags & Matrix) != 0 ? 8
                : 0;
        } while ((flags & More) != 0);
    }

    private int Place(int glyph) => _outlines + (_isLong ? I32(_places + 4 * glyph) : 2 * (ushort)I16(_places + 2 * glyph));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(_file.AsSpan(at));
}
