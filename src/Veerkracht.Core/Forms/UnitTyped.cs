using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Forms;

/// <summary>The unit that somebody types behind a number: "5 km", "1 200 m²", "3 stuks".</summary>
internal static partial class UnitTyped
{
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

    /// <summary>A number with something else behind it.</summary>
    public static bool HasOther(string text) => text.Length <= 100 && NumberAndWord().IsMatch(text);

    /// <summary>A number that the field takes, for a message.</summary>
    public static Rational Example(Field field)
    {
        Rational usual = field.Decimals > 0 ? new Rational(25, 2) : 12;
        return field.Max is { } max && usual > max ? max
            : field.Min is { } min && usual < min ? min
            : usual;
    }

    private static string Plain(string text) => text.Replace('²', '2').Replace('³', '3');

    [GeneratedRegex(@"\A[-+−€]?\s*[0-9][0-9.,'’\s]*\s*[\p{L}%‰°$£][\p{L}0-9²³/%.°$£\s]*\z")]
    private static partial Regex NumberAndWord();
}
