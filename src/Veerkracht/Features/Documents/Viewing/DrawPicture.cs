using ImageMagick;

namespace Veerkracht.Features.Documents.Viewing;

/// <summary>Draws a picture as a JPEG that a screen shows. Only called in a process of its own.</summary>
public static class DrawPicture
{
    /// <summary>Of the command.</summary>
    public const string Name = "draw-picture";

    private const uint Side = 1600,
        MostPages = 10;

    public static int Draw(string original, string copy)
    {
        Limit();
        try
        {
            var settings = new MagickReadSettings
            {
                Format = FormatOf(original),
                FrameIndex = 0,
                FrameCount = MostPages,
            };
            if (settings.Format == MagickFormat.Unknown)
                return 2;
            using var pages = new MagickImageCollection(original, settings);
            foreach (var page in pages)
            {
                page.AutoOrient();
                page.Strip();
                page.Thumbnail(new MagickGeometry(Side, Side) { Greater = true });
            }
            using var all = pages.Count == 1 ? pages[0].Clone() : pages.AppendVertically();
            all.BackgroundColor = MagickColors.White;
            all.Alpha(AlphaAction.Remove);
            all.Quality = 82;
            // Whole or not at all.
            all.Write(copy + ".part", MagickFormat.Jpeg);
            File.Move(copy + ".part", copy, overwrite: true);
            return 0;
        }
        catch (MagickException e)
        {
            Console.Error.WriteLine(e.GetType().Name);
            File.Delete(copy + ".part");
            return 1;
        }
    }

    internal static void Limit()
    {
        ResourceLimits.Width = 30_000;
        ResourceLimits.Height = 30_000;
        ResourceLimits.Area = 120_000_000;
        ResourceLimits.MaxMemoryRequest = 600_000_000;
        ResourceLimits.Memory = 600_000_000;
        ResourceLimits.Disk = 0;
        ResourceLimits.Thread = 1;
        ResourceLimits.ListLength = 1000;
    }

    /// <summary>Said, not left to the library: it knows a hundred formats, of which some lead elsewhere.</summary>
    internal static MagickFormat FormatOf(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[12];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return read < head.Length ? MagickFormat.Unknown
            : head.AsSpan(4, 4).SequenceEqual("ftyp"u8) ? MagickFormat.Heic
            : head[0] == head[1] && head[0] is (byte)'I' or (byte)'M' ? MagickFormat.Tiff
            : head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? MagickFormat.Jpeg
            : head.AsSpan(1, 3).SequenceEqual("PNG"u8) ? MagickFormat.Png
            : head.AsSpan(8, 4).SequenceEqual("WEBP"u8) ? MagickFormat.WebP
            : MagickFormat.Unknown;
    }
}
