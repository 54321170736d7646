using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>A number as typed: its exact value and how many decimals were typed ("12,50" has 2).</summary>
public readonly record struct Numeral(Rational Value, int Decimals);

/// <summary>
/// Reads what can mean one number only, so that none is ever taken for another: in Dutch "1.234" and "1 234" are 1234 and "1.5" is
/// refused. Around the number may stand spaces of any kind, a sign, and the euro once, as sign or word; behind it "miljoen" and the like,
/// and ",-" where there are no cents.
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

        var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit)).TrimStart('0');
        var decimals = match.Groups["decimals"].Value;
        if (digits.Length > MaxWholeDigits || decimals.Length > MaxDecimals)
            return Refuse(TooLong, out why);
        var scaled = BigInteger.Parse("0" + digits + decimals, NumberStyles.None, CultureInfo.InvariantCulture);
        if (match.Groups["minus"].Success)
            scaled = -scaled;
        numeral = new Numeral(new Rational(scaled, BigInteger.Pow(10, decimals.Length)), decimals.Length);
        if (TimesOf(match.Groups["times"].Value) is not { } times)
            return true;
        var value = numeral.Value * new Rational(BigInteger.Pow(10, times), 1);
        numeral = new Numeral(value, value.ExactDecimals() ?? 0);
        return digits.Length + times <= MaxWholeDigits || Refuse(TooLong, out why);
    }

    /// <summary>"1,5 miljoen" is 1.500.000: how many zeros the word behind a number stands for.</summary>
    private static int? TimesOf(string word) =>
        word.ToUpperInvariant().TrimEnd('.') switch
        {
            "" => null,
            "K" or "DUIZEND" or "THOUSAND" => 3,
            _ => 6,
        };

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

    private const string Euro = @"(?<euro>€|(?i:euro['’]?s?|eur)(?![a-z]))?";

    // Word makes a dash of a hyphen that was typed as minus.
    private const string Start = @"\A\s*" + Euro + @"\s*(?<minus>[-−–\u2010\u2011])?\+?" + Euro + @"\s*";

    // Spaces, those that do not break among them, and the apostrophe of Swiss papers group thousands in every language.
    private const string Spaced = @"[1-9][0-9]{0,2}(?<gap>[ \u00A0\u2007\u2009\u202F'’][0-9]{3})+";
    private const string End = @"\s*(?<times>(?i:k|duizend|thousand|miljoen|million|mln\.?|mio\.?)(?![a-z]))?\s*" + Euro + @"\s*\z";
    private const string NoCents = @"(--?|[–—=])";

    // A grouped number does not start with 0: whoever types 0.123 in Dutch may mean 0,123.
    [GeneratedRegex(
        Start + "(?<whole>[1-9][0-9]{0,2}(\\.[0-9]{3})+|" + Spaced + "|[0-9]+)(,((?<decimals>[0-9]+)|" + NoCents + "))?" + End,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Dutch();

    [GeneratedRegex(
        Start + "(?<whole>[1-9][0-9]{0,2}(,[0-9]{3})+|" + Spaced + "|[0-9]+)(\\.((?<decimals>[0-9]+)|" + NoCents + "))?" + End,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex English();
}
