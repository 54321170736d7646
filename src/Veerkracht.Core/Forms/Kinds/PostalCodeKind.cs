using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>A Belgian postal code: four digits from 1000 to 9999.</summary>
internal static partial class PostalCodeKind
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
        Read = text => Written().Match(text) is { Success: true } match ? match.Groups["digits"].Value.Replace(" ", "") : null,
        Why = (_, nl, en) =>
            new LocalText($"Vul bij {nl} een postcode van vier cijfers in.", $"Enter a postal code of four digits for {en}."),
        MaxLength = 4,
        Pattern = "^[1-9][0-9]{3}$",
        Autocomplete = "postal-code",
    };

    // The country stands before it as on envelopes ("B-3450") or in lists of addresses ("BE 3450").
    [GeneratedRegex(
        @"\A *(?:BE?(?: *[-–] *| *))?(?<digits>[1-9] *[0-9] *[0-9] *[0-9]) *\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Written();
}
