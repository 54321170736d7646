using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Texts;

public class UnseenMarksTests
{
    [Theory]
    [InlineData("Kerk\u200Bstraat 1", "Kerk[U+200B]straat")]
    [InlineData("Betaal aan \u202Eeuro 001\u202C", "[U+202E]euro", "001[U+202C]")]
    [InlineData("\u2067\u2066x", "[U+2067 U+2066]x")]
    [InlineData("\uFEFF0470", "[U+FEFF]0470")]
    [InlineData("een\u200Dtwee", "een[U+200D]twee")]
    [InlineData("dit \U000E0041\U000E0042\U000E0043\U000E0044 dat", "[U+E0041 U+E0042 U+E0043 + 1]")]
    public void They_are_told_in_their_word(string text, params string[] places) => Assert.Equal(places, UnseenMarks.Places(text, 9));

    [Theory]
    [InlineData("Gewone tekst, met é en €, en\u00A0een spatie\n\tdie niet breekt")]
    [InlineData("zo\u00ADlang")]
    [InlineData("\U0001F468\u200D\U0001F469\u200D\U0001F467 \u2764\uFE0F \U0001F3F4\U000E0067\U000E0062\U000E007F")]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    public void What_belongs_to_writing_is_none(string text) => Assert.Empty(UnseenMarks.Places(text, 9));

    [Fact]
    public void No_more_than_asked() => Assert.Equal(2, UnseenMarks.Places(string.Concat(Enumerable.Repeat("a\u200B ", 50)), 2).Count);
}
