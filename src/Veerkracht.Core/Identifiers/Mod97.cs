namespace Veerkracht.Core.Identifiers;

/// <summary>The arithmetic that Belgian and international check digits share.</summary>
internal static class Mod97
{
    /// <summary>The remainder of a number of ASCII digits, of any length.</summary>
    public static int Of(ReadOnlySpan<char> digits)
    {
        var rest = 0;
        foreach (var digit in digits)
            rest = (rest * 10 + (digit - '0')) % 97;
        return rest;
    }

    /// <summary>ISO 7064: the remainder with letters as two digits, A = 10 to Z = 35.</summary>
    public static int OfAlphanumeric(ReadOnlySpan<char> text)
    {
        var rest = 0;
        foreach (var c in text)
            rest = c <= '9' ? (rest * 10 + (c - '0')) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
        return rest;
    }

    /// <summary>ISO 13616 and 11649: check digits stand third and fourth, 02 to 98, and the turned text leaves 1.</summary>
    public static bool HoldsIso(string text) =>
        int.TryParse(text.AsSpan(2, 2), out var check) && check is >= 2 and <= 98 && OfAlphanumeric(text[4..] + text[..4]) == 1;

    /// <summary>The check digits that make <see cref="HoldsIso"/> true for this country or scheme and body.</summary>
    public static string IsoCheckDigits(string scheme, string body) =>
        (98 - OfAlphanumeric(body + scheme + "00")).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
}
