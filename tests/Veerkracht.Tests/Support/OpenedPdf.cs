using System.IO.Compression;
using System.Text;

namespace Veerkracht.Tests.Support;

/// <summary>The bytes of a PDF with what is compressed in it opened.</summary>
/// <param name="Text">All that stands outside streams and all that is in compressed ones, a letter for each byte.</param>
internal sealed record OpenedPdf(string Text, int Streams, int Compressed, IReadOnlyList<(uint Written, uint Computed)> CheckSums)
{
    private static readonly byte[] Begin = "\nstream\n"u8.ToArray(),
        End = "\nendstream"u8.ToArray();

    public static OpenedPdf Of(byte[] pdf)
    {
        var (text, streams, sums) = (new StringBuilder(), 0, new List<(uint, uint)>());
        var at = 0;
        int begin;
        while ((begin = pdf.AsSpan(at).IndexOf(Begin)) >= 0)
        {
            var head = Encoding.Latin1.GetString(pdf, at, begin);
            text.Append(head);
            at += begin + Begin.Length;
            var length = int.Parse(
                System
                    .Text.RegularExpressions.Regex.Match(head[head.LastIndexOf(" obj", StringComparison.Ordinal)..], @"/Length (\d+)")
                    .Groups[1]
                    .Value,
                System.Globalization.CultureInfo.InvariantCulture
            );
            Assert.True(pdf.AsSpan(at + length).StartsWith(End), $"The stream at {at} is not {length} bytes long.");
            streams++;
            if (head[head.LastIndexOf(" obj", StringComparison.Ordinal)..].Contains("/FlateDecode", StringComparison.Ordinal))
            {
                using var opened = new MemoryStream();
                using (var zlib = new ZLibStream(new MemoryStream(pdf, at, length), CompressionMode.Decompress))
                    zlib.CopyTo(opened);
                text.Append(Encoding.Latin1.GetString(opened.ToArray()));
                sums.Add(
                    (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(pdf.AsSpan(at + length - 4)), Adler(opened.ToArray()))
                );
            }
            at += length;
        }
        return new OpenedPdf(text.Append(Encoding.Latin1.GetString(pdf.AsSpan(at))).ToString(), streams, sums.Count, sums);
    }

    /// <summary>Adler-32, with which zlib ends (RFC 1950).</summary>
    private static uint Adler(byte[] bytes)
    {
        const uint modulus = 65521;
        var (low, high) = (1u, 0u);
        foreach (var b in bytes)
        {
            low = (low + b) % modulus;
            high = (high + low) % modulus;
        }
        return high << 16 | low;
    }
}
