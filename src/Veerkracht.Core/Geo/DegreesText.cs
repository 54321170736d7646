using System.Globalization;

namespace Veerkracht.Core.Geo;

/// <summary>
/// Degrees, minutes and seconds: 51°03'15.5"N 3°43'02.6"E, "N 51° 3.258' E 3° 43.044'", "51 03 15 N, 3 43 03 E". O is east: "oost".
/// </summary>
internal static class DegreesText
{
    private const string Marks = "°º˚";
    private const string Sides = "NEOSWZ";

    /// <summary>One side of the earth or the other, with its degrees.</summary>
    private sealed class Angle
    {
        public List<double> Parts { get; } = [];
        public char? Side { get; set; }

        /// <summary>Degrees; null where the parts are none: 60 minutes, half degrees with minutes.</summary>
        public double? Degrees =>
            Parts.Count is >= 1 and <= 3 && Parts[1..].All(p => p is >= 0 and < 60) && Parts[..^1].All(p => p == Math.Floor(p))
                ? Parts.Select((p, i) => p / Math.Pow(60, i)).Sum() * (Side is 'S' or 'Z' or 'W' ? -1 : 1)
                : null;

        public bool IsNorth => Side is 'N' or 'S' or 'Z';
    }

    /// <summary>Whether a text is written in this way.</summary>
    public static bool Holds(string text)
    {
        if (text.Any(Marks.Contains))
            return true;
        var letters = text.Where(char.IsLetter).Select(char.ToUpperInvariant).ToArray();
        return letters.Length == 2 && letters.All(Sides.Contains);
    }

    public static Spelling Read(string text, out Place place)
    {
        place = default;
        if (Angles(text) is not [var first, var second] || first.Degrees is not { } a || second.Degrees is not { } b)
            return Spelling.Nothing;
        if (first.Side is not null && second.Side is not null && first.IsNorth == second.IsNorth)
            return Spelling.Nothing;
        var isTurned =
            first.Side is not null ? !first.IsNorth
            : second.Side is not null ? second.IsNorth
            : a < b;
        place = isTurned ? new Place(a, b) : new Place(b, a);
        return place.IsAroundBelgium ? Spelling.Place : Spelling.Elsewhere;
    }

    /// <summary>The angles in a text; null where there stands anything else.</summary>
    private static List<Angle>? Angles(string text)
    {
        var angles = new List<Angle>();
        Angle? open = null;
        // A letter before its number begins an angle, one behind it ends it: what the first is, so are all.
        var lettersFirst = char.IsLetter(text.TrimStart()[0]);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                var end = at;
                while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsDecimalMark(text, end)))
                    end++;
                if (
                    !double.TryParse(
                        text[at..end].Replace(',', '.'),
                        NumberStyles.AllowDecimalPoint,
                        CultureInfo.InvariantCulture,
                        out var n
                    )
                )
                    return null;
                var isDegrees = end < text.Length && Marks.Contains(text[end]);
                if (open is null || (isDegrees && open.Parts.Count > 0))
                    angles.Add(open = new Angle());
                open.Parts.Add(n);
                at = end - 1;
            }
            else if (Sides.Contains(char.ToUpperInvariant(c)))
            {
                if (lettersFirst)
                    angles.Add(open = new Angle());
                if (open is null || open.Side is not null)
                    return null;
                open.Side = char.ToUpperInvariant(c);
                if (!lettersFirst)
                    open = null;
            }
            else if (!char.IsWhiteSpace(c) && !Marks.Contains(c) && !"'\"′″’‘“”´`,;/".Contains(c))
            {
                return null;
            }
        }
        return angles;
    }

    private static bool IsDecimalMark(string text, int at) =>
        text[at] is '.' or ',' && at > 0 && char.IsAsciiDigit(text[at - 1]) && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
}
