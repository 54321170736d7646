using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

public sealed record Holiday(LocalDate Date, LocalText Name);

/// <summary>
/// The ten legal holidays of Belgium and 11 July, the day of the Flemish Community. Working days are Monday to Friday
/// without these.
/// </summary>
public static class Holidays
{
    /// <summary>The holidays of a year, in order of date.</summary>
    public static IReadOnlyList<Holiday> Of(int year)
    {
        var easter = EasterSunday(year);
        return
        [
            new(new LocalDate(year, 1, 1), new("Nieuwjaar", "New Year's Day")),
            .. new Holiday[]
            {
                new(easter.PlusDays(1), new("paasmaandag", "Easter Monday")),
                new(new LocalDate(year, 5, 1), new("Dag van de Arbeid", "Labour Day")),
                new(easter.PlusDays(39), new("Hemelvaart", "Ascension Day")),
                new(easter.PlusDays(50), new("pinkstermaandag", "Whit Monday")),
            }.OrderBy(h => h.Date),
            new(new LocalDate(year, 7, 11), new("feestdag van de Vlaamse Gemeenschap", "Day of the Flemish Community")),
            new(new LocalDate(year, 7, 21), new("nationale feestdag", "National Day")),
            new(new LocalDate(year, 8, 15), new("Onze-Lieve-Vrouw-Hemelvaart", "Assumption Day")),
            new(new LocalDate(year, 11, 1), new("Allerheiligen", "All Saints' Day")),
            new(new LocalDate(year, 11, 11), new("Wapenstilstand", "Armistice Day")),
            new(new LocalDate(year, 12, 25), new("Kerstmis", "Christmas Day")),
        ];
    }

    public static bool IsHoliday(LocalDate date) => Of(date.Year).Any(h => h.Date == date);

    public static bool IsWorkingDay(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) && !IsHoliday(date);

    /// <summary>This day if it is a working day, else the first one after it.</summary>
    public static LocalDate WorkingDayFrom(LocalDate date)
    {
        while (!IsWorkingDay(date))
            date = date.PlusDays(1);
        return date;
    }

    /// <summary>
    /// The last day of a term in days: the day on which it starts does not count, the last day does. A fixed date needs no term;
    /// whether a term moves to a working day is a rule of the call.
    /// </summary>
    public static LocalDate EndOfTerm(LocalDate start, int days, bool movesToWorkingDay)
    {
        var end = start.PlusDays(days);
        return movesToWorkingDay ? WorkingDayFrom(end) : end;
    }

    /// <summary>Easter of the Gregorian calendar, by the method that Meeus and Butcher printed.</summary>
    public static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var moonShift = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - century / 4 - moonShift + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        var correction = (golden + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * correction + 114;
        return new LocalDate(year, days / 31, days % 31 + 1);
    }
}
