using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>What stands with a number that cannot be read.</summary>
internal enum BesideNumber
{
    Nothing,

    /// <summary>Another unit or currency than that of the question.</summary>
    Unit,

    /// <summary>A letter that may stand for millions, and for something else: "1.5m".</summary>
    Times,

    /// <summary>Words: "incl. btw", "ongeveer".</summary>
    Words,
}

/// <summary>The unit that somebody types behind a number: "5 km", "1 200 m²", "3 stuks".</summary>
internal static partial class UnitTyped
{
    private const int Longest = 100;

    /// <summary>What stands before the unit, where it is one of these; else the text as it is.</summary>
    /// <param name="units">As the form writes them; m2 and m² are the same, and so are large and small letters.</param>
    public static string Without(string text, IEnumerable<string?> units)
    {
        var typed = Plain(text);
        foreach (var unit in units)
        {
            if (string.IsNullOrWhiteSpace(unit) || !typed.EndsWith(Plain(unit.Trim()), StringComparison.OrdinalIgnoreCase))
                continue;
            var before = text[..^unit.Trim().Length];
            // "5 km" is no 5 k in metres.
            if (before.Length == 0 || !char.IsLetter(before[^1]) || !char.IsLetter(unit.Trim()[0]))
                return before.TrimEnd();
        }
        return text;
    }

    /// <summary>Why a text with a number in it cannot be read.</summary>
    public static BesideNumber Beside(Field field, string text)
    {
        if (text.Length > Longest || NumberIn().Match(text) is not { Success: true } match)
            return BesideNumber.Nothing;
        var (before, after) = (match.Groups["before"].Value, match.Groups["after"].Value.Trim());
        var hasWords = before.Any(char.IsLetter) || after.Any(char.IsLetter);
        if (field.Kind.HoldsAmount)
        {
            return Currency().IsMatch(text) ? BesideNumber.Unit
                : Times().IsMatch(after) ? BesideNumber.Times
                : hasWords && !(WholeTimes().IsMatch(before.Trim()) && WholeTimes().IsMatch(after)) ? BesideNumber.Words
                : BesideNumber.Nothing;
        }
        var units = new[] { field.Unit.Nl, field.Unit.In(Language.En), field.Kind.UsualUnit };
        var own = units
            .Where(u => !string.IsNullOrEmpty(u))
            .Any(u => Plain(after).StartsWith(Plain(u!), StringComparison.OrdinalIgnoreCase));
        return !own && units.Any(u => !string.IsNullOrEmpty(u)) && NumberAndWord().IsMatch(text) ? BesideNumber.Unit
            : hasWords ? BesideNumber.Words
            : BesideNumber.Nothing;
    }

    /// <summary>A number that the field takes, for a message.</summary>
    public static Rational Example(Field field)
    {
        Rational usual = field.Decimals > 0 ? new Rational(25, 2) : 12;
        return field.Max is { } max && usual > max ? max
            : field.Min is { } min && usual < min ? min
            : usual;
    }

    private static string Plain(string text) => text.Replace('²', '2').Replace('³', '3');

    [GeneratedRegex(@"\A(?<before>[^0-9]*)[0-9][0-9.,'’\s]*(?<after>.*)\z", RegexOptions.Singleline)]
    private static partial Regex NumberIn();

    [GeneratedRegex(@"[$£¥₤]|\b(usd|gbp|chf|dkk|sek|nok|pln|jpy|dollars?|pounds?|francs?|bef|fr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Currency();

    [GeneratedRegex(
        @"\A(m|mm|mrd|mld|mia|miljard|milliard|billion|bn|b|t|td|tsd|dzd)\.?\s*(€|eur|euro['’]?s?)?\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Times();

    /// <summary>Words that are read: the fault lies elsewhere.</summary>
    [GeneratedRegex(
        @"\A(k|duizend|thousand|miljoen|million|mln|mio)?\.?\s*(€|eur|euro['’]?s?)?\.?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WholeTimes();

    [GeneratedRegex(@"\A[-+−€]?\s*[0-9][0-9.,'’\s]*\s*[\p{L}%‰°$£][\p{L}0-9²³/%.°$£\s]*\z")]
    private static partial Regex NumberAndWord();
}
