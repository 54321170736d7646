using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>TIFF and BigTIFF: it is whole where each part of each picture lies in the file.</summary>
internal sealed class TiffFile() : FileKind(KindGroup.Picture, "image/tiff", ".tif", ".tiff")
{
    private const int MostStrips = 200_000;
    private static readonly (int Places, int Sizes)[] Drawn = [(273, 279), (324, 325)];

    public override Sight Sight => Sight.AsPicture;

    public override bool Recognises(SentFile file) => TiffParts.Begins(file, 0);

    public override LocalText? Fault(SentFile file)
    {
        var inside = new TiffParts(file, 0);
        var parts = inside.Chain().ToList();
        return
            parts.Count > 0
            && parts.All(p => p.IsWhole && IsDrawn(file, inside, p))
            && parts.Any(p => p.Facts.Any(f => f.Tag is 273 or 324))
            ? null
            : FileFaults.Incomplete;
    }

    private static bool IsDrawn(SentFile file, TiffParts inside, TiffParts.Part part) =>
        part.Facts.All(f => f.Place <= file.Length - f.Bytes)
        && Drawn.All(d =>
            part.Facts.FirstOrDefault(f => f.Tag == d.Places) is not { } places
            || part.Facts.FirstOrDefault(f => f.Tag == d.Sizes) is not { } sizes
            || inside.Numbers(places, MostStrips).Zip(inside.Numbers(sizes, MostStrips)).All(s => s.First <= file.Length - s.Second)
        );
}
