using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Applications.Tasks;

/// <summary>Moments of tasks as people say them, in Brussels: whole days where they begin or end with the day.</summary>
public static class TaskTimes
{
    /// <param name="utc">From when on.</param>
    public static LocalText From(DateTime utc) => Both(At(utc), LocalTime.Midnight);

    /// <summary>The last day or minute on which it can be done.</summary>
    /// <param name="utc">Until then, not included.</param>
    public static LocalText Last(DateTime utc) => Both(At(utc.AddMinutes(-1)), new LocalTime(23, 59));

    private static LocalDateTime At(DateTime utc) => BrusselsTime.At(Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

    private static LocalText Both(LocalDateTime time, LocalTime whole) =>
        time.TimeOfDay.With(TimeAdjusters.TruncateToMinute) == whole ? DateText.Long(time.Date) : DateText.Long(time);
}
