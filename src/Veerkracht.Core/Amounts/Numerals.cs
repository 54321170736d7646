using System.Globalization;
using System.Numerics;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>
/// Writes numbers as people read them: "1.234,56" in Dutch (Belgium), "1,234.56" in English. What it writes,
/// <see cref="NumeralReader"/> reads back. For files and the API there is ToString of <see cref="Money"/> and <see cref="Rational"/>.
/// </summary>
public static class Numerals
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>The character that groups thousands.</summary>
    public static char Group(Language language) => language == Language.Nl ? '.' : ',';

    /// <summary>The character before the decimals.</summary>
    public static char Point(Language language) => language == Language.Nl ? ',' : '.';

    /// <summary>An amount of euro without its sign: "1.234,56".</summary>
    public static string Write(Money amount, Language language) => Write(amount.Euro, 2, language);

    /// <summary>An amount with the euro sign, which never parts from it at a line end: "€ 1.234,56", "€1,234.56".</summary>
    public static string WriteEuro(Money amount, Language language) => WriteEuroRounded(amount.Euro, language);

    /// <summary>The same of a number that is not whole cents, rounded to them.</summary>
    public static string WriteEuroRounded(Rational euro, Language language)
    {
        var written = Write(euro, 2, language);
        var (sign, digits) = written.StartsWith('-') ? ("-", written[1..]) : ("", written);
        return language == Language.Nl ? $"€{NoBreakSpace}{sign}{digits}" : $"{sign}€{digits}";
    }

    /// <summary>In a sentence: "500.000 euro", "145,50 euro"; whole euro without decimals.</summary>
    public static LocalText InEuro(Money amount) => new(InWords(amount, Language.Nl), InWords(amount, Language.En));

    private static string InWords(Money amount, Language language) =>
        $"{Write(amount.Euro, amount.Cents % 100 == 0 ? 0 : 2, language)}{NoBreakSpace}euro";

    /// <summary>A whole count: "6.629.143".</summary>
    public static string Write(long count, Language language) => Write(count, 0, language);

    /// <summary>With so many decimals, half rounded away from zero: 12.5 with 2 → "12,50".</summary>
    /// <param name="decimals">0 to 20; outside it counts as the nearest of these.</param>
    public static string Write(Rational value, int decimals, Language language)
    {
        decimals = Math.Clamp(decimals, 0, 20);
        var scaled = Rounding.HalfUp(value * new Rational(BigInteger.Pow(10, decimals), 1));
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = Grouped(digits[..^decimals], Group(language));
        var sign = scaled.Sign < 0 ? "-" : "";
        return decimals == 0 ? sign + whole : $"{sign}{whole}{Point(language)}{digits[^decimals..]}";
    }

    /// <summary>With as few decimals as write it exactly, at most ten: 12.50 → "12,5", a third → "0,3333333333".</summary>
    public static string WriteExact(Rational value, Language language) => Write(value, Math.Min(value.ExactDecimals() ?? 10, 10), language);

    private static string Grouped(string digits, char group)
    {
        var first = digits.Length % 3 == 0 ? 3 : digits.Length % 3;
        var groups = new List<string> { digits[..first] };
        for (var at = first; at < digits.Length; at += 3)
            groups.Add(digits.Substring(at, 3));
        return string.Join(group, groups);
    }
}
