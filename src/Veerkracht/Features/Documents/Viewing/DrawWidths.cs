using ImageMagick;

namespace Veerkracht.Features.Documents.Viewing;

/// <summary>A width of a picture, in pixels, as WebP.</summary>
public sealed record DrawnWidth(int Width, int Height, byte[] Bytes);

/// <summary>
/// Draws a picture in the widths in which pages show it, as WebP that is light enough for a page, without anything that it says of place,
/// camera and owner. Only called in a process of its own.
/// </summary>
public static class DrawWidths
{
    /// <summary>Of the command.</summary>
    public const string Name = "draw-widths";

    /// <summary>Pixels, and the bytes that such a width may have: a page with all that it loads stays below 100 KB.</summary>
    private static readonly (uint Width, int Bytes)[] Widths = [(480, 24_000), (960, 56_000), (1440, 110_000)];

    /// <param name="folder">Where each width goes as WIDTHxHEIGHT.webp.</param>
    public static int Draw(string original, string folder)
    {
        DrawPicture.Limit();
        try
        {
            var settings = new MagickReadSettings
            {
                Format = DrawPicture.FormatOf(original),
                FrameIndex = 0,
                FrameCount = 1,
            };
            if (settings.Format == MagickFormat.Unknown)
                return 2;
            using var picture = new MagickImage(original, settings);
            picture.AutoOrient();
            // Colours of a profile that goes would be others.
            picture.TransformColorSpace(ColorProfiles.SRGB);
            picture.Strip();
            picture.BackgroundColor = MagickColors.White;
            picture.Alpha(AlphaAction.Remove);
            foreach (var (width, bytes) in Widths.Where((w, i) => i == 0 || picture.Width >= Widths[i - 1].Width + 1))
                Write(picture, Math.Min(width, picture.Width), bytes, folder);
            return 0;
        }
        catch (MagickException e)
        {
            Console.Error.WriteLine(e.GetType().Name);
            return 1;
        }
    }

    private static void Write(MagickImage picture, uint width, int most, string folder)
    {
        using var drawn = (MagickImage)picture.Clone();
        drawn.Resize(width, 0);
        byte[] bytes;
        var quality = 84u;
        do
        {
            quality -= 6;
            drawn.Quality = quality;
            bytes = drawn.ToByteArray(MagickFormat.WebP);
        } while (bytes.Length > most && quality > 30);
        File.WriteAllBytes(Path.Combine(folder, $"{drawn.Width}x{drawn.Height}.webp"), bytes);
    }
}
