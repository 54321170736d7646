using Veerkracht.Core.Amounts;

namespace Veerkracht.Site.Components;

/// <summary>What may be uploaded, in words.</summary>
public static class UploadLimits
{
    public static string Text(string types, long maxBytes, Texts L) =>
        L[$"Toegelaten: {types}. Hoogstens {Size(maxBytes, L)} per bestand.", $"Allowed: {types}. At most {Size(maxBytes, L)} a file."];

    /// <summary>"820 kB", "2,4 MB": units of a thousand, as file managers show them.</summary>
    public static string Size(long bytes, Texts L) =>
        bytes switch
        {
            < 1_000 => $"{bytes} bytes",
            < 1_000_000 => $"{Numerals.Write(new Rational(bytes, 1_000), 0, L.Language)} kB",
            _ => $"{Numerals.WriteExact(new Rational(Rounding.HalfUp(new Rational(bytes, 100_000)), 10), L.Language)} MB",
        };
}
