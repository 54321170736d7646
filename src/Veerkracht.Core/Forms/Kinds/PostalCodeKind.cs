using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A Belgian postal code: four digits from 1000 to 9999.</summary>
internal static class PostalCodeKind
{
    public static readonly TextKind Kind = new(
        FieldType.PostalCode,
        "postal_code",
        new LocalText("Postcode", "Postal code"),
        new LocalText("Vier cijfers.", "Four digits.")
    )
    {
        Ask = new LocalText("Vul een postcode in bij", "Enter a postal code for"),
        Code = "invalid-postal-code",
        Read = text =>
            (text.StartsWith("B-", StringComparison.OrdinalIgnoreCase) ? text[2..] : text).Replace(" ", "") is { Length: 4 } digits
            && digits.All(char.IsAsciiDigit)
            && digits[0] != '0'
                ? digits
                : null,
        Why = (_, nl, en) =>
            new LocalText($"Vul bij {nl} een postcode van vier cijfers in.", $"Enter a postal code of four digits for {en}."),
        MaxLength = 4,
        Pattern = "^[1-9][0-9]{3}$",
        Autocomplete = "postal-code",
    };
}
