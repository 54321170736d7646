using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;

namespace Veerkracht.Core.Tests.Calendar;

public class HolidayTests
{
    [Theory]
    [InlineData(2021, 4, 5)]
    [InlineData(2022, 4, 18)]
    [InlineData(2023, 4, 10)]
    [InlineData(2024, 4, 1)]
    [InlineData(2025, 4, 21)]
    [InlineData(2026, 4, 6)]
    public void Easter_Monday_falls_where_the_calendar_says(int year, int month, int day) =>
        Assert.Contains(Holidays.Of(year), h => h.Date == new LocalDate(year, month, day) && h.Name.En == "Easter Monday");

    [Fact]
    public void A_year_has_eleven_holidays_in_order()
    {
        Assert.Equal(
            [
                "2022-01-01",
                "2022-04-18",
                "2022-05-01",
                "2022-05-26",
                "2022-06-06",
                "2022-07-11",
                "2022-07-21",
                "2022-08-15",
                "2022-11-01",
                "2022-11-11",
                "2022-12-25",
            ],
            Holidays.Of(2022).Select(h => DateText.Iso(h.Date))
        );
        // In 2008 Ascension and Labour Day fell together.
        Assert.Equal(2, Holidays.Of(2008).Count(h => h.Date == new LocalDate(2008, 5, 1)));
    }

    [Fact]
    public void Easter_is_a_Sunday_between_22_March_and_25_April() =>
        Gen.Int[1900, 2199]
            .Sample(year =>
                Holidays.EasterSunday(year) is var easter
                && easter.DayOfWeek == IsoDayOfWeek.Sunday
                && easter >= new LocalDate(year, 3, 22)
                && easter <= new LocalDate(year, 4, 25)
            );

    [Theory]
    [InlineData("2022-07-21", "2022-07-22")]
    [InlineData("2021-12-25", "2021-12-27")]
    [InlineData("2022-04-16", "2022-04-19")]
    [InlineData("2022-07-12", "2022-07-12")]
    public void A_holiday_or_weekend_moves_to_the_next_working_day(string from, string expected) =>
        Assert.Equal(expected, DateText.Iso(Holidays.WorkingDayFrom(Date(from))));

    [Fact]
    public void A_term_counts_from_the_day_after_and_moves_only_when_the_call_says_so()
    {
        Assert.Equal("2022-07-21", DateText.Iso(Holidays.EndOfTerm(Date("2022-06-21"), 30, movesToWorkingDay: false)));
        Assert.Equal("2022-07-22", DateText.Iso(Holidays.EndOfTerm(Date("2022-06-21"), 30, movesToWorkingDay: true)));
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
