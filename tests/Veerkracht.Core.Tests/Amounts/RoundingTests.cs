using System.Numerics;
using CsCheck;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Amounts;

public class RoundingTests
{
    [Theory]
    [InlineData(115, 12, 11, 12)]
    [InlineData(125, 13, 12, 12)]
    [InlineData(114, 11, 11, 11)]
    [InlineData(-115, -12, -12, -12)]
    [InlineData(-125, -13, -13, -12)]
    [InlineData(-114, -11, -12, -11)]
    public void Each_rounding_treats_thousandths_as_its_name_says(long thousandths, long halfUp, long down, long halfEven)
    {
        var euro = new Rational(thousandths, 1000);
        Assert.Equal(new Money(halfUp), Rounding.HalfUpToCent(euro));
        Assert.Equal(new Money(down), Rounding.DownToCent(euro));
        Assert.Equal(new Money(halfEven), Rounding.HalfEvenToCent(euro));
    }

    [Fact]
    public void No_rounding_moves_a_value_by_more_than_it_may() =>
        RationalTests.AnyRational.Sample(value =>
        {
            static Rational Off(Rational a, BigInteger b) => a - new Rational(b, 1);
            var half = new Rational(1, 2);
            var down = Off(value, Rounding.Floor(value));
            var up = Off(value, Rounding.HalfUp(value));
            var even = Off(value, Rounding.HalfEven(value));
            return down >= Rational.Zero && down < Rational.One && up <= half && up >= -half && even <= half && even >= -half;
        });

    [Fact]
    public void Half_up_is_the_same_on_both_sides_of_zero() =>
        RationalTests.AnyRational.Sample(value => Rounding.HalfUp(-value) == -Rounding.HalfUp(value));

    [Fact]
    public void A_larger_value_never_rounds_to_less() =>
        Gen.Select(RationalTests.AnyRational, RationalTests.AnyRational)
            .Sample(
                (a, b) =>
                {
                    var (low, high) = (Rational.Min(a, b), Rational.Larger(a, b));
                    return Rounding.HalfUp(low) <= Rounding.HalfUp(high)
                        && Rounding.HalfEven(low) <= Rounding.HalfEven(high)
                        && Rounding.Floor(low) <= Rounding.Floor(high);
                }
            );
}
