using CsCheck;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

public class KboNumberTests
{
    internal static readonly Gen<string> Valid = Gen.Int[1_000_000, 19_999_999].Select(first => $"{first:00000000}{97 - first % 97:00}");

    [Theory]
    [InlineData("0566.988.259")]
    [InlineData("0428.315.871")]
    [InlineData("1010.781.867")]
    [InlineData("0500.005.997")]
    public void Numbers_of_the_register_are_accepted(string text)
    {
        Assert.True(KboNumber.TryParse(text, out var number, out _));
        Assert.Equal(text, number.Display);
    }

    [Theory]
    [InlineData("BE 0566.988.259")]
    [InlineData("be0566988259")]
    [InlineData("566988259")]
    [InlineData(" 0566 988\u00A0259 ")]
    public void Every_usual_way_of_writing_gives_the_same_ten_digits(string text)
    {
        Assert.True(KboNumber.TryParse(text, out var number, out _));
        Assert.Equal("0566988259", number.Digits);
    }

    [Theory]
    [InlineData("0566.988.258")]
    [InlineData("9700.000.097")]
    [InlineData("0566.988.25")]
    [InlineData("0566.988.25A")]
    [InlineData("05669882590")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_refused_with_a_reason(string? text)
    {
        Assert.False(KboNumber.TryParse(text, out var number, out var why));
        Assert.Null(number);
        Assert.NotEqual(why.Nl, why.En);
    }

    [Fact]
    public void Any_single_wrong_digit_is_noticed() =>
        Digits.AssertSingleChangeIsRefused(Valid, text => KboNumber.TryParse(text, out _, out _));

    [Fact]
    public void What_is_shown_is_read_back() =>
        Valid.Sample(digits =>
            KboNumber.TryParse(digits, out var a, out _) && KboNumber.TryParse(a.Display, out var b, out _) && a == b && b.Digits == digits
        );

    [Fact]
    public void Any_text_gives_a_number_or_a_reason() =>
        Gen.String.Sample(text => KboNumber.TryParse(text, out _, out var why) == (why is null));
}
