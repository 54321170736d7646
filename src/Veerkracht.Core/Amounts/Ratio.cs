using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>So much granted for so much own money, as announced: "1 euro for every 2 euro" is 1:2, a third of the cost.</summary>
public sealed partial record Ratio
{
    private Ratio(int granted, int own) => (Granted, Own) = (granted, own);

    public int Granted { get; }
    public int Own { get; }

    /// <summary>The granted part of the whole, exact: 1:2 → 1/3.</summary>
    public Rational Share => new(Granted, (long)Granted + Own);

    /// <summary>Reads "1:2". Granted is at least 1, own at least 0, both at most six digits.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Ratio? ratio, [NotNullWhen(false)] out LocalText? why)
    {
        var match = Shape().Match(text ?? "");
        var granted = match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (granted == 0)
        {
            ratio = null;
            why = new LocalText(
                "Schrijf een verhouding als subsidie:eigen geld in gehele getallen, bijvoorbeeld 1:2.",
                "Write a ratio as granted:own in whole numbers, for example 1:2."
            );
            return false;
        }
        ratio = new Ratio(granted, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
        why = null;
        return true;
    }

    public override string ToString() => FormattableString.Invariant($"{Granted}:{Own}");

    [GeneratedRegex(@"\A\s*([0-9]{1,6})\s*:\s*([0-9]{1,6})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
