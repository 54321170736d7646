using System.Buffers.Binary;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// The lists of facts of a TIFF, which are those of Exif too: in either order of bytes, with places of 32 bits or of 64 (BigTIFF).
/// </summary>
/// <param name="from">Place of its header in the file; places inside count from there.</param>
internal sealed class TiffParts(SentFile file, long from)
{
    private const int MostParts = 10_000,
        MostFacts = 4096;

    private readonly bool _little = file.Read(from, 2) is [(byte)'I', (byte)'I'];
    private readonly bool _big = Is(file, from, 0x2B);

    /// <param name="At">Place of the fact itself in the file.</param>
    /// <param name="Place">Where its values are, in the file.</param>
    public sealed record Fact(int Tag, int Type, long Count, long At, long Place)
    {
        public long Bytes => Count * Width;
        public int Width =>
            Type is 3 or 8 ? 2
            : Type is 4 or 9 or 11 or 13 ? 4
            : Type is 5 or 10 or 12 or 16 or 17 or 18 ? 8
            : 1;
    }

    public sealed record Part(long At, IReadOnlyList<Fact> Facts, bool IsWhole);

    public static bool Begins(SentFile file, long from) => Is(file, from, 0x2A) || Is(file, from, 0x2B);

    private static bool Is(SentFile file, long from, byte version) =>
        file.Read(from, 4) is [(byte)'I', (byte)'I', var a, 0] && a == version
        || file.Read(from, 4) is [(byte)'M', (byte)'M', 0, var b] && b == version;

    public int CountWidth => _big ? 8 : 2;
    public int FactWidth => _big ? 20 : 12;
    public int PlaceWidth => _big ? 8 : 4;

    /// <summary>The parts that follow each other from the header on; one that is not there ends them, and is not whole.</summary>
    public IEnumerable<Part> Chain()
    {
        var seen = new HashSet<long>();
        var next = Number(from + (_big ? 8 : 4), PlaceWidth);
        while (next != 0 && seen.Count < MostParts && seen.Add(next ?? -1))
        {
            var part = next is { } at ? At(from + at) : new Part(0, [], false);
            yield return part;
            if (!part.IsWhole)
                yield break;
            next = Number(part.At + CountWidth + (part.Facts.Count * FactWidth), PlaceWidth);
        }
    }

    public Part At(long at)
    {
        if (Number(at, CountWidth) is not { } count || count > MostFacts || at + CountWidth + (count * FactWidth) > file.Length)
            return new(at, [], false);
        var facts = Enumerable.Range(0, (int)count).Select(i => FactAt(at + CountWidth + (i * FactWidth))).ToList();
        return new(at, facts, true);
    }

    private Fact FactAt(long at)
    {
        var fact = new Fact((int)Number(at, 2)!, (int)Number(at + 2, 2)!, Number(at + 4, PlaceWidth)!.Value, at, 0);
        var own = at + 4 + PlaceWidth;
        return fact with { Place = fact.Bytes <= PlaceWidth ? own : from + (Number(own, PlaceWidth) ?? 0) };
    }

    /// <summary>The numbers of a fact, at most so many.</summary>
    public IEnumerable<long> Numbers(Fact fact, int most) =>
        Enumerable
            .Range(0, (int)Math.Min(fact.Count, most))
            .Select(i => Number(fact.Place + (i * (long)fact.Width), fact.Width) ?? long.MaxValue);

    public long? Number(long at, int width)
    {
        var bytes = file.Read(at, width);
        if (bytes.Length < width)
            return null;
        if (!_little)
            Array.Reverse(bytes);
        return width switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
    }

    /// <summary>A number as this file writes it.</summary>
    public byte[] Written(long number, int width)
    {
        var bytes = BitConverter.GetBytes(number);
        if (!BitConverter.IsLittleEndian)
            Array.Reverse(bytes);
        bytes = bytes[..width];
        if (!_little)
            Array.Reverse(bytes);
        return bytes;
    }
}
