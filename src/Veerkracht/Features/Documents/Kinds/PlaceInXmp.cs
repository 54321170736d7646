using System.Text;
using System.Text.RegularExpressions;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>Places told in XMP, which is XML in the midst of a picture: exif:GPSLatitude as an attribute or an element.</summary>
internal static partial class PlaceInXmp
{
    private const int MostXmp = 1024 * 1024;

    /// <summary>Where the values stand in the file, and how long they are.</summary>
    public static IEnumerable<(long At, int Length)> Values(SentFile file)
    {
        if (ExifPlacesNone(file))
            yield break;
        var start = file.IndexOf("<x:xmpmeta"u8);
        if (start < 0)
            yield break;
        var end = file.IndexOf("</x:xmpmeta"u8, start);
        var text = Encoding.Latin1.GetString(file.Read(start, (int)Math.Min((end < 0 ? file.Length : end) - start, MostXmp)));
        foreach (var value in Value().Matches(text).Select(m => m.Groups[1].Success ? m.Groups[1] : m.Groups[2]))
            if (value.Value.Trim().Length > 0)
                yield return (start + value.Index, value.Length);
    }

    /// <summary>Only pictures are looked through.</summary>
    private static bool ExifPlacesNone(SentFile file) =>
        !(
            file.StartsWith([0xFF, 0xD8, 0xFF])
            || file.StartsWith("RIFF"u8)
            || file.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G'])
            || TiffParts.Begins(file, 0)
            || (file.Head.Length > 12 && file.Head[4..8].SequenceEqual("ftyp"u8))
        );

    [GeneratedRegex(@"exif:GPS(?:Dest)?(?:Latitude|Longitude|Altitude)(?:\s*=\s*[""']([^""'<]*)[""']|>([^<]*)<)")]
    private static partial Regex Value();
}
