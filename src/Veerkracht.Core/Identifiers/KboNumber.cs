using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>
/// The number of an organisation in the Belgian register of enterprises: ten digits, of which the last two check the others.
/// </summary>
public sealed record KboNumber
{
    private KboNumber(string digits) => Digits = digits;

    /// <summary>Ten digits without dots, as files and the API have it: "0566988259".</summary>
    public string Digits { get; }

    /// <summary>As people write it: "0566.988.259".</summary>
    public string Display => $"{Digits[..4]}.{Digits[4..7]}.{Digits[7..]}";

    private static readonly HashSet<string> Labels =
    [
        "KBO",
        "CBE",
        "ON",
        "COMPANY",
        "ENTERPRISE",
        "NUMBER",
        "NO",
        "BCE",
        "BTW",
        "TVA",
        "VAT",
        "RPR",
        "RPM",
        "ONDERNEMINGSNUMMER",
        "ONDERNEMINGSNR",
        "OND",
        "NR",
        "NUMMER",
        "N°",
    ];

    /// <summary>
    /// Reads it with or without dots, spaces, "BE" and the word that stands before it on papers ("BTW", "KBO", "RPR Gent"); nine digits get
    /// their leading 0 back.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KboNumber? number, [NotNullWhen(false)] out LocalText? why)
    {
        var digits = DigitsOf(text);
        why = Fault(digits);
        number = why is null ? new KboNumber(digits) : null;
        return number is not null;
    }

    /// <summary>Ten digits as such a number has them, of which the last two do not check the others.</summary>
    public static bool IsMistyped(string? text) =>
        DigitsOf(text) is { Length: 10 } digits && Typed.AreDigits(digits) && digits[0] is ('0' or '1') && Fault(digits) is not null;

    private static string DigitsOf(string? text)
    {
        var digits = Typed.Bare(Typed.Unlabelled(text, Labels), ".-/");
        if (digits.StartsWith("BE", StringComparison.Ordinal))
            digits = digits[2..];
        return digits.Length == 9 ? "0" + digits : digits;
    }

    public static bool IsValid(string? text) => TryParse(text, out _, out _);

    private static LocalText? Fault(string digits)
    {
        if (digits.Length != 10 || !Typed.AreDigits(digits))
            return new(
                "Een ondernemingsnummer heeft 10 cijfers, bijvoorbeeld 0566.988.259.",
                "An enterprise number has 10 digits, for example 0566.988.259."
            );
        if (digits[0] is not ('0' or '1'))
            return new(
                "Een ondernemingsnummer begint met 0 of 1. Kijk het nummer na.",
                "An enterprise number starts with 0 or 1. Check the number."
            );
        var check = 97 - Mod97.Of(digits.AsSpan(0, 8));
        return int.Parse(digits.AsSpan(8), CultureInfo.InvariantCulture) == check
            ? null
            : new(
                "Dit ondernemingsnummer bestaat niet: de controlecijfers kloppen niet. Kijk na of u zich vergist hebt in een cijfer.",
                "This enterprise number does not exist: its check digits are wrong. See whether a digit was mistyped."
            );
    }

    public override string ToString() => Display;
}
