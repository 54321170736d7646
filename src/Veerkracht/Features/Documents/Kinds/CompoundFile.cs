using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// A compound file (MS-CFB): what Office wrote before 2007, messages of Outlook, and documents with a password. Only the list of what is
/// in it is read at once; every chain is held to the number of sectors that the file has.
/// </summary>
public sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE,
        MostRegular = 0xFFFFFFFA;
    private const int MostEntries = 50_000,
        MiniSector = 64,
        MiniCutoff = 4096;

    private readonly SentFile _file;
    private readonly int _sector;
    private readonly uint[] _table;
    private readonly uint[] _miniTable;
    private readonly List<Entry> _entries = [];

    /// <param name="Kind">1 storage, 2 stream, 5 root.</param>
    /// <param name="Path">Names from the root on, with slashes.</param>
    public sealed record Entry(string Path, int Kind, uint Start, long Size);

    public static bool Begins(SentFile file) => file.StartsWith([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    public static CompoundFile? Open(SentFile file)
    {
        if (!Begins(file) || file.Length < 1536)
            return null;
        try
        {
            var opened = new CompoundFile(file);
            return opened._entries.Count > 0 ? opened : null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private CompoundFile(SentFile file)
    {
        _file = file;
        var head = file.Read(0, 512);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30));
        if (shift is not (9 or 12))
            throw new InvalidDataException("sectors");
        _sector = 1 << shift;
        _table = ReadTable(head);
        _miniTable = ToNumbers(ReadChain(Word(head, 60), long.MaxValue));
        ReadEntries(ReadChain(Word(head, 48), MostEntries * 128L));
    }

    public IReadOnlyList<Entry> Entries => _entries;

    public bool Has(string path) => Find(path) is not null;

    public Entry? Find(string path) => _entries.FirstOrDefault(e => e.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>That the bytes of every stream are there; small ones lie together in that of the root.</summary>
    public bool IsWhole =>
        _entries.Where(e => e.Kind == 5 || (e.Kind == 2 && e.Size >= MiniCutoff)).All(e => Sectors(e.Start, _table).Sum(Here) >= e.Size);

    /// <summary>The first bytes of a stream, at most so many.</summary>
    /// <exception cref="InvalidDataException">Its chain leads nowhere.</exception>
    public byte[] Read(Entry entry, int most)
    {
        var size = (int)Math.Min(entry.Size, most);
        if (entry.Size >= MiniCutoff || entry.Kind == 5)
            return Cut(ReadChain(entry.Start, size), size);
        var root = _entries[0];
        var mini = ReadChain(root.Start, root.Size);
        var bytes = new List<byte>(size);
        foreach (var sector in Sectors(entry.Start, _miniTable))
        {
            var at = sector * (long)MiniSector;
            if (bytes.Count >= size || at + MiniSector > mini.Length)
                break;
            bytes.AddRange(mini.AsSpan((int)at, MiniSector));
        }
        return Cut([.. bytes], size);
    }

    private static byte[] Cut(byte[] bytes, int size) => bytes.Length > size ? bytes[..size] : bytes;

    private uint[] ReadTable(byte[] head)
    {
        var places = new List<uint>();
        for (var i = 0; i < 109; i++)
            places.Add(Word(head, 76 + (i * 4)));
        var most = (_file.Length / _sector) + 1;
        var next = Word(head, 68);
        for (var round = 0L; next < MostRegular && round < most; round++)
        {
            var part = Sector(next);
            if (part.Length < _sector)
                break;
            for (var i = 0; i < (_sector / 4) - 1; i++)
                places.Add(Word(part, i * 4));
            next = Word(part, _sector - 4);
        }
        return [.. places.Where(p => p < MostRegular).Take((int)Math.Min(most, int.MaxValue)).SelectMany(p => ToNumbers(Sector(p)))];
    }

    private void ReadEntries(byte[] list)
    {
        var raw = Enumerable.Range(0, list.Length / 128).Select(i => list.AsMemory(i * 128, 128)).ToList();
        if (raw.Count == 0)
            return;
        var seen = new HashSet<uint>();
        var open = new Stack<(uint At, string Above)>();
        Add(raw[0].Span, "");
        open.Push((Word(raw[0].Span, 76), ""));
        while (open.TryPop(out var one))
        {
            if (one.At >= raw.Count || !seen.Add(one.At))
                continue;
            var entry = raw[(int)one.At].Span;
            var path = Add(entry, one.Above);
            open.Push((Word(entry, 68), one.Above));
            open.Push((Word(entry, 72), one.Above));
            if (entry[66] == 1)
                open.Push((Word(entry, 76), path + '/'));
        }
    }

    private string Add(ReadOnlySpan<byte> entry, string above)
    {
        var length = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]) - 2, 0, 62);
        var path = above + Encoding.Unicode.GetString(entry[..length]);
        // The upper half of the size means something only with large sectors.
        var size = _sector == 512 ? Word(entry, 120) : BinaryPrimitives.ReadInt64LittleEndian(entry[120..]);
        _entries.Add(new(path, entry[66], Word(entry, 116), Math.Max(0, size)));
        return path;
    }

    private byte[] ReadChain(uint start, long most)
    {
        using var bytes = new MemoryStream();
        foreach (var sector in Sectors(start, _table))
        {
            if (bytes.Length >= most)
                break;
            bytes.Write(Sector(sector));
        }
        return bytes.ToArray();
    }

    private static IEnumerable<uint> Sectors(uint start, uint[] table)
    {
        for (long at = start, round = 0; at < table.Length && round < table.Length; at = table[at], round++)
            yield return (uint)at;
    }

    /// <summary>Bytes of a sector that the file has.</summary>
    private long Here(uint sector) => Math.Clamp(_file.Length - ((sector + 1L) * _sector), 0, _sector);

    private byte[] Sector(uint number) => _file.Read((number + 1L) * _sector, _sector);

    private static uint[] ToNumbers(byte[] bytes) => [.. Enumerable.Range(0, bytes.Length / 4).Select(i => Word(bytes, i * 4))];

    private static uint Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
