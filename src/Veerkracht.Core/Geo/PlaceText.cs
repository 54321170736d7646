using System.Globalization;

namespace Veerkracht.Core.Geo;

/// <summary>
/// Reads a place as people write it: "51.0543, 3.7174", "51,0543 3,7174", 51°03'15"N 3°43'03"E, "104 331 193 994" (metres of Lambert
/// 72 or 2008). What the numbers are is told by their size: latitudes, longitudes and the metres of both grids never overlap in Belgium.
/// </summary>
public static class PlaceText
{
    public const int MaxLength = 200;

    private static readonly string[] Labels =
    [
        "longitude",
        "latitude",
        "lengtegraad",
        "breedtegraad",
        "long",
        "lat",
        "lon",
        "lng",
        "x",
        "y",
    ];

    /// <param name="place">Where it is, when it is a place.</param>
    public static Spelling Read(string text, out Place place)
    {
        place = default;
        if (text.Length > MaxLength)
            return Spelling.Nothing;
        if (DegreesText.Holds(text))
            return DegreesText.Read(text, out place);
        var (plain, isTurned) = WithoutLabels(text);
        var found = new HashSet<Place>();
        var elsewhere = false;
        for (var at = 0; at < plain.Length; at++)
        {
            if (!IsBetween(plain[at]))
                continue;
            var end = at;
            while (end < plain.Length && IsBetween(plain[end]))
                end++;
            foreach (var a in Numbers(plain[..at]))
            {
                foreach (var b in Numbers(plain[end..]))
                {
                    if (Of(isTurned ? b : a, isTurned ? a : b) is { } one)
                        found.Add(one.Rounded);
                    else
                        elsewhere |= IsOnEarth(a, b);
                }
            }
            at = end;
        }
        place = found.FirstOrDefault();
        return found.Count switch
        {
            1 => Spelling.Place,
            > 1 => Spelling.Ambiguous,
            _ => elsewhere ? Spelling.Elsewhere : Spelling.Nothing,
        };
    }

    /// <summary>The place that two numbers are, in either order of latitude and longitude; null where they are none.</summary>
    private static Place? Of(double a, double b)
    {
        if (Grid.Of(a, b) is { } grid)
            return grid.ToPlace(a, b);
        // Whole degrees are no place: "51,3" is a number with a comma.
        if (a == Math.Floor(a) && b == Math.Floor(b))
            return null;
        var (straight, turned) = (new Place(b, a), new Place(a, b));
        return straight.IsAroundBelgium ? straight
            : turned.IsAroundBelgium ? turned
            : null;
    }

    private static bool IsOnEarth(double a, double b) =>
        Math.Abs(a) <= 180 && Math.Abs(b) <= 180 && Math.Min(Math.Abs(a), Math.Abs(b)) <= 90 && a != Math.Floor(a) && b != Math.Floor(b);

    private static bool IsBetween(char c) => char.IsWhiteSpace(c) || c is ',' or ';' or '/' or '|';

    /// <summary>All that a text can be as one number: a comma or a point before decimals; spaces, points or commas by three.</summary>
    private static IEnumerable<double> Numbers(string text)
    {
        text = text.Trim().TrimEnd('m').TrimEnd();
        var found = new HashSet<double>();
        foreach (var mark in ",.")
        {
            var parts = text.Split(mark);
            if (parts.Length > 2 || (parts.Length == 2 && !IsDigits(parts[1])))
                continue;
            if (
                Whole(parts[0], mark) is { } whole
                && double.TryParse(parts.Length == 2 ? $"{whole}.{parts[1]}" : whole, Plain, Invariant, out var n)
            )
                found.Add(n);
        }
        if (Whole(text, ' ') is { } thousands && double.TryParse(thousands, Plain, Invariant, out var all))
            found.Add(all);
        return found;
    }

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>"104 331", "104.331", "104331" → "104331"; null where it is none of them.</summary>
    /// <param name="mark">What stands before decimals, and so never between thousands.</param>
    private static string? Whole(string text, char mark)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var digits = text.TrimStart('-', '+');
        if (IsDigits(digits))
            return sign + digits;
        foreach (var between in (char[])[' ', '\u00A0', '\u202F', '.', ',', '\''])
        {
            var parts = digits.Split(between);
            if (
                between != mark
                && parts.Length > 1
                && parts[0].Length is >= 1 and <= 3
                && parts.All(IsDigits)
                && parts[1..].All(p => p.Length == 3)
            )
                return sign + string.Concat(parts);
        }
        return null;
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>"X: 104331 Y: 193994" → "104331 193994"; turned where the y or the latitude of metres stands first.</summary>
    private static (string Plain, bool IsTurned) WithoutLabels(string text)
    {
        var plain = text.Trim().Trim('(', ')', '[', ']').ToLowerInvariant();
        var isTurned = plain.StartsWith('y');
        foreach (var label in Labels)
            plain = plain.Replace(label, " ", StringComparison.Ordinal);
        return (plain.Replace('=', ' ').Replace(':', ' ').Trim(), isTurned);
    }
}
