using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>JPEG: a chain of segments; it is whole where its picture is closed. What a telephone writes behind it is no fault.</summary>
internal sealed class JpegFile() : FileKind(KindGroup.Picture, "image/jpeg", ".jpg", ".jpeg", ".jpe", ".jfif")
{
    private const int Start = 0xDA,
        End = 0xD9;

    public override Sight Sight => Sight.AsItIs;
    public override IReadOnlyList<string> AlsoAccepts => [ContentType];

    public override bool Recognises(SentFile file) => file.StartsWith([0xFF, 0xD8, 0xFF]);

    public override LocalText? Fault(SentFile file) => IsWhole(file) ? null : FileFaults.Incomplete;

    private static bool IsWhole(SentFile file)
    {
        var drawn = false;
        var at = 2L;
        while (at + 2 <= file.Length)
        {
            var marker = file.Read(at, 4);
            if (marker.Length < 2 || marker[0] != 0xFF)
                return false;
            if (marker[1] == 0xFF)
            {
                at++;
                continue;
            }
            if (marker[1] == End)
                return drawn;
            // Markers without content.
            if (marker[1] is (>= 0xD0 and <= 0xD8) or 0x01)
            {
                at += 2;
                continue;
            }
            if (marker.Length < 4)
                return false;
            at += 2 + ((marker[2] << 8) | marker[3]);
            if (marker[1] != Start)
                continue;
            drawn = true;
            at = AfterDrawing(file, at);
        }
        return false;
    }

    /// <summary>Place of the first marker that is none of the drawing itself.</summary>
    private static long AfterDrawing(SentFile file, long at)
    {
        while ((at = file.IndexOf([0xFF], at)) >= 0)
        {
            var next = file.Read(at + 1, 1);
            if (next.Length == 0)
                return long.MaxValue - 2;
            if (next[0] is not (0x00 or (>= 0xD0 and <= 0xD7) or 0xFF))
                return at;
            at += next[0] == 0xFF ? 1 : 2;
        }
        return long.MaxValue - 2;
    }
}
