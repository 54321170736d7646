using NodaTime;
using Veerkracht.Core.Calendar;

namespace Veerkracht.Features.Notifications;

/// <summary>When the mail of a day leaves: at 7 o'clock by the clock of Brussels.</summary>
public static class DigestTime
{
    public const int Hour = 7;

    /// <summary>The first after a moment; both in UTC.</summary>
    public static DateTime After(DateTime moment)
    {
        var day = BrusselsTime.At(Instant.FromDateTimeUtc(moment)).Date;
        var today = On(day);
        return today > moment ? today : On(day.PlusDays(1));
    }

    private static DateTime On(LocalDate day) => BrusselsTime.Opening(day.At(new LocalTime(Hour, 0))).ToDateTimeUtc();
}
