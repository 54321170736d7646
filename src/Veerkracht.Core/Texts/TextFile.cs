using System.Text;

namespace Veerkracht.Core.Texts;

/// <summary>Files of text as they must be: UTF-8, and with an end.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>
    /// The text of a file, without the mark of its order of bytes; null with the reason in words, beginning with the path.
    /// </summary>
    /// <param name="most">Most bytes.</param>
    public static string? Read(string path, int most, out LocalText? why)
    {
        if (Bytes(path, most, out why) is not { } bytes)
            return null;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var at = PlaceOf(bytes.AsSpan(0, e.Index));
            why = new LocalText(
                $"{path} is geen UTF-8: het teken op {at.Nl} is niet te lezen; bewaar het bestand als UTF-8",
                $"{path} is not UTF-8: the character at {at.En} cannot be read; save the file as UTF-8"
            );
            return null;
        }
    }

    /// <summary>As <see cref="Read"/>, with "�" where bytes are no UTF-8; null for what cannot be opened or is too large.</summary>
    public static string? ReadLoosely(string path, int most) =>
        Bytes(path, most, out _) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>"line 2, column 4" of what stands behind these bytes; a column counts characters.</summary>
    public static LocalText PlaceOf(ReadOnlySpan<byte> before)
    {
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new LocalText($"regel {line}, kolom {column}", $"line {line}, column {column}");
    }

    private static byte[]? Bytes(string path, int most, out LocalText? why)
    {
        why = null;
        try
        {
            using var file = File.OpenRead(path);
            using var read = new MemoryStream();
            var part = new byte[81_920];
            // Read until the end and no further than allowed: a pipe or a device does not say how long it is.
            for (int count; (count = file.Read(part)) > 0; )
            {
                read.Write(part, 0, count);
                if (read.Length > most)
                {
                    why = new LocalText($"{path} is te groot: ten hoogste {most} bytes", $"{path} is too large: at most {most} bytes");
                    return null;
                }
            }
            var bytes = read.ToArray();
            return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            why = new LocalText($"{path} kan niet gelezen worden: {e.Message}", $"cannot read {path}: {e.Message}");
            return null;
        }
    }
}
