using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>
/// Reads a calendar date as typed: "15/10/2022" (day first; "5/9/2022" too) or "2022-10-15". A day that does not exist is
/// refused, never moved to the next month. Years run from 1900 to 2199.
/// </summary>
public static partial class DateReader
{
    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    public static bool TryRead(string? text, out LocalDate date, [NotNullWhen(false)] out LocalText? why)
    {
        date = default;
        var match = text is { Length: <= 40 } ? Shape().Match(text) : Match.Empty;
        why = match.Success ? Check(Part(match, "d"), Part(match, "m"), Part(match, "y")) : Unreadable;
        if (why is not null)
            return false;
        date = new LocalDate(Part(match, "y"), Part(match, "m"), Part(match, "d"));
        return true;
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

    private static int Part(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A\s*(?:(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})/(?<y>[0-9]{4})|(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2}))\s*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Shape();
}
