using System.Buffers.Binary;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>PNG: chunks with their length, up to one that says the end.</summary>
internal sealed class PngFile() : FileKind(KindGroup.Picture, "image/png", ".png")
{
    public override Sight Sight => Sight.AsItIs;
    public override IReadOnlyList<string> AlsoAccepts => [ContentType];

    public override bool Recognises(SentFile file) => file.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    public override LocalText? Fault(SentFile file) => Chunks(file).Any(c => c.Name == "IEND") ? null : FileFaults.Incomplete;

    /// <summary>Name, place of the content and its length of each chunk that is there as a whole.</summary>
    internal static IEnumerable<(string Name, long At, int Length)> Chunks(SentFile file)
    {
        var at = 8L;
        while (at + 12 <= file.Length)
        {
            var head = file.Read(at, 8);
            var length = BinaryPrimitives.ReadInt32BigEndian(head);
            if (length < 0 || at + 12 + length > file.Length)
                yield break;
            yield return (System.Text.Encoding.ASCII.GetString(head, 4, 4), at + 8, length);
            at += 12 + (long)length;
        }
    }
}
