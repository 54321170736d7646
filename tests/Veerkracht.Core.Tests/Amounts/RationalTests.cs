using System.Numerics;
using CsCheck;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Amounts;

public class RationalTests
{
    internal static readonly Gen<Rational> AnyRational = Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[1, 1_000_000])
        .Select((n, d) => new Rational(n, d));

    [Fact]
    public void The_default_is_zero_and_works_like_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
        Assert.Equal(Rational.One, default(Rational) + Rational.One);
        Assert.Equal("0", default(Rational).ToString());
    }

    [Theory]
    [InlineData(2, 4, 1, 2)]
    [InlineData(-2, 4, -1, 2)]
    [InlineData(2, -4, -1, 2)]
    [InlineData(0, -7, 0, 1)]
    public void A_fraction_is_kept_in_lowest_terms_with_a_positive_denominator(int n, int d, int numerator, int denominator)
    {
        var value = new Rational(n, d);
        Assert.Equal(numerator, value.Numerator);
        Assert.Equal(denominator, value.Denominator);
    }

    [Fact]
    public void A_third_three_times_is_one() => Assert.Equal(Rational.One, new Rational(1, 3) + new Rational(1, 3) + new Rational(1, 3));

    [Fact]
    public void Addition_and_multiplication_follow_the_laws_of_arithmetic() =>
        Gen.Select(AnyRational, AnyRational, AnyRational)
            .Sample(
                (a, b, c) =>
                    a + b == b + a && a * b == b * a && (a + b) + c == a + (b + c) && a * (b + c) == a * b + a * c && a - b == -(b - a)
            );

    [Fact]
    public void Division_undoes_multiplication() =>
        Gen.Select(AnyRational, AnyRational).Where((_, b) => b.Sign != 0).Sample((a, b) => a * b / b == a);

    [Fact]
    public void Order_agrees_with_the_sign_of_the_difference() =>
        Gen.Select(AnyRational, AnyRational)
            .Sample((a, b) => Math.Sign(a.CompareTo(b)) == (a - b).Sign && Rational.Min(a, b) + Rational.Larger(a, b) == a + b);

    [Fact]
    public void Equal_values_have_equal_hash_codes() =>
        Gen.Select(AnyRational, Gen.Int[1, 1000])
            .Sample(
                (a, k) =>
                {
                    var same = new Rational(a.Numerator * k, a.Denominator * k);
                    return same == a && same.GetHashCode() == a.GetHashCode();
                }
            );

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("-0.001", "-0.001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0.00", "0")]
    public void A_decimal_is_taken_over_exactly_and_written_as_short_as_it_can_be(string value, string expected) =>
        Assert.Equal(expected, Rational.FromDecimal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Every_decimal_survives_the_way_there_and_back() =>
        Gen.Decimal[-1_000_000m, 1_000_000m]
            .Select(d => Math.Round(d, 8))
            .Sample(d => decimal.Parse(Rational.FromDecimal(d).ToString(), System.Globalization.CultureInfo.InvariantCulture) == d);

    [Fact]
    public void Only_twos_and_fives_below_the_line_end_in_decimals()
    {
        Assert.Equal(3, new Rational(1, 8).ExactDecimals());
        Assert.Equal(0, new Rational(7, 1).ExactDecimals());
        Assert.Null(new Rational(1, 3).ExactDecimals());
        Assert.Equal("0.3333333333", new Rational(1, 3).ToString());
        Assert.Equal("-0.6666666667", new Rational(-2, 3).ToString());
    }

    [Fact]
    public void Zero_below_the_line_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
    }
}
