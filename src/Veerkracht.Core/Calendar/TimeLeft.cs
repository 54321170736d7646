using NodaTime;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calendar;

/// <summary>The time left in words. A day is 24 hours; it is rounded down, so that it never promises more than there is.</summary>
public static class TimeLeft
{
    /// <summary>
    /// "nog 3 dagen en 4 uur" / "3 days and 4 hours left"; from two weeks on days only, beyond <see cref="FewDays"/> months or years;
    /// "afgelopen" / "closed" at zero.
    /// </summary>
    public static LocalText Text(Duration left)
    {
        if (left <= Duration.Zero)
            return new LocalText("afgelopen", "closed");
        var minutes = (long)left.TotalMinutes;
        if (minutes == 0)
            return new LocalText("nog minder dan een minuut", "less than a minute left");
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var first =
            days > 2 * Year ? new LocalText($"{days / Year} jaar", $"{days / Year} years")
            : days > FewDays ? new LocalText($"{days / Month} maanden", $"{days / Month} months")
            : days > 0 ? Days(days)
            : hours > 0 ? Hours(hours)
            : Minutes(rest);
        LocalText? second =
            days >= 14 ? null
            : days > 0 && hours > 0 ? Hours(hours)
            : days == 0 && hours > 0 && rest > 0 ? Minutes(rest)
            : null;
        return second is null
            ? new LocalText($"nog {first.Nl}", $"{first.En} left")
            : new LocalText($"nog {first.Nl} en {second.Nl}", $"{first.En} and {second.En} left");
    }

    /// <summary>As many days somebody still counts.</summary>
    private const int FewDays = 100;

    // The longest, so that no more is promised than there is.
    private const int Month = 31;
    private const int Year = 366;

    private static LocalText Days(long n) => new(n == 1 ? "1 dag" : $"{n} dagen", n == 1 ? "1 day" : $"{n} days");

    private static LocalText Hours(long n) => new($"{n} uur", n == 1 ? "1 hour" : $"{n} hours");

    private static LocalText Minutes(long n) => new(n == 1 ? "1 minuut" : $"{n} minuten", n == 1 ? "1 minute" : $"{n} minutes");
}
