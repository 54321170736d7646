using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Amounts;

public class RatioTests
{
    [Theory]
    [InlineData("1:2", 1, 3)]
    [InlineData(" 1 : 1 ", 1, 2)]
    [InlineData("4:1", 4, 5)]
    [InlineData("1:0", 1, 1)]
    public void A_ratio_of_granted_to_own_gives_the_share_of_the_cost(string text, int numerator, int denominator)
    {
        Assert.True(Ratio.TryParse(text, out var ratio, out _));
        Assert.Equal(new Rational(numerator, denominator), ratio.Share);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0:2")]
    [InlineData("1/2")]
    [InlineData("1:-2")]
    [InlineData("1,5:2")]
    [InlineData("9999999:1")]
    [InlineData("1:2:3")]
    public void Anything_else_is_refused_with_an_example(string? text)
    {
        Assert.False(Ratio.TryParse(text, out _, out var why));
        Assert.Contains("1:2", why.Nl);
        Assert.Contains("1:2", why.En);
    }
}
