using System.Diagnostics;
using CsCheck;
using NodaTime;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Tests.Reference;

namespace Veerkracht.Core.Tests.Allocation;

public class ApportionmentTests
{
    private static readonly ApportionmentKey[] Keys = Enum.GetValues<ApportionmentKey>();

    private static readonly Gen<(long Whole, List<Rational> Weights)> Cases = Gen.Select(
        Gen.Long[0, 400],
        Gen.Long[0, 60].List[1, 12].Where(w => w.Any(x => x > 0)).Select(w => w.Select(x => new Rational(x, 3)).ToList())
    );

    /// <summary>The 300 municipalities of 2020 by code, with their inhabitants.</summary>
    private static List<Rational> Inhabitants() =>
        [
            .. Shipped
                .Data.MunicipalitiesOn(new LocalDate(2020, 1, 1))
                .OrderBy(m => m.Nis, StringComparer.Ordinal)
                .Select(m => m.Numbers["population_2020"]),
        ];

    [Theory]
    [InlineData(ApportionmentKey.LargestRemainder, 10, new long[] { 53, 24, 23 }, new long[] { 5, 3, 2 })]
    [InlineData(ApportionmentKey.SainteLague, 10, new long[] { 53, 24, 23 }, new long[] { 6, 2, 2 })]
    [InlineData(ApportionmentKey.DHondt, 10, new long[] { 53, 24, 23 }, new long[] { 6, 2, 2 })]
    [InlineData(ApportionmentKey.LargestRemainder, 5, new long[] { 60, 28, 12 }, new long[] { 3, 1, 1 })]
    [InlineData(ApportionmentKey.SainteLague, 5, new long[] { 60, 28, 12 }, new long[] { 3, 1, 1 })]
    [InlineData(ApportionmentKey.DHondt, 5, new long[] { 60, 28, 12 }, new long[] { 4, 1, 0 })]
    [InlineData(ApportionmentKey.SainteLague, 1, new long[] { 0, 4, 9 }, new long[] { 0, 0, 1 })]
    [InlineData(ApportionmentKey.DHondt, 0, new long[] { 1, 4 }, new long[] { 0, 0 })]
    public void Each_key_gives_its_own_parts(ApportionmentKey key, long whole, long[] weights, long[] parts) =>
        Assert.Equal(parts, Apportionment.Spread(key, whole, [.. weights.Select(w => (Rational)w)]));

    [Fact]
    public void Equal_claims_go_to_the_one_that_was_given_first() =>
        Assert.All(Keys, key => Assert.Equal([4, 4, 3], Apportionment.Spread(key, 11, [5, 5, 5])));

    /// <summary>What the keys are: unit by unit, without any short cut.</summary>
    [Fact]
    public void Highest_averages_are_what_giving_unit_by_unit_gives() =>
        Cases.Sample(
            (whole, weights) =>
                Enumerable.SequenceEqual(Apportionment.Spread(ApportionmentKey.DHondt, whole, weights), OneByOne(whole, weights, 1))
                && Enumerable.SequenceEqual(
                    Apportionment.Spread(ApportionmentKey.SainteLague, whole, weights),
                    OneByOne(whole, weights, 2)
                ),
            iter: Samples.Of(2_000)
        );

    private static long[] OneByOne(long whole, List<Rational> weights, int step)
    {
        var parts = new long[weights.Count];
        for (var i = 0; i < whole; i++)
            parts[Enumerable.Range(0, parts.Length).OrderByDescending(k => weights[k] / (step * parts[k] + 1)).First()]++;
        return parts;
    }

    [Fact]
    public void The_parts_add_up_and_a_weight_of_zero_gets_nothing() =>
        Cases.Sample(
            (whole, weights) =>
                Keys.All(key =>
                {
                    var parts = Apportionment.Spread(key, whole, weights);
                    return parts.Sum() == whole && parts.Zip(weights).All(p => p.First >= 0 && (p.First == 0 || p.Second.Sign > 0));
                }),
            iter: Samples.Of(2_000)
        );

    [Fact]
    public void One_unit_more_takes_nothing_from_anybody_by_highest_averages() =>
        Cases.Sample(
            (whole, weights) =>
                Keys.Skip(1)
                    .All(key =>
                        Apportionment
                            .Spread(key, whole, weights)
                            .Zip(Apportionment.Spread(key, whole + 1, weights))
                            .All(p => p.First <= p.Second)
                    ),
            iter: Samples.Of(2_000)
        );

    [Fact]
    public void One_unit_more_can_take_one_from_somebody_by_the_largest_remainder()
    {
        Assert.Equal([4, 4, 2], LargestRemainder.Spread(10, [6, 6, 2]));
        Assert.Equal([5, 5, 1], LargestRemainder.Spread(11, [6, 6, 2]));
    }

    /// <summary>150 million euro over the 300 by inhabitants, to the cent: the key decides over the cents of 72 of them.</summary>
    [Fact]
    public void On_the_300_municipalities_the_keys_differ()
    {
        var weights = Inhabitants();
        Assert.Equal(300, weights.Count);
        var watch = Stopwatch.StartNew();
        var spread = Keys.ToDictionary(key => key, key => Apportionment.Spread(key, 15_000_000_000, weights));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        Assert.All(spread.Values, parts => Assert.Equal(15_000_000_000, parts.Sum()));
        Assert.Equal(2, Differ(ApportionmentKey.SainteLague));
        Assert.Equal(72, Differ(ApportionmentKey.DHondt));

        int Differ(ApportionmentKey key) => spread[ApportionmentKey.LargestRemainder].Zip(spread[key]).Count(p => p.First != p.Second);
    }

    [Fact]
    public void On_the_300_municipalities_one_cent_more_gives_a_town_one_cent_less()
    {
        var weights = Inhabitants();
        var before = LargestRemainder.Spread(15_000_000_000 + CentsBefore, weights);
        var after = LargestRemainder.Spread(15_000_000_000 + CentsBefore + 1, weights);
        Assert.Contains(before.Zip(after), p => p.Second == p.First - 1);
    }

    // With the twelfth cent more, Merchtem has one less.
    private const int CentsBefore = 11;

    [Fact]
    public void What_cannot_be_spread_is_refused() => Assert.All(Keys, key =>
        {
            Assert.Throws<ArgumentException>(() => Apportionment.Spread(key, -1, [1]));
            Assert.Throws<ArgumentException>(() => Apportionment.Spread(key, 1, []));
            Assert.Throws<ArgumentException>(() => Apportionment.Spread(key, 1, [0]));
            Assert.Throws<ArgumentException>(() => Apportionment.Spread(key, 1, [2, -1]));
        });

    [Fact]
    public void Each_key_has_a_name()
    {
        Assert.Equal(Keys, Apportionment.Named.Select(n => n.Key));
        Assert.All(Apportionment.Named, n => Assert.Equal(n.Key, Apportionment.Of(n.Name)));
        Assert.All(Keys, key => Assert.Equal(Apportionment.Named[(int)key].Title, Apportionment.TitleOf(key)));
        Assert.Null(Apportionment.Of("imperiali"));
    }
}
