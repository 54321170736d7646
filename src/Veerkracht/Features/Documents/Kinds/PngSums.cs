using System.Buffers.Binary;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Each chunk of a PNG ends with a sum over its name and content (CRC-32).</summary>
internal static class PngSums
{
    private static readonly string[] WithFacts = ["eXIf", "iTXt"];

    /// <summary>Sums of the chunks in which facts were changed.</summary>
    public static void Mend(SentFile file, Stream copy)
    {
        if (!file.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G']))
            return;
        foreach (var (_, at, length) in PngFile.Chunks(file).Where(c => WithFacts.Contains(c.Name)).ToList())
        {
            var bytes = new byte[length + 4];
            copy.Position = at - 4;
            copy.ReadExactly(bytes);
            var sum = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(sum, ~Crc32.Add(Crc32.Start, bytes));
            copy.Position = at + length;
            copy.Write(sum);
        }
    }
}
