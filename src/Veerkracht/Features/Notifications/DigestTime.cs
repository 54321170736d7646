using NodaTime;
using Veerkracht.Core.Calendar;

namespace Veerkracht.Features.Notifications;

/// <summary>When the mail of a day leaves: at 7 o'clock by the clock of Brussels. That of a week leaves on Monday.</summary>
public static class DigestTime
{
    public const int Hour = 7;

    /// <summary>When what is told at a moment leaves; both in UTC.</summary>
    public static DateTime Due(MailTiming timing, DateTime moment) =>
        timing switch
        {
            MailTiming.Daily => After(moment),
            MailTiming.Weekly => AfterWeek(moment),
            _ => moment,
        };

    /// <summary>The first after a moment; both in UTC.</summary>
    public static DateTime After(DateTime moment)
    {
        var day = BrusselsTime.At(Instant.FromDateTimeUtc(moment)).Date;
        var today = On(day);
        return today > moment ? today : On(day.PlusDays(1));
    }

    private static DateTime AfterWeek(DateTime moment)
    {
        var day = BrusselsTime.At(Instant.FromDateTimeUtc(moment)).Date;
        var monday = day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Next(IsoDayOfWeek.Monday);
        return On(monday) > moment ? On(monday) : On(monday.PlusDays(7));
    }

    private static DateTime On(LocalDate day) => BrusselsTime.Opening(day.At(new LocalTime(Hour, 0))).ToDateTimeUtc();
}
