using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// The list of what is in a zip file; a part is unpacked only as far as it is needed, so a bomb stays closed. It is there where the
/// directory at the end is whole; zip64 and sizes that follow their data are known.
/// </summary>
public sealed class ZipInside
{
    private const int MostEntries = 20_000;

    /// <summary>Characters of a part that is read as XML.</summary>
    private const int MostXml = 4_000_000;

    /// <summary>Bytes, of all parts together.</summary>
    private const long MostUnpacked = 100_000_000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private ZipInside(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
            _entries.TryAdd(Tidy(entry.FullName), entry);
    }

    /// <summary>That it begins as one, whole or not.</summary>
    public static bool Begins(SentFile file) => file.StartsWith("PK\x03\x04"u8) || file.StartsWith("PK\x05\x06"u8);

    public static ZipInside? Open(SentFile file)
    {
        if (!Begins(file) || CountOfEntries(file) > MostEntries)
            return null;
        try
        {
            return new(new ZipArchive(file.Rewound(), ZipArchiveMode.Read, leaveOpen: true));
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }

    private static bool IsBroken(Exception e) =>
        e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or XmlException;

    /// <summary>As the end says it, before anything is made of it: each costs at least 46 bytes in the directory.</summary>
    private static long CountOfEntries(SentFile file)
    {
        var end = file.LastIndexOf("PK\x05\x06"u8);
        var said = end < 0 ? [] : file.Read(end, 22);
        if (said.Length < 22)
            return 0;
        var size = BitConverter.ToUInt32(said, 12);
        return size == uint.MaxValue ? BitConverter.ToUInt16(said, 10) : size / 46;
    }

    /// <summary>Names as they stand inside, with slashes as separators.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    public IEnumerable<(string Name, long Size)> Entries => _entries.Select(e => (e.Key, e.Value.Length));

    /// <summary>A part asks for a password.</summary>
    public bool IsLocked => _zip.Entries.Any(e => e.IsEncrypted);

    public bool Has(string name) => _entries.ContainsKey(Tidy(name));

    /// <summary>Bytes of a part, at most so many; null where it is not there, is longer, or does not unpack.</summary>
    public byte[]? Read(string name, int most)
    {
        if (!_entries.TryGetValue(Tidy(name), out var entry) || entry.Length > most)
            return null;
        try
        {
            using var part = entry.Open();
            var bytes = new byte[most + 1];
            var read = part.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read > most ? null : bytes[..read];
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Every part unpacks to what its sum says, as programs that open it ask. More than so much is not unpacked to look.
    /// </summary>
    public bool IsWhole() => _zip.Entries.Sum(e => e.Length) > MostUnpacked || _zip.Entries.All(IsWhole);

    private static bool IsWhole(ZipArchiveEntry entry)
    {
        try
        {
            using var part = entry.Open();
            var (buffer, sum, left) = (new byte[32 * 1024], Crc32.Start, entry.Length);
            for (var read = part.Read(buffer); read > 0 && left >= 0; read = part.Read(buffer))
                (sum, left) = (Crc32.Add(sum, buffer.AsSpan(0, read)), left - read);
            return left == 0 && ~sum == entry.Crc32;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
    }

    /// <summary>A part as XML without definitions of its own; null where it is not there or none.</summary>
    public XElement? Xml(string name)
    {
        if (!_entries.TryGetValue(Tidy(name), out var entry) || entry.Length > MostXml)
            return null;
        try
        {
            using var part = entry.Open();
            using var reader = XmlReader.Create(part, Safe);
            return XElement.Load(reader);
        }
        catch (Exception e) when (IsBroken(e))
        {
            return null;
        }
    }

    /// <summary>Nothing is fetched, nothing is expanded, and no more is read than so many characters.</summary>
    internal static XmlReaderSettings Safe =>
        new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostXml,
        };

    private static string Tidy(string name) => name.Replace('\\', '/').TrimStart('/');
}
