using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>The items of a HEIC file: their kinds (iinf) and where their bytes lie (iloc).</summary>
internal static class HeicItems
{
    private const int MostBytes = 4_000_000;

    internal sealed record Place(long Item, long At, long Length);

    /// <param name="facts">The box meta.</param>
    public static IReadOnlyList<Place> Places(SentFile file, IsoBoxes.Box facts) =>
        Inside(file, facts, "iloc") is { } box ? ReadPlaces(new Cursor(file.Read(box.At, (int)Math.Min(box.Length, MostBytes)))) : [];

    /// <summary>Item numbers by kind: "Exif", "hvc1", "mime".</summary>
    public static IEnumerable<(long Item, string Kind)> Kinds(SentFile file, IsoBoxes.Box facts)
    {
        if (Inside(file, facts, "iinf") is not { } list)
            yield break;
        var version = file.Read(list.At, 1) is [var v] ? v : 0;
        foreach (var entry in IsoBoxes.In(file, list.At + (version == 0 ? 6 : 8), list.At + list.Length).Where(b => b.Name == "infe"))
        {
            var bytes = file.Read(entry.At, 16);
            if (bytes.Length >= 12 && bytes[0] == 2)
                yield return (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(4)), Encoding.ASCII.GetString(bytes, 8, 4));
            else if (bytes.Length >= 14 && bytes[0] == 3)
                yield return (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)), Encoding.ASCII.GetString(bytes, 10, 4));
        }
    }

    /// <summary>The box meta has a version before its boxes.</summary>
    private static IsoBoxes.Box? Inside(SentFile file, IsoBoxes.Box facts, string name) =>
        IsoBoxes.In(file, facts.At + 4, facts.At + facts.Length).FirstOrDefault(b => b.Name == name && b.IsWhole);

    private static List<Place> ReadPlaces(Cursor cursor)
    {
        var places = new List<Place>();
        var version = (int)(cursor.Take(4) >> 24);
        var sizes = (int)cursor.Take(2);
        var (placeWidth, lengthWidth, baseWidth) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15);
        var indexWidth = version is 1 or 2 ? sizes & 15 : 0;
        var count = cursor.Take(version < 2 ? 2 : 4);
        for (var i = 0L; i < count && !cursor.IsOver; i++)
        {
            var item = cursor.Take(version < 2 ? 2 : 4);
            var method = version is 1 or 2 ? cursor.Take(2) & 15 : 0;
            cursor.Take(2);
            var from = cursor.Take(baseWidth);
            var extents = cursor.Take(2);
            for (var e = 0L; e < extents && !cursor.IsOver; e++)
            {
                cursor.Take(indexWidth);
                var (at, length) = (cursor.Take(placeWidth), cursor.Take(lengthWidth));
                if (method == 0 && !cursor.IsOver)
                    places.Add(new(item, from + at, length));
            }
        }
        return places;
    }

    private sealed class Cursor(byte[] bytes)
    {
        private int _at;

        /// <summary>More was asked than there is.</summary>
        public bool IsOver { get; private set; }

        public long Take(int width)
        {
            IsOver |= _at + width > bytes.Length;
            var number = 0L;
            for (var i = 0; i < width && !IsOver; i++)
                number = (number << 8) | bytes[_at + i];
            _at += width;
            return number;
        }
    }
}
