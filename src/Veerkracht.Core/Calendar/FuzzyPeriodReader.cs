using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>
/// Reads a <see cref="FuzzyPeriod"/> from a file: a year ("2021"), a month ("2021-02"), a day ("2021-02-26"), two of the same kind
/// with a slash between ("2021-01/2021-02"), a part of a year (early, mid, late), a season (spring, summer, autumn, winter: the
/// winter of 2021 runs into 2022), or "unknown".
/// </summary>
public static partial class FuzzyPeriodReader
{
    /// <summary>Parts of a year: first month, number of months, and name before the year.</summary>
    private static readonly Dictionary<string, (int Month, int Months, LocalText Name)> Parts = new(StringComparer.Ordinal)
    {
        ["early"] = (1, 3, new("begin", "early")),
        ["mid"] = (5, 4, new("midden", "mid")),
        ["late"] = (10, 3, new("eind", "late")),
        ["spring"] = (3, 3, new("voorjaar", "spring")),
        ["summer"] = (6, 3, new("zomer", "summer")),
        ["autumn"] = (9, 3, new("najaar", "autumn")),
        ["winter"] = (12, 3, new("winter", "winter")),
    };

    public static bool TryRead(string? text, [NotNullWhen(true)] out FuzzyPeriod? period, [NotNullWhen(false)] out LocalText? why)
    {
        text = text?.Trim();
        period = text switch
        {
            null or { Length: 0 or > 40 } => null,
            "unknown" => FuzzyPeriod.Unknown,
            _ when text.Split('/') is [var from, var until] => Range(text, from, until),
            _ => Part(text) ?? Range(text, text, text),
        };
        why = period is null ? Unreadable : null;
        return period is not null;
    }

    private static FuzzyPeriod? Part(string text)
    {
        if (PartShape().Match(text) is not { Success: true } match || !Parts.TryGetValue(match.Groups[2].Value, out var part))
            return null;
        var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var first = new LocalDate(year, part.Month, 1);
        var last = first.PlusMonths(part.Months).PlusDays(-1);
        var years = last.Year == year ? $"{year}" : $"{year}–{last.Year}";
        return new FuzzyPeriod(text, first, last, new LocalText($"{part.Name.Nl} {years}", $"{part.Name.En} {years}"));
    }

    private static FuzzyPeriod? Range(string text, string from, string until)
    {
        if (from.Length != until.Length || Span(from) is not var (first, firstLast) || Span(until) is not var (lastFirst, last))
            return null;
        if (from == until && text != from)
            return null; // "2021/2021" is no second way to write 2021
        if (lastFirst < first)
            return null;
        return new FuzzyPeriod(text, first, last, new LocalText(Words(Language.Nl), Words(Language.En)));

        string Words(Language language) =>
            from == until
                ? Name(first, from.Length, true, language)
                : Name(first, from.Length, first.Year != last.Year, language)
                    + Dash(from.Length, first.Year != last.Year)
                    + Name(lastFirst, from.Length, true, language);
    }

    /// <summary>First and last day of "2021", "2021-02" or "2021-02-26".</summary>
    private static (LocalDate First, LocalDate Last)? Span(string point)
    {
        if (PointShape().Match(point) is not { Success: true })
            return null;
        var full = point + "-01-01"[..(10 - point.Length)];
        if (!DateReader.TryRead(full, out var first, out _))
            return null;
        return (
            first,
            point.Length switch
            {
                4 => first.PlusYears(1),
                7 => first.PlusMonths(1),
                _ => first.PlusDays(1),
            } - Period.FromDays(1)
        );
    }

    private static string Name(LocalDate first, int length, bool withYear, Language language) =>
        length switch
        {
            4 => FormattableString.Invariant($"{first.Year}"),
            7 => DateText.Month(first.Month, language) + (withYear ? $" {first.Year}" : ""),
            _ => withYear ? DateText.Long(first, language) : $"{first.Day} {DateText.Month(first.Month, language)}",
        };

    // Single words join closely (januari–februari 2021); where a part has a space in it, so has the dash.
    private static string Dash(int length, bool withYear) => length == 4 || (length == 7 && !withYear) ? "–" : " – ";

    private static readonly LocalText Unreadable = new(
        "Schrijf een periode als 2021, 2021-02, 2021-02-26, 2021-01/2021-02, 2021-early, 2021-spring of unknown.",
        "Write a period as 2021, 2021-02, 2021-02-26, 2021-01/2021-02, 2021-early, 2021-spring or unknown."
    );

    [GeneratedRegex(@"\A((?:19|20|21)[0-9]{2})-([a-z]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex PartShape();

    [GeneratedRegex(@"\A[0-9]{4}(-[0-9]{2}){0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PointShape();
}
