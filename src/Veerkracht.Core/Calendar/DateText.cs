using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>Writes dates and wall times as people read them, in Dutch and English.</summary>
public static class DateText
{
    private static readonly string[] DutchMonths =
    [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];

    private static readonly string[] EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly string[] DutchDays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

    private static readonly string[] EnglishDays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The name of a month, 1 to 12: "oktober", "October".</summary>
    public static string Month(int month, Language language) => (language == Language.Nl ? DutchMonths : EnglishMonths)[month - 1];

    /// <summary>The name of the day of the week: "vrijdag", "Friday".</summary>
    public static string Weekday(LocalDate date, Language language) =>
        (language == Language.Nl ? DutchDays : EnglishDays)[(int)date.DayOfWeek - 1];

    /// <summary>"15/10/2022", the same in both languages.</summary>
    public static string Short(LocalDate date) => FormattableString.Invariant($"{date.Day:00}/{date.Month:00}/{date.Year:0000}");

    /// <summary>"2022-10-15", the form of files and of the API.</summary>
    public static string Iso(LocalDate date) => FormattableString.Invariant($"{date.Year:0000}-{date.Month:00}-{date.Day:00}");

    /// <summary>"15 oktober 2022", "15 October 2022".</summary>
    public static string Long(LocalDate date, Language language) =>
        FormattableString.Invariant($"{date.Day} {Month(date.Month, language)} {date.Year}");

    /// <summary>"15 oktober 2022 om 23.59 uur", "15 October 2022 at 23:59".</summary>
    public static string Long(LocalDateTime wallTime, Language language) =>
        language == Language.Nl
            ? FormattableString.Invariant($"{Long(wallTime.Date, language)} om {wallTime.Hour}.{wallTime.Minute:00} uur")
            : FormattableString.Invariant($"{Long(wallTime.Date, language)} at {wallTime.Hour:00}:{wallTime.Minute:00}");

    /// <summary>Both languages at once.</summary>
    public static LocalText Long(LocalDate date) => new(Long(date, Language.Nl), Long(date, Language.En));

    /// <summary>Both languages at once.</summary>
    public static LocalText Long(LocalDateTime wallTime) => new(Long(wallTime, Language.Nl), Long(wallTime, Language.En));
}
