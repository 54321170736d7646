using CsCheck;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Calendar;

public class FuzzyPeriodTests
{
    [Theory]
    [InlineData("2021-01/2021-02", "januari–februari 2021", "January–February 2021", "2021-01-01", "2021-02-28")]
    [InlineData("2020-12/2021-01", "december 2020 – januari 2021", "December 2020 – January 2021", "2020-12-01", "2021-01-31")]
    [InlineData("2021-spring", "voorjaar 2021", "spring 2021", "2021-03-01", "2021-05-31")]
    [InlineData("2021-winter", "winter 2021–2022", "winter 2021–2022", "2021-12-01", "2022-02-28")]
    [InlineData("2021-early", "begin 2021", "early 2021", "2021-01-01", "2021-03-31")]
    [InlineData("2021-02", "februari 2021", "February 2021", "2021-02-01", "2021-02-28")]
    [InlineData("2021-02-26", "26 februari 2021", "26 February 2021", "2021-02-26", "2021-02-26")]
    [InlineData("2021-09-02/2021-11-01", "2 september – 1 november 2021", "2 September – 1 November 2021", "2021-09-02", "2021-11-01")]
    [InlineData("2021", "2021", "2021", "2021-01-01", "2021-12-31")]
    [InlineData("2020/2024", "2020–2024", "2020–2024", "2020-01-01", "2024-12-31")]
    public void A_period_is_shown_as_vague_as_it_was_announced(string canonical, string nl, string en, string first, string last)
    {
        var period = Read(canonical);
        Assert.Equal(new LocalText(nl, en), period.Text);
        Assert.Equal(first, DateText.Iso(period.First!.Value));
        Assert.Equal(last, DateText.Iso(period.Last!.Value));
        Assert.Equal(canonical, period.ToString());
    }

    [Fact]
    public void What_was_not_announced_is_not_known_and_sorts_last()
    {
        var sorted = new[] { "unknown", "2021-spring", "2021-02", "2021-early", "2021-01/2021-02", "2021-02-26" }.Select(Read).Order();
        Assert.Equal(["2021-01/2021-02", "2021-early", "2021-02", "2021-02-26", "2021-spring", "unknown"], sorted.Select(p => p.Canonical));
        Assert.False(Read("unknown").IsKnown);
        Assert.False(Read("unknown").MayBe(new LocalDate(2021, 3, 1)));
        Assert.True(Read("2021-spring").MayBe(new LocalDate(2021, 3, 1)));
        Assert.Equal("nog niet bekend", Read("unknown").Text.Nl);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("spring 2021")]
    [InlineData("2021-lente")]
    [InlineData("2021-13")]
    [InlineData("2021-02-30")]
    [InlineData("2021-02/2021-01")]
    [InlineData("2021-02/2021-02")]
    [InlineData("2021/2021-02")]
    [InlineData("2021-01/2021-02/2021-03")]
    [InlineData("/")]
    public void Anything_else_is_refused_with_a_reason(string? text)
    {
        Assert.False(FuzzyPeriodReader.TryRead(text, out _, out var why));
        Assert.Contains("2021-spring", why.En);
    }

    [Fact]
    public void Any_text_gives_a_period_or_a_reason() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0129-/early"], 4, 21])
            .Sample(text => FuzzyPeriodReader.TryRead(text, out _, out var why) == (why is null));

    private static FuzzyPeriod Read(string text)
    {
        Assert.True(FuzzyPeriodReader.TryRead(text, out var period, out _), text);
        return period;
    }
}
