using System.Buffers.Binary;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>HEIC and HEIF (ISO 23008-12), as telephones write them: boxes, one with facts and one with the picture.</summary>
internal sealed class HeicFile() : FileKind(KindGroup.Picture, "image/heic", ".heic", ".heif", ".hif")
{
    private static readonly string[] Brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "mif2"];

    public override Sight Sight => Sight.AsPicture;
    public override IReadOnlyList<string> AlsoAccepts => [ContentType, "image/heif"];

    public override bool Recognises(SentFile file)
    {
        var head = file.Head;
        if (head.Length < 16 || !head[4..8].SequenceEqual("ftyp"u8))
            return false;
        var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(head), (uint)head.Length);
        var brands = Enumerable.Range(2, Math.Max(0, (length / 4) - 2)).Where(i => i != 3).ToList();
        var names = new List<string>();
        foreach (var i in brands)
            names.Add(Encoding.ASCII.GetString(head.Slice(i * 4, 4)));
        return Brands.Contains(names.FirstOrDefault()) && !names.Contains("avif");
    }

    public override LocalText? Fault(SentFile file)
    {
        var boxes = IsoBoxes.In(file, 0, file.Length).ToList();
        if (boxes.FirstOrDefault(b => b.Name is "meta" or "moov") is not { } facts || boxes.Any(b => !b.IsWhole))
            return FileFaults.Incomplete;
        return
            facts.Name == "moov"
            || HeicItems.Places(file, facts).Any(p => p.Length > 0)
                && HeicItems.Places(file, facts).All(p => p.At + p.Length <= file.Length)
            ? null
            : FileFaults.Incomplete;
    }
}
