using CsCheck;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Tests.Identifiers;

public class StructuredCommunicationTests
{
    private static readonly Gen<string> Valid = Gen.Long[0, StructuredCommunication.MaxNumber]
        .Select(n => StructuredCommunication.TryCreate(n, out var made, out _) ? made.Digits : "");

    [Theory]
    [InlineData(3124013980, "+++312/4013/98067+++")]
    [InlineData(97, "+++000/0000/09797+++")]
    [InlineData(0, "+++000/0000/00097+++")]
    public void A_number_gets_its_two_check_digits(long number, string expected)
    {
        Assert.True(StructuredCommunication.TryCreate(number, out var made, out _));
        Assert.Equal(expected, made.Display);
    }

    [Theory]
    [InlineData("***312/4013/98067***")]
    [InlineData("312401398067")]
    [InlineData("+++ 312 / 4013 / 98067 +++")]
    public void Every_usual_way_of_writing_is_read(string text)
    {
        Assert.True(StructuredCommunication.TryParse(text, out var read, out _));
        Assert.Equal("+++312/4013/98067+++", read.Display);
    }

    [Theory]
    [InlineData("+++312/4013/98068+++")]
    [InlineData("+++312/4013/9806+++")]
    [InlineData("+++000/0000/09700+++")]
    [InlineData("abc")]
    [InlineData(null)]
    public void Anything_else_is_refused_with_a_reason(string? text)
    {
        Assert.False(StructuredCommunication.TryParse(text, out _, out var why));
        Assert.NotEqual(why.Nl, why.En);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(StructuredCommunication.MaxNumber + 1)]
    public void A_number_that_does_not_fit_is_refused(long number) => Assert.False(StructuredCommunication.TryCreate(number, out _, out _));

    [Fact]
    public void Any_single_wrong_digit_is_noticed() =>
        Digits.AssertSingleChangeIsRefused(Valid, text => StructuredCommunication.TryParse(text, out _, out _));

    [Fact]
    public void What_is_shown_is_read_back() =>
        Valid.Sample(digits =>
            StructuredCommunication.TryParse(digits, out var a, out _)
            && StructuredCommunication.TryParse(a.Display, out var b, out _)
            && a == b
            && b.Digits == digits
        );
}
