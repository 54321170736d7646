using CsCheck;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Amounts;

public class MoneyTests
{
    [Theory]
    [InlineData(0, "0.00")]
    [InlineData(5, "0.05")]
    [InlineData(-5, "-0.05")]
    [InlineData(123456, "1234.56")]
    [InlineData(-100, "-1.00")]
    [InlineData(long.MinValue, "-92233720368547758.08")]
    [InlineData(long.MaxValue, "92233720368547758.07")]
    public void The_neutral_form_has_two_decimals_and_no_grouping(long cents, string expected) =>
        Assert.Equal(expected, new Money(cents).ToString());

    [Fact]
    public void Euro_and_cents_agree()
    {
        Assert.Equal(new Money(15_000_000_000), Money.FromEuro(150_000_000));
        Assert.Equal(new Rational(1, 2), new Money(50).Euro);
    }

    [Fact]
    public void Adding_what_was_taken_off_gives_the_same_amount() =>
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[-1_000_000_000_000, 1_000_000_000_000])
            .Sample(
                (a, b) =>
                {
                    var (x, y) = (new Money(a), new Money(b));
                    return x + y - y == x && x - y == -(y - x) && Money.Min(x, y) + Money.Larger(x, y) == x + y && (x < y) == (a < b);
                }
            );

    [Fact]
    public void A_sum_that_does_not_fit_is_never_wrapped_around() =>
        Assert.Throws<OverflowException>(() => Money.Sum([new Money(long.MaxValue), new Money(1)]));

    [Fact]
    public void Only_numbers_up_to_the_largest_amount_can_be_held()
    {
        Assert.True(Money.CanHold(Money.Max.Euro));
        Assert.True(Money.CanHold(-Money.Max.Euro));
        Assert.False(Money.CanHold(Money.Max.Euro + new Rational(1, 1000)));
        Assert.False(Money.CanHold(Money.Max.Euro * Money.Max.Euro));
    }

    [Fact]
    public void Rounding_whole_cents_changes_nothing() =>
        Gen
            .Long.Select(c => new Money(c))
            .Sample(m => Rounding.HalfUpToCent(m.Euro) == m && Rounding.DownToCent(m.Euro) == m && Rounding.HalfEvenToCent(m.Euro) == m);
}
