using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>
/// Reads a calendar date as typed: day first with "/", "-" or "." between ("15/10/2022", "5-9-2022", "5.9.2022"), with the name of the
/// month ("15 oktober 2022", "1 March 2023", "March 1, 2023"), or the year first ("2022-10-15"). The day of the week may stand before it
/// and must be right; the midnight that sheets put behind a date may stand there too. A day that does not exist is refused, never moved to
/// the next month; so is a year of two digits. Years run from 1900 to 2199.
/// </summary>
public static partial class DateReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public static bool TryRead(string? text, out LocalDate date, [NotNullWhen(false)] out LocalText? why)
    {
        date = default;
        var match = text is { Length: <= 40 } ? Shape().Match(text) : Match.Empty;
        var month =
            !match.Success ? 0
            : match.Groups["name"] is { Success: true } name ? MonthOf(name.Value)
            : Part(match, "m");
        why =
            match.Success && month is not null ? Check(Part(match, "d"), month.Value, Part(match, "y"))
            : text is { Length: <= 40 } && ShortYear().IsMatch(text) ? YearInFull
            : Unreadable;
        if (why is not null)
            return false;
        var read = new LocalDate(Part(match, "y"), month!.Value, Part(match, "d"));
        if (match.Groups["weekday"] is { Success: true } weekday && WeekdayFault(weekday.Value, read) is { } fault)
        {
            why = fault;
            return false;
        }
        date = read;
        return true;
    }

    /// <summary>"do", "dond.", "Thu", "Thursday" before a Thursday are right: at least two letters of its name.</summary>
    private static LocalText? WeekdayFault(string typed, LocalDate date)
    {
        if (Begins(date, typed))
            return null;
        return Enumerable.Range(1, 6).Any(days => Begins(date.PlusDays(days), typed))
            ? new LocalText(
                $"{DateText.Long(date, Language.Nl)} is een {DateText.Weekday(date, Language.Nl)}. Kijk de dag na.",
                $"{DateText.Long(date, Language.En)} is a {DateText.Weekday(date, Language.En)}. Check the day."
            )
            : Unreadable;
    }

    private static bool Begins(LocalDate date, string typed) =>
        new[] { Language.Nl, Language.En }.Any(l => DateText.Weekday(date, l).StartsWith(typed, StringComparison.OrdinalIgnoreCase));

    /// <summary>"maart", "mrt.", "March", "sep"; null where no month of either language begins so.</summary>
    private static int? MonthOf(string name)
    {
        var typed = name.TrimEnd('.');
        if (typed.Equals("mrt", StringComparison.OrdinalIgnoreCase))
            return 3;
        for (var month = 1; month <= 12; month++)
        {
            foreach (var language in new[] { Language.Nl, Language.En })
            {
                var full = DateText.Month(month, language);
                if (full.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && (typed.Length == 3 || typed.Length == full.Length))
                    return month;
            }
        }
        return typed.Equals("sept", StringComparison.OrdinalIgnoreCase) ? 9 : null;
    }

    private static LocalText? Check(int day, int month, int year)
    {
        if (year is < FirstYear or > LastYear)
            return new LocalText(
                FormattableString.Invariant($"Kijk het jaar na: het moet tussen {FirstYear} en {LastYear} liggen."),
                FormattableString.Invariant($"Check the year: it must be between {FirstYear} and {LastYear}.")
            );
        if (month is < 1 or > 12)
            return new LocalText(
                FormattableString.Invariant($"Maand {month} bestaat niet. Schrijf eerst de dag en dan de maand, bijvoorbeeld 15/10/2022."),
                FormattableString.Invariant($"There is no month {month}. Write the day first and then the month, for example 15/10/2022.")
            );
        var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
        if (day >= 1 && day <= days)
            return null;
        return new LocalText(
            FormattableString.Invariant($"Deze dag bestaat niet: {DateText.Month(month, Language.Nl)} {year} heeft {days} dagen."),
            FormattableString.Invariant($"This day does not exist: {DateText.Month(month, Language.En)} {year} has {days} days.")
        );
    }

    private static readonly LocalText Unreadable = new(
        "Schrijf de datum als dag/maand/jaar, bijvoorbeeld 15/10/2022.",
        "Write the date as day/month/year, for example 15/10/2022."
    );

    private static readonly LocalText YearInFull = new(
        "Schrijf het jaar met vier cijfers: dag/maand/jaar, bijvoorbeeld 15/10/2022.",
        "Write the year with four digits: day/month/year, for example 15/10/2022."
    );

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    // Word makes a dash of a hyphen between numbers.
    private const string By = @"\s*(?<by>[-/.–\u2011])\s*";
    private const string Midnight = @"(?:(?:T|,?\s+)00?:00(?::00(?:\.0+)?)?)?";
    private const string Name = @"(?<name>[A-Za-z]{3,9}\.?)";
    private const string Ordinal = "(?i:ste|de|e|st|nd|rd|th)?";

    [GeneratedRegex(
        @"\A\s*(?:(?<weekday>[A-Za-z]{2,9})\.?,?\s+)?(?:(?<d>[0-9]{1,2})"
            + By
            + @"(?<m>[0-9]{1,2})\s*\k<by>\s*(?<y>[0-9]{4})"
            + Midnight
            + @"|(?<y>[0-9]{4})(?<by>[-/.])(?<m>[0-9]{1,2})\k<by>(?<d>[0-9]{1,2})"
            + Midnight
            + "|(?<d>[0-9]{1,2})"
            + Ordinal
            + @"(?:\s+of)?[\s-]+"
            + Name
            + @"[\s-]+(?<y>[0-9]{4})\.?|"
            + Name
            + @"\s+(?<d>[0-9]{1,2})"
            + Ordinal
            + @",?\s+(?<y>[0-9]{4}))\s*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Shape();

    [GeneratedRegex(
        @"\A\s*(?:[A-Za-z]{2,9}\.?\s+)?[0-9]{1,2}\s*(?:[-/.–]\s*[0-9]{1,2}\s*[-/.–]|[\s-]+[A-Za-z]{3,9}\.?[\s-])\s*['’]?[0-9]{2}\s*\z"
    )]
    private static partial Regex ShortYear();
}
