using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Allocation;

public class LargestRemainderTests
{
    private static readonly Gen<List<Rational>> Weights = Gen.Long[0, 500_000]
        .List[1, 40]
        .Where(w => w.Any(x => x > 0))
        .Select(w => w.Select(x => (Rational)x).ToList());

    private static readonly Gen<(long Whole, List<Rational> Weights)> Cases = Gen.Select(Gen.Long[0, 15_000_000_000], Weights);

    [Fact]
    public void A_hundred_over_three_equal_shares_gives_the_extra_one_to_the_first()
    {
        Assert.Equal([34, 33, 33], LargestRemainder.Spread(100, [1, 1, 1]));
        var cents = LargestRemainder.Spread<string>(Money.FromEuro(100), [new("a", 1), new("b", 1), new("c", 1)]);
        Assert.Equal(["a", "b", "c"], cents.Keys);
        Assert.Equal([3334, 3333, 3333], cents.Values.Select(m => m.Cents));
    }

    [Fact]
    public void The_largest_remainder_goes_before_the_order() =>
        Assert.Equal([1, 2], LargestRemainder.Spread(3, [new Rational(4, 10), new Rational(6, 10)]));

    [Fact]
    public void A_weight_of_zero_gets_nothing() => Assert.Equal([0, 7, 0], LargestRemainder.Spread(7, [0, 5, 0]));

    [Fact]
    public void The_parts_add_up_and_none_is_a_unit_from_its_exact_share() =>
        Cases.Sample(
            (whole, weights) =>
            {
                var parts = LargestRemainder.Spread(whole, weights);
                var total = weights.Aggregate(Rational.Zero, (a, b) => a + b);
                var near = parts
                    .Zip(weights)
                    .All(p => (p.First - p.Second * whole / total) is var off && off < Rational.One && off > -Rational.One);
                return near && parts.Sum() == whole;
            }
        );

    [Fact]
    public void A_larger_weight_never_gets_less() =>
        Cases.Sample(
            (whole, weights) =>
            {
                var parts = weights.Zip(LargestRemainder.Spread(whole, weights)).OrderBy(p => p.First).ThenBy(p => p.Second).ToList();
                return parts.Zip(parts.Skip(1)).All(p => p.First.Second <= p.Second.Second);
            }
        );

    [Fact]
    public void The_order_matters_only_between_equal_weights() =>
        Cases.Sample(
            (whole, weights) =>
            {
                var forward = weights.Zip(LargestRemainder.Spread(whole, weights)).OrderBy(p => p.First).ThenBy(p => p.Second);
                var reversed = Enumerable.Reverse(weights).ToList();
                var backward = reversed.Zip(LargestRemainder.Spread(whole, reversed)).OrderBy(p => p.First).ThenBy(p => p.Second);
                // Different weights may leave equal remainders; then the order decides and a unit moves.
                var total = weights.Aggregate(Rational.Zero, (a, b) => a + b);
                var tied = weights
                    .Distinct()
                    .Select(w => w * whole / total)
                    .Select(x => x - new Rational(Rounding.Floor(x), 1))
                    .GroupBy(r => r)
                    .Any(g => g.Count() > 1);
                return tied || forward.SequenceEqual(backward);
            }
        );

    [Fact]
    public void What_cannot_be_spread_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LargestRemainder.Spread(-1, [1]));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Spread(1, []));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Spread(1, [0, 0]));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Spread(1, [2, -1]));
        Assert.Throws<ArgumentException>(() => LargestRemainder.Spread<string>(new Money(1), [new("a", 1), new("a", 1)]));
    }
}
