using CsCheck;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Amounts;

public class NumeralTests
{
    [Theory]
    [InlineData("1.234,56", "1234.56", 2)]
    [InlineData("1234,56", "1234.56", 2)]
    [InlineData("1.234", "1234", 0)]
    [InlineData("12,50", "12.5", 2)]
    [InlineData("0,5", "0.5", 1)]
    [InlineData("  € 1.234,5 ", "1234.5", 1)]
    [InlineData("1.234,56\u00A0€", "1234.56", 2)]
    [InlineData("\u202F7\u00A0", "7", 0)]
    [InlineData("-3,25", "-3.25", 2)]
    [InlineData("€ -3,25", "-3.25", 2)]
    [InlineData("−3", "-3", 0)]
    [InlineData("007", "7", 0)]
    [InlineData("150.000.000", "150000000", 0)]
    [InlineData("1 250 000,50", "1250000.5", 2)]
    [InlineData("1\u00A0250\u00A0000,50", "1250000.5", 2)]
    [InlineData("1\u202F250\u202F000,50", "1250000.5", 2)]
    [InlineData("1'250,5", "1250.5", 1)]
    [InlineData("1’250’000", "1250000", 0)]
    [InlineData("1.250,00 EUR", "1250", 2)]
    [InlineData("EUR 1250", "1250", 0)]
    [InlineData("EUR1250", "1250", 0)]
    [InlineData("Eur -12", "-12", 0)]
    [InlineData("€ 1.250,-", "1250", 0)]
    [InlineData("1.250,--", "1250", 0)]
    [InlineData("1.250,– euro", "1250", 0)]
    [InlineData("1.250,00 euro", "1250", 2)]
    [InlineData("2 500 000 €", "2500000", 0)]
    [InlineData("+12", "12", 0)]
    [InlineData("1,5 miljoen euro", "1500000", 0)]
    [InlineData("€ 1,25 mln.", "1250000", 0)]
    [InlineData("2 mio", "2000000", 0)]
    [InlineData("250k", "250000", 0)]
    [InlineData("12 duizend", "12000", 0)]
    public void Dutch_numbers_are_read_exactly(string text, string expected, int decimals)
    {
        Assert.True(NumeralReader.TryRead(text, Language.Nl, out var numeral, out _));
        Assert.Equal(expected, numeral.Value.ToString());
        Assert.Equal(decimals, numeral.Decimals);
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1,2,3")]
    [InlineData("1,234.56")]
    [InlineData("12.34")]
    [InlineData("1.2345")]
    [InlineData("1234.567")]
    [InlineData("0.123")]
    [InlineData("1..234")]
    [InlineData("1.234,")]
    [InlineData(",5")]
    [InlineData("1,500.0")]
    [InlineData("1.250.00")]
    [InlineData("1 25")]
    [InlineData("1  250")]
    [InlineData("1 250.000,5")]
    [InlineData("1.250 000")]
    [InlineData("0 250")]
    [InlineData("EUR 1250 euro")]
    [InlineData("€ 1.250 EUR")]
    [InlineData("1.250,-5")]
    [InlineData("eurotje 5")]
    [InlineData("5 kmo")]
    [InlineData("1 miljoen miljoen")]
    [InlineData("9000000000000 miljoen")]
    [InlineData("+-1")]
    [InlineData("12,3x")]
    [InlineData("1e3")]
    [InlineData("--1")]
    [InlineData("€ 1 €")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("€")]
    [InlineData("٣")]
    [InlineData("NaN")]
    public void What_is_not_a_Dutch_number_is_refused_with_a_reason(string? text)
    {
        Assert.False(NumeralReader.TryRead(text, Language.Nl, out _, out var why));
        Assert.NotEmpty(why.Nl);
        Assert.NotEmpty(why.En!);
    }

    [Theory]
    [InlineData("1,234.56", "1234.56")]
    [InlineData("1,234", "1234")]
    [InlineData("0.5", "0.5")]
    [InlineData("1 250 000.50", "1250000.5")]
    [InlineData("1,250.00 EUR", "1250")]
    [InlineData("€1,250.-", "1250")]
    [InlineData("1.5 million euros", "1500000")]
    public void English_numbers_are_read_exactly(string text, string expected)
    {
        Assert.True(NumeralReader.TryRead(text, Language.En, out var numeral, out _));
        Assert.Equal(expected, numeral.Value.ToString());
    }

    [Theory]
    [InlineData("1.234,56")]
    [InlineData("1,5")]
    [InlineData("1.250,00 EUR")]
    [InlineData("1 250 000,50")]
    public void Dutch_notation_is_refused_in_English(string text) => Assert.False(NumeralReader.TryRead(text, Language.En, out _, out _));

    [Fact]
    public void A_huge_input_is_refused_and_never_thrown()
    {
        Assert.False(NumeralReader.TryRead(new string('9', 1_000_000), Language.Nl, out _, out _));
        Assert.False(NumeralReader.TryRead(new string('9', 19), Language.Nl, out _, out var why));
        Assert.Contains("te lang", why.Nl);
        Assert.True(NumeralReader.TryRead(new string('9', 18), Language.Nl, out _, out _));
        Assert.False(NumeralReader.TryRead("0," + new string('1', 11), Language.Nl, out _, out _));
    }

    [Fact]
    public void Any_text_is_read_or_refused_but_never_thrown() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.,€- "], 0, 12])
            .Sample(text => NumeralReader.TryRead(text, Language.Nl, out _, out var why) == (why is null));

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void What_is_written_is_read_back(string tag)
    {
        var language = Language.Of(tag)!.Value;
        Gen.Long[-1_000_000_000_000, 1_000_000_000_000]
            .Select(c => new Money(c))
            .Sample(money =>
                NumeralReader.TryRead(Numerals.Write(money, language), language, out var plain, out _)
                && plain.Value == money.Euro
                && NumeralReader.TryRead(Numerals.WriteEuro(money, language), language, out var euro, out _)
                && euro.Value == money.Euro
            );
    }

    [Fact]
    public void Amounts_and_numbers_are_written_as_their_readers_expect()
    {
        Assert.Equal("1.234,56", Numerals.Write(new Money(123456), Language.Nl));
        Assert.Equal("1,234.56", Numerals.Write(new Money(123456), Language.En));
        Assert.Equal("-0,05", Numerals.Write(new Money(-5), Language.Nl));
        Assert.Equal("€\u00A0150.000.000,00", Numerals.WriteEuro(Money.FromEuro(150_000_000), Language.Nl));
        Assert.Equal("-€1.00", Numerals.WriteEuro(new Money(-100), Language.En));
        Assert.Equal("12,50", Numerals.Write(new Rational(25, 2), 2, Language.Nl));
        Assert.Equal("0", Numerals.Write(new Rational(-1, 3), 0, Language.Nl));
        Assert.Equal("6.629.143", Numerals.Write(6_629_143, Language.Nl));
        Assert.Equal("999", Numerals.Write(999, Language.Nl));
        Assert.Equal("22,62736", Numerals.Write(new Rational(150_000_000, 6_629_143), 5, Language.Nl));
        Assert.Equal("12,5", Numerals.WriteExact(new Rational(25, 2), Language.Nl));
        Assert.Equal("0.3333333333", Numerals.WriteExact(new Rational(1, 3), Language.En));
    }
}
