using System.Globalization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Operations;

/// <summary>Numbers of bytes as people read them.</summary>
internal static class Sizes
{
    private static readonly (double Bytes, string Unit)[] Units = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];

    /// <summary>"1,3 GB" in Dutch, "1.3 GB" in English.</summary>
    public static LocalText Of(long bytes)
    {
        var (size, unit) = Units.FirstOrDefault(u => bytes >= u.Bytes, (1, "B"));
        var text = (bytes / size).ToString(size == 1 ? "0" : "0.0", CultureInfo.InvariantCulture);
        return new($"{text.Replace('.', ',')} {unit}", $"{text} {unit}");
    }
}
