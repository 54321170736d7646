using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// PDFsharp writes each of its many small objects in the open: the structure of a long document weighs more than its text. Here the same
/// objects are packed together and compressed (an object stream and a cross-reference stream, PDF 1.5), as PDFsharp can only read them.
/// </summary>
internal static class PdfPacked
{
    /// <summary>Bytes of an entry of the cross-references: its kind, a place or who holds a packed object, and the index in it.</summary>
    private const int KindSize = 1,
        PlaceSize = 4,
        IndexSize = 4,
        EntrySize = KindSize + PlaceSize + IndexSize,
        OldEntrySize = 20;
    private const byte InTheOpen = 1,
        Packed = 2;

    /// <param name="plain">As PDFsharp saves it without compression.</param>
    /// <param name="mend">What is written in place of a stream: of its dictionary and content.</param>
    public static byte[] Pack(byte[] plain, Func<string, byte[], byte[]> mend)
    {
        var references = Number(plain, plain.AsSpan().LastIndexOf("startxref\n"u8) + 10, out _);
        // "xref", then the first number, which is 0, and how many there are.
        var count = Number(plain, references + "xref\n0 "u8.Length, out var entries);
        var places = Enumerable.Range(1, count - 1).Select(i => Number(plain, entries + 1 + OldEntrySize * i, out _)).ToList();
        var after = places.Append(references).Order().ToList();

        using var result = new MemoryStream(plain.Length / 2);
        result.Write(plain.AsSpan(0, after[0]));
        using var packed = new MemoryStream();
        var (heads, index, holder) = (new StringBuilder(), 0, count);
        var table = new byte[EntrySize * (count + 2)];
        // Object 0 is the end of the list of free ones.
        Enter(table, 0, 0, 0, ushort.MaxValue);
        for (var id = 1; id < count; id++)
        {
            var place = places[id - 1];
            var whole = plain.AsSpan(place..after[after.BinarySearch(place) + 1]);
            if (whole.EndsWith("endstream\nendobj\n"u8))
            {
                Enter(table, id, InTheOpen, (int)result.Position, 0);
                Compress(whole, result, mend);
                continue;
            }
            heads.Append(CultureInfo.InvariantCulture, $"{id} {packed.Position} ");
            packed.Write(whole[(whole.IndexOf("obj\n"u8) + 4)..^"endobj\n"u8.Length]);
            Enter(table, id, Packed, holder, index++);
        }
        Enter(table, holder, InTheOpen, (int)result.Position, 0);
        byte[] objects = [.. Encoding.ASCII.GetBytes(heads.ToString()), .. packed.ToArray()];
        WriteStream(result, holder, $"/Type/ObjStm/N {index}/First {heads.Length}", objects);

        var at = (int)result.Position;
        Enter(table, holder + 1, InTheOpen, at, 0);
        WriteStream(result, holder + 1, $"/Type/XRef/Size {count + 2}/W[{KindSize} {PlaceSize} {IndexSize}]{Roots(plain)}", table);
        result.Write(Encoding.ASCII.GetBytes($"startxref\n{at}\n%%EOF\n"));
        return result.ToArray();
    }

    /// <summary>What the trailer says: the identity of the document, what is told of it, and its root.</summary>
    private static string Roots(byte[] plain)
    {
        var trailer = plain.AsSpan(plain.AsSpan().LastIndexOf("trailer\n<<"u8) + 10);
        return Encoding.ASCII.GetString(trailer[..trailer.IndexOf("/Size "u8)]);
    }

    private static void Compress(ReadOnlySpan<byte> whole, MemoryStream result, Func<string, byte[], byte[]> mend)
    {
        var begin = whole.IndexOf("\nstream\n"u8);
        var dictionary = Encoding.ASCII.GetString(whole[(whole.IndexOf("obj\n"u8) + 6)..(begin - 2)]);
        var length = dictionary.IndexOf("/Length ", StringComparison.Ordinal);
        var end = dictionary.IndexOf('/', length + 1);
        var content = mend(dictionary, whole[(begin + "\nstream\n"u8.Length)..^"\nendstream\nendobj\n"u8.Length].ToArray());
        WriteStream(result, Number(whole, 0, out _), dictionary[..length] + (end < 0 ? "" : dictionary[end..]), content);
    }

    /// <summary>Who looks for metadata reads no compressed streams.</summary>
    private static void WriteStream(MemoryStream result, int id, string dictionary, ReadOnlySpan<byte> content)
    {
        using var written = new MemoryStream();
        var filter = dictionary.Contains("/Metadata", StringComparison.Ordinal) ? "" : "/Filter/FlateDecode";
        if (filter.Length == 0)
            written.Write(content);
        else
            using (var zlib = new ZLibStream(written, CompressionLevel.Optimal, leaveOpen: true))
                zlib.Write(content);
        result.Write(Encoding.ASCII.GetBytes($"{id} 0 obj\n<<{dictionary}{filter}/Length {written.Length}>>\nstream\n"));
        written.WriteTo(result);
        result.Write("\nendstream\nendobj\n"u8);
    }

    private static void Enter(byte[] table, int id, byte kind, int place, int index)
    {
        var entry = table.AsSpan(EntrySize * id, EntrySize);
        entry[0] = kind;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(entry[KindSize..], place);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(entry[(KindSize + PlaceSize)..], index);
    }

    private static int Number(ReadOnlySpan<byte> text, int at, out int end)
    {
        if (!Utf8Parser.TryParse(text[at..], out int number, out var used))
            throw new InvalidDataException($"PDFsharp wrote no number at {at}.");
        end = at + used;
        return number;
    }
}
