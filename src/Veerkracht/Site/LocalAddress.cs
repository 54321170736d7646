using System.Text;

namespace Veerkracht.Site;

/// <summary>Where a reader came from and goes back to, as an address or a form says it: only ever a place on this site.</summary>
public static class LocalAddress
{
    /// <returns>Fit for a header: letters outside ASCII are written by their bytes. <paramref name="otherwise"/> for an address elsewhere:
    /// "//host", "/\host", or with control characters.</returns>
    public static string Of(string? said, string otherwise = "/") =>
        said is ['/', ..] && said is not ['/', '/' or '\\', ..] && !said.Any(char.IsControl)
            ? string.Concat(said.EnumerateRunes().Select(Plain))
            : otherwise;

    private static string Plain(Rune letter) => letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString());
}
