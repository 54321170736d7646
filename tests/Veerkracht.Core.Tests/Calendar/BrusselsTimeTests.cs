using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calendar;

public class BrusselsTimeTests
{
    [Theory]
    [InlineData("2022-11-15", 22)] // winter: UTC + 1, the case that once closed an hour early
    [InlineData("2022-09-30", 21)] // summer: UTC + 2
    public void A_call_that_closes_at_2359_closes_at_midnight_in_Brussels(string day, int utcHour)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var closing = BrusselsTime.Closing(date.At(new LocalTime(23, 59)));
        Assert.Equal(Instant.FromUtc(date.Year, date.Month, date.Day, utcHour + 1, 0), closing);
        Assert.Equal(date.PlusDays(1).AtMidnight(), BrusselsTime.At(closing));
    }

    [Fact]
    public void The_whole_last_minute_is_still_open()
    {
        var closes = new LocalDateTime(2022, 9, 26, 12, 0);
        var noon = Instant.FromUtc(2022, 9, 26, 10, 0);
        Assert.True(BrusselsTime.IsOpen(null, closes, noon + Duration.FromMilliseconds(59_999)));
        Assert.False(BrusselsTime.IsOpen(null, closes, noon + Duration.FromMinutes(1)));
    }

    [Fact]
    public void Seconds_in_a_closing_time_make_it_neither_earlier_nor_later() =>
        Assert.Equal(
            BrusselsTime.Closing(new LocalDateTime(2022, 9, 26, 23, 59)),
            BrusselsTime.Closing(new LocalDateTime(2022, 9, 26, 23, 59, 59))
        );

    [Fact]
    public void It_opens_on_the_instant_and_not_before()
    {
        var opens = new LocalDateTime(2022, 1, 10, 9, 0);
        Assert.False(BrusselsTime.IsOpen(opens, null, Instant.FromUtc(2022, 1, 10, 7, 59, 59)));
        Assert.True(BrusselsTime.IsOpen(opens, null, Instant.FromUtc(2022, 1, 10, 8, 0)));
        Assert.True(BrusselsTime.IsOpen(null, null, Instant.FromUtc(2022, 1, 10, 8, 0)));
    }

    [Fact]
    public void In_the_hour_that_comes_twice_nobody_loses_an_hour()
    {
        var halfPastTwo = new LocalDateTime(2022, 10, 30, 2, 30);
        Assert.Equal(Instant.FromUtc(2022, 10, 30, 0, 30), BrusselsTime.Opening(halfPastTwo));
        Assert.Equal(Instant.FromUtc(2022, 10, 30, 1, 31), BrusselsTime.Closing(halfPastTwo));
        Assert.Equal(Instant.FromUtc(2022, 10, 30, 2, 0), BrusselsTime.Closing(new LocalDateTime(2022, 10, 30, 2, 59)));
    }

    [Fact]
    public void In_the_hour_that_does_not_exist_it_opens_at_three_and_closes_late()
    {
        var halfPastTwo = new LocalDateTime(2022, 3, 27, 2, 30);
        Assert.Equal(Instant.FromUtc(2022, 3, 27, 1, 0), BrusselsTime.Opening(halfPastTwo));
        Assert.Equal(Instant.FromUtc(2022, 3, 27, 1, 31), BrusselsTime.Closing(halfPastTwo));
        Assert.Equal(Instant.FromUtc(2022, 3, 27, 1, 0), BrusselsTime.Closing(new LocalDateTime(2022, 3, 27, 1, 59)));
    }

    [Fact]
    public void Every_minute_of_two_years_is_open_in_a_window_of_that_minute() =>
        Gen.Int[0, 2 * 365 * 24 * 60]
            .Sample(minute =>
            {
                var instant = Instant.FromUtc(2021, 1, 1, 0, 0) + Duration.FromMinutes(minute);
                var wall = BrusselsTime.At(instant);
                return BrusselsTime.IsOpen(wall, wall, instant) && BrusselsTime.IsOpen(wall, wall, instant + Duration.FromSeconds(59));
            });

    [Theory]
    [InlineData(3 * 1440 + 4 * 60 + 59, "nog 3 dagen en 4 uur", "3 days and 4 hours left")]
    [InlineData(1440 + 5, "nog 1 dag", "1 day left")]
    [InlineData(1440 + 60, "nog 1 dag en 1 uur", "1 day and 1 hour left")]
    [InlineData(14 * 1440 + 300, "nog 14 dagen", "14 days left")]
    [InlineData(100 * 1440, "nog 100 dagen", "100 days left")]
    [InlineData(101 * 1440, "nog 3 maanden", "3 months left")]
    [InlineData(732 * 1440, "nog 23 maanden", "23 months left")]
    [InlineData(1217 * 1440, "nog 3 jaar", "3 years left")]
    [InlineData(61, "nog 1 uur en 1 minuut", "1 hour and 1 minute left")]
    [InlineData(120, "nog 2 uur", "2 hours left")]
    [InlineData(45, "nog 45 minuten", "45 minutes left")]
    [InlineData(0, "afgelopen", "closed")]
    [InlineData(-5, "afgelopen", "closed")]
    public void Time_left_is_said_in_words(int minutes, string nl, string en) =>
        Assert.Equal(new LocalText(nl, en), TimeLeft.Text(Duration.FromMinutes(minutes)));

    [Fact]
    public void The_last_minute_is_less_than_a_minute_and_after_it_nothing_is_left()
    {
        var closes = new LocalDateTime(2022, 11, 15, 23, 59);
        Assert.Equal("nog minder dan een minuut", TimeLeft.Text(BrusselsTime.Left(closes, Instant.FromUtc(2022, 11, 15, 22, 59, 30))).Nl);
        Assert.Equal(Duration.Zero, BrusselsTime.Left(closes, Instant.FromUtc(2022, 11, 16, 10, 0)));
    }
}
