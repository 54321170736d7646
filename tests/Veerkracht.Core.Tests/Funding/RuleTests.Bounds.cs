using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Tests.Funding;

/// <summary>What rules do with numbers that no form should hold.</summary>
public partial class RuleTests
{
    [Fact]
    public void Absurd_numbers_never_overflow()
    {
        var huge = new Rational(System.Numerics.BigInteger.Pow(10, 60), 1);
        Assert.Equal(
            Money.Max,
            One(
                new ShareRule
                {
                    Name = "share",
                    Title = Title,
                    Of = "cost",
                    Share = Percent(100),
                },
                huge,
                0
            ).Amount
        );
        Assert.Equal(
            Money.Zero,
            One(
                new ShareRule
                {
                    Name = "share",
                    Title = Title,
                    Of = "cost",
                    Share = Percent(100),
                },
                -huge,
                0
            ).Amount
        );
        Assert.True(
            One(
                new PriceQuantityRule
                {
                    Name = "priced",
                    Title = Title,
                    Lines = [new PriceLine(Title, Expr("units"), Money.Max, null)],
                },
                0,
                huge
            ).Amount <= Money.Max
        );
    }
}
