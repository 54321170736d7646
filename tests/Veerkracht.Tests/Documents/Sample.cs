using System.IO.Compression;
using System.Security.Cryptography;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Documents;

/// <summary>Files as common programs write them (LibreOffice, qpdf, ImageMagick, libheif, ExifTool), and files of the cases.</summary>
internal static class Sample
{
    private static readonly string Place = Path.Combine(Repository.Root, "tests", "Veerkracht.Tests", "Documents", "Samples");

    public static byte[] Bytes(string name)
    {
        if (File.Exists(Path.Combine(Place, name)))
            return File.ReadAllBytes(Path.Combine(Place, name));
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Place, name + ".gz")), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A zip of which the sizes stand behind the data, as programs write it that cannot go back.</summary>
    public static byte[] Streamed(byte[] zip)
    {
        using var from = new ZipArchive(new MemoryStream(zip));
        using var bytes = new MemoryStream();
        using (var to = new ZipArchive(new Onward(bytes), ZipArchiveMode.Create))
            foreach (var entry in from.Entries)
            {
                using var part = to.CreateEntry(entry.FullName).Open();
                using var source = entry.Open();
                source.CopyTo(part);
            }
        return bytes.ToArray();
    }

    /// <summary>The same package with a part changed, added (from null) or taken away (to null).</summary>
    public static byte[] With(byte[] zip, string name, Func<string?, string?> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(zip);
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            string? before = null;
            if (package.GetEntry(name) is { } entry)
            {
                using (var reader = new StreamReader(entry.Open()))
                    before = reader.ReadToEnd();
                entry.Delete();
            }
            if (change(before) is { } after)
                using (var writer = new StreamWriter(package.CreateEntry(name).Open()))
                    writer.Write(after);
        }
        return bytes.ToArray();
    }

    /// <summary>Cannot be gone back in.</summary>
    private sealed class Onward(Stream to) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => to.Write(buffer, offset, count);

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
