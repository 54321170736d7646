using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Identifiers;

/// <summary>The Belgian structured communication on a transfer (OGM): ten digits and two that check them, the remainder itself.</summary>
public sealed record StructuredCommunication
{
    /// <summary>The largest number that ten digits hold.</summary>
    public const long MaxNumber = 9_999_999_999;

    private StructuredCommunication(string digits) => Digits = digits;

    /// <summary>Twelve digits, as in a payment file: "312401398067".</summary>
    public string Digits { get; }

    /// <summary>"+++312/4013/98067+++".</summary>
    public string Display => $"+++{Digits[..3]}/{Digits[3..7]}/{Digits[7..]}+++";

    /// <summary>Makes one of a number of at most ten digits.</summary>
    public static bool TryCreate(
        long number,
        [NotNullWhen(true)] out StructuredCommunication? communication,
        [NotNullWhen(false)] out LocalText? why
    )
    {
        var fits = number is >= 0 and <= MaxNumber;
        communication = fits ? new StructuredCommunication(WithCheck(number.ToString("0000000000", CultureInfo.InvariantCulture))) : null;
        why = fits
            ? null
            : new LocalText(
                "Het nummer van een mededeling heeft hoogstens 10 cijfers.",
                "The number of a communication has at most 10 digits."
            );
        return fits;
    }

    /// <summary>Reads it with or without plus signs, asterisks, slashes and spaces.</summary>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out StructuredCommunication? communication,
        [NotNullWhen(false)] out LocalText? why
    )
    {
        var digits = Typed.Bare(text, "+*/");
        why =
            digits.Length != 12 || !Typed.AreDigits(digits)
                ? new(
                    "Een gestructureerde mededeling heeft 12 cijfers, bijvoorbeeld +++312/4013/98067+++.",
                    "A structured communication has 12 digits, for example +++312/4013/98067+++."
                )
            : digits != WithCheck(digits[..10])
                ? new(
                    "Deze mededeling klopt niet: de laatste twee cijfers passen niet bij de andere. Kijk de cijfers na.",
                    "This communication is not right: its last two digits do not fit the others. Check the digits."
                )
            : null;
        communication = why is null ? new StructuredCommunication(digits) : null;
        return communication is not null;
    }

    private static string WithCheck(string ten)
    {
        var rest = Mod97.Of(ten);
        return ten + (rest == 0 ? 97 : rest).ToString("00", CultureInfo.InvariantCulture);
    }

    public override string ToString() => Display;
}
