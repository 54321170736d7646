using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calendar;

public class DateTests
{
    private static readonly Gen<LocalDate> Dates = Gen.Int[0, 300 * 365].Select(days => new LocalDate(1900, 1, 1).PlusDays(days));

    [Theory]
    [InlineData("15/10/2022")]
    [InlineData(" 2022-10-15 ")]
    [InlineData("2022/10/15")]
    [InlineData("15-10-2022")]
    [InlineData("15.10.2022")]
    [InlineData("15 / 10 / 2022")]
    [InlineData("15 oktober 2022")]
    [InlineData("15 okt. 2022")]
    [InlineData("15th October 2022")]
    [InlineData("15-Oct-2022")]
    public void A_date_is_read_day_first_or_as_in_files(string text)
    {
        Assert.True(DateReader.TryRead(text, out var date, out _));
        Assert.Equal(new LocalDate(2022, 10, 15), date);
    }

    [Theory]
    [InlineData("5/3/2023")]
    [InlineData("05-03-2023")]
    [InlineData("5.3.2023")]
    [InlineData("5 mrt 2023")]
    [InlineData("5 March 2023")]
    [InlineData("2023-3-5")]
    public void The_day_comes_first_however_it_is_written(string text)
    {
        Assert.True(DateReader.TryRead(text, out var date, out _));
        Assert.Equal(new LocalDate(2023, 3, 5), date);
    }

    [Theory]
    [InlineData("31/09/2022", "september 2022 heeft 30 dagen")]
    [InlineData("29/02/2021", "februari 2021 heeft 28 dagen")]
    [InlineData("2022-02-30", "februari 2022 heeft 28 dagen")]
    [InlineData("0/1/2022", "januari 2022 heeft 31 dagen")]
    [InlineData("10/15/2022", "Maand 15 bestaat niet")]
    [InlineData("15/10/0022", "Kijk het jaar na")]
    [InlineData("15/10/22", "dag/maand/jaar")]
    [InlineData("15/10/2022x", "dag/maand/jaar")]
    [InlineData("15/10.2022", "dag/maand/jaar")]
    [InlineData("15 okto 2022", "dag/maand/jaar")]
    [InlineData("15 brumaire 2022", "dag/maand/jaar")]
    [InlineData("31 april 2022", "april 2022 heeft 30 dagen")]
    [InlineData("1 ma 2022", "dag/maand/jaar")]
    [InlineData("", "dag/maand/jaar")]
    [InlineData(null, "dag/maand/jaar")]
    public void What_is_no_date_is_refused_with_the_reason(string? text, string reason)
    {
        Assert.False(DateReader.TryRead(text, out _, out var why));
        Assert.Contains(reason, why.Nl);
        Assert.NotEmpty(why.En!);
    }

    [Fact]
    public void What_is_written_is_read_back() =>
        Dates.Sample(date =>
            DateReader.TryRead(DateText.Short(date), out var a, out _)
            && a == date
            && DateReader.TryRead(DateText.Iso(date), out var b, out _)
            && b == date
        );

    [Fact]
    public void Any_text_gives_a_date_or_a_reason() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789/-"], 8, 10])
            .Sample(text => DateReader.TryRead(text, out _, out var why) == (why is null));

    [Fact]
    public void Dates_and_times_are_written_in_both_languages()
    {
        var deadline = new LocalDateTime(2022, 10, 15, 23, 59);
        Assert.Equal("15 oktober 2022", DateText.Long(deadline.Date, Language.Nl));
        Assert.Equal("15/10/2022", DateText.Short(deadline.Date));
        Assert.Equal("zaterdag", DateText.Weekday(deadline.Date, Language.Nl));
        Assert.Equal("Saturday", DateText.Weekday(deadline.Date, Language.En));
        Assert.Equal(new LocalText("15 oktober 2022 om 23.59 uur", "15 October 2022 at 23:59"), DateText.Long(deadline));
        Assert.Equal("1 maart 2022 om 9.05 uur", DateText.Long(new LocalDateTime(2022, 3, 1, 9, 5), Language.Nl));
        Assert.Equal("1 March 2022 at 09:05", DateText.Long(new LocalDateTime(2022, 3, 1, 9, 5), Language.En));
    }
}
