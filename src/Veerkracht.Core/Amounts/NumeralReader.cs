using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>A number as typed: its exact value and how many decimals were typed ("12,50" has 2).</summary>
public readonly record struct Numeral(Rational Value, int Decimals);

/// <summary>
/// Reads numbers strictly, so that none is ever taken for another: in Dutch "1.234" is 1234 and "1.5" is refused.
/// Spaces, no-break spaces and one euro sign around the number are allowed, inside it they are not.
/// </summary>
public static partial class NumeralReader
{
    /// <summary>Most digits before the decimal sign; far above any amount, and small enough to stay cheap.</summary>
    public const int MaxWholeDigits = 18;

    /// <summary>Most decimals.</summary>
    public const int MaxDecimals = 10;

    private const int MaxLength = 100;

    /// <summary>Reads a number in the notation of <paramref name="language"/>; else says why not and what to do.</summary>
    public static bool TryRead(string? text, Language language, out Numeral numeral, [NotNullWhen(false)] out LocalText? why)
    {
        numeral = default;
        why = null;
        if (string.IsNullOrWhiteSpace(text))
            return Refuse(Empty, out why);
        if (text.Length > MaxLength)
            return Refuse(TooLong, out why);
        var match = (language == Language.Nl ? Dutch() : English()).Match(text);
        // A sign before and after the number, or two euro signs, is a slip: we do not guess which one was meant.
        if (!match.Success || match.Groups["euro"].Captures.Count > 1)
            return Refuse(Notation(language), out why);

        var digits = match.Groups["whole"].Value.Replace(Numerals.Group(language).ToString(), "", StringComparison.Ordinal).TrimStart('0');
        var decimals = match.Groups["decimals"].Value;
        if (digits.Length > MaxWholeDigits || decimals.Length > MaxDecimals)
            return Refuse(TooLong, out why);
        var scaled = BigInteger.Parse("0" + digits + decimals, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["minus"].Success)
            scaled = -scaled;
        numeral = new Numeral(new Rational(scaled, BigInteger.Pow(10, decimals.Length)), decimals.Length);
        return true;
    }

    private static readonly LocalText Empty = new("Vul een getal in.", "Enter a number.");

    private static readonly LocalText TooLong = new(
        "Dit getal is te lang. Gebruik hoogstens 18 cijfers voor de komma en 10 erna.",
        "This number is too long. Use at most 18 digits before the decimal sign and 10 after it."
    );

    private static LocalText Notation(Language language)
    {
        var (whole, point, example) = language == Language.Nl ? ("1.234", ",", "1.234,56") : ("1,234", ".", "1,234.56");
        return new LocalText(
            $"Dit getal kunnen we niet lezen. Schrijf duizendtallen als {whole} (of zonder teken) en zet “{point}” voor de decimalen, "
                + $"bijvoorbeeld {example}.",
            $"We cannot read this number. Write thousands as {whole} (or without a sign) and put “{point}” before the decimals, for "
                + $"example {example}."
        );
    }

    private static bool Refuse(LocalText reason, out LocalText why)
    {
        why = reason;
        return false;
    }

    // A grouped number does not start with 0: whoever types 0.123 in Dutch may mean 0,123.
    [GeneratedRegex(
        @"\A\s*(?<euro>€)?\s*(?<minus>[-−])?(?<euro>€)?\s*(?<whole>[1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+)(,(?<decimals>[0-9]+))?\s*(?<euro>€)?\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Dutch();

    [GeneratedRegex(
        @"\A\s*(?<euro>€)?\s*(?<minus>[-−])?(?<euro>€)?\s*(?<whole>[1-9][0-9]{0,2}(,[0-9]{3})+|[0-9]+)(\.(?<decimals>[0-9]+))?\s*(?<euro>€)?\s*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex English();
}
