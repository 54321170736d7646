using System.IO.Compression;
using System.Text;

namespace Veerkracht.Tests.Applications;

/// <summary>Small files of each kind.</summary>
internal static class Files
{
    /// <summary>Opens in every program, and shows nothing.</summary>
    public static byte[] Pdf(string text = "x")
    {
        var body = $"%PDF-1.4\n% {text}\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n";
        return Encoding.ASCII.GetBytes(
            $"{body}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R>>\nstartxref\n{body.Length}\n%%EOF\n"
        );
    }

    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    public static readonly byte[] Exe = [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0];

    public static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A compound file (as Office wrote before 2007) with these streams, each a sector long; a slash makes a storage.</summary>
    public static byte[] Compound(params string[] streams)
    {
        const int sector = 512;
        const uint none = 0xFFFFFFFF,
            end = 0xFFFFFFFE;
        // Root, then each storage and stream: every entry is the right neighbour of the one before, a storage holds the next.
        var names = new List<(string Name, int Kind, bool Inside)> { ("Root Entry", 5, true) };
        foreach (var stream in streams)
        {
            var parts = stream.Split('/');
            names.AddRange(parts.Select((p, i) => (p, i == parts.Length - 1 ? 2 : 1, i < parts.Length - 1)));
        }
        var directory = new byte[(names.Count + 3) / 4 * 4 * 128];
        for (var i = 0; i < names.Count; i++)
        {
            var entry = directory.AsSpan(i * 128, 128);
            var name = Encoding.Unicode.GetBytes(names[i].Name);
            name.CopyTo(entry);
            BitConverter.TryWriteBytes(entry[64..], (ushort)(name.Length + 2));
            entry[66] = (byte)names[i].Kind;
            var next = i + 1 < names.Count ? (uint)(i + 1) : none;
            BitConverter.TryWriteBytes(entry[68..], none);
            BitConverter.TryWriteBytes(entry[72..], names[i].Inside ? none : next);
            BitConverter.TryWriteBytes(entry[76..], names[i].Inside ? next : none);
            BitConverter.TryWriteBytes(entry[116..], end);
        }
        var count = directory.Length / sector;
        var table = new byte[sector];
        table.AsSpan().Fill(0xFF);
        BitConverter.TryWriteBytes(table, 0xFFFFFFFDu);
        for (var i = 1; i <= count; i++)
            BitConverter.TryWriteBytes(table.AsSpan(i * 4), i == count ? end : (uint)(i + 1));
        var head = new byte[sector];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(head, 0);
        (head[24], head[26], head[28], head[29], head[30], head[32], head[44]) = (0x3E, 3, 0xFE, 0xFF, 9, 6, 1);
        BitConverter.TryWriteBytes(head.AsSpan(48), 1u);
        BitConverter.TryWriteBytes(head.AsSpan(56), 4096u);
        BitConverter.TryWriteBytes(head.AsSpan(60), end);
        BitConverter.TryWriteBytes(head.AsSpan(68), end);
        head.AsSpan(76).Fill(0xFF);
        BitConverter.TryWriteBytes(head.AsSpan(76), 0u);
        return [.. head, .. table, .. directory];
    }
}
