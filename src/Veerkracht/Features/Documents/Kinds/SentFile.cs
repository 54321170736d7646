namespace Veerkracht.Features.Documents.Kinds;

/// <summary>A file that came in, as the kinds look at it: by places, some at a time, never the whole in memory.</summary>
/// <param name="content">Can be searched.</param>
public sealed class SentFile(Stream content, string name)
{
    private const int Window = 64 * 1024;
    private byte[]? _head;
    private bool _zipRead,
        _compoundRead;

    /// <summary>Lower case, with the dot; empty where the name has none.</summary>
    public string Extension { get; } = Path.GetExtension(name).ToLowerInvariant();

    public string Name => name;

    /// <summary>Bytes.</summary>
    public long Length { get; } = content.Length;

    /// <summary>The first 1,024 bytes, or all.</summary>
    public ReadOnlySpan<byte> Head => _head ??= Read(0, 1024);

    /// <summary>Null where it is no zip file that can be read.</summary>
    public ZipInside? Zip
    {
        get
        {
            if (!_zipRead)
                (_zipRead, field) = (true, ZipInside.Open(this));
            return field;
        }
    }

    /// <summary>Null where it is no compound file that can be read.</summary>
    public CompoundFile? Compound
    {
        get
        {
            if (!_compoundRead)
                (_compoundRead, field) = (true, CompoundFile.Open(this));
            return field;
        }
    }

    public bool StartsWith(ReadOnlySpan<byte> bytes) => Head.StartsWith(bytes);

    /// <summary>As many bytes as there are from a place on, at most so many; none where the place lies outside.</summary>
    public byte[] Read(long at, int count)
    {
        if (at < 0 || at >= Length || count <= 0)
            return [];
        var bytes = new byte[(int)Math.Min(count, Length - at)];
        content.Position = at;
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>The whole of it as a stream, from its start.</summary>
    public Stream Rewound()
    {
        content.Position = 0;
        return content;
    }

    /// <summary>Place of the first such bytes from a place on, before another; -1 where there are none.</summary>
    public long IndexOf(ReadOnlySpan<byte> what, long from = 0, long before = long.MaxValue)
    {
        before = Math.Min(before, Length);
        for (var at = Math.Max(from, 0); at < before; at += Window)
        {
            var found = Read(at, (int)Math.Min(Window + what.Length - 1, before - at)).AsSpan().IndexOf(what);
            if (found >= 0)
                return at + found;
        }
        return -1;
    }

    /// <summary>Place of the last such bytes; -1 where there are none.</summary>
    public long LastIndexOf(ReadOnlySpan<byte> what, long before = long.MaxValue)
    {
        var end = Math.Min(before, Length);
        while (end > 0)
        {
            var start = Math.Max(0, end - Window);
            var found = Read(start, (int)(Math.Min(end + what.Length - 1, Math.Min(before, Length)) - start)).AsSpan().LastIndexOf(what);
            if (found >= 0)
                return start + found;
            end = start;
        }
        return -1;
    }
}
