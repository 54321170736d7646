using System.Buffers.Binary;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>WebP: a RIFF file says its own length.</summary>
internal sealed class WebpFile() : FileKind(KindGroup.Picture, "image/webp", ".webp")
{
    public override Sight Sight => Sight.AsItIs;
    public override IReadOnlyList<string> AlsoAccepts => [ContentType];

    public override bool Recognises(SentFile file) =>
        file.StartsWith("RIFF"u8) && file.Head.Length >= 16 && file.Head[8..12].SequenceEqual("WEBP"u8);

    public override LocalText? Fault(SentFile file) =>
        BinaryPrimitives.ReadUInt32LittleEndian(file.Head[4..]) + 8L <= file.Length
        && Chunks(file).Any(c => c.Name is "VP8 " or "VP8L" or "ANMF")
            ? null
            : FileFaults.Incomplete;

    internal static IEnumerable<(string Name, long At, int Length)> Chunks(SentFile file)
    {
        var at = 12L;
        while (at + 8 <= file.Length)
        {
            var head = file.Read(at, 8);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4));
            if (length < 0 || at + 8 + length > file.Length)
                yield break;
            yield return (Encoding.ASCII.GetString(head, 0, 4), at + 8, length);
            at += 8 + (long)length + (length & 1);
        }
    }
}
