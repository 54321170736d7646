using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;

namespace Veerkracht.Core.Tests.Allocation;

public class DrawTests
{
    private const string Golden = "9319./2.5.8.10.12./9.18.26.34.41.45./";

    private static DrawKey Key(string text) => DrawKey.TryRead(text, out var key, out var why) ? key : throw new ArgumentException(why.En);

    private static (int Exit, string Output, string Error) Command(int pool, int take, string key)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (DrawCommand.Run(pool, take, key, output, error), output.ToString(), error.ToString().TrimEnd());
    }

    /// <summary>The example of RFC 3797, section 6.</summary>
    [Fact]
    public void The_example_of_the_standard_comes_out()
    {
        Assert.Equal([17, 7, 2, 16, 25, 23, 8, 24, 19, 13], Draw.Take(Key(Golden), 25, 10));
        Assert.Equal((0, "17 7 2 16 25 23 8 24 19 13\n", ""), Command(25, 10, Golden));
    }

    [Theory]
    [InlineData("9319/12 8 5 2 10/45.41.34.26.18.9")]
    [InlineData(" 09319. / 10.2.5.8.12 / 9 18 26 34 41 45 / ")]
    public void The_same_numbers_are_the_same_key(string written)
    {
        Assert.Equal(Golden, Key(written).Text);
        Assert.Equal((0, "17 7 2 16 25 23 8 24 19 13\n", $"The key that was used: {Golden}"), Command(25, 10, written));
    }

    [Theory]
    [InlineData("0", "0./")]
    [InlineData("007./", "7./")]
    [InlineData("5.5.5./", "5.5.5./")]
    [InlineData("999999999999999999/1", "999999999999999999./1./")]
    public void A_key_has_one_form(string written, string canonical)
    {
        Assert.Equal(canonical, Key(written).Text);
        Assert.Equal(canonical, Key(canonical).ToString());
    }

    [Theory]
    [InlineData("", "The key is empty.")]
    [InlineData("/", "The key has a source without numbers.")]
    [InlineData("9319.//2./", "The key has a source without numbers.")]
    [InlineData("9319./-2./", "“-2” in the key is no whole number")]
    [InlineData("BEL20./", "“BEL20” in the key is no whole number")]
    [InlineData("1,5/", "“1,5” in the key is no whole number")]
    [InlineData("1234567890123456789/", "“1234567890123456789” in the key is no whole number of at most 18 digits.")]
    public void What_is_no_key_is_told(string written, string told)
    {
        Assert.False(DrawKey.TryRead(written, out _, out var why));
        Assert.StartsWith(told, why.En);
        Assert.NotEqual(why.Nl, why.En);
        var (exit, output, error) = Command(25, 10, written);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"--key: {told}", error);
        Assert.Single(error.Split('\n'));
    }

    [Fact]
    public void A_key_has_an_end() => Assert.False(DrawKey.TryRead(string.Concat(Enumerable.Repeat("1.", 251)), out _, out _));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(65_536, 1)]
    [InlineData(25, 0)]
    [InlineData(25, 26)]
    public void What_cannot_be_drawn_is_told(int pool, int take)
    {
        Assert.NotNull(Draw.Cannot(pool, take));
        Assert.Throws<ArgumentException>(() => Draw.Take(Key(Golden), pool, take));
        var (exit, output, error) = Command(pool, take, Golden);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith($"--pool {pool} --take {take}: ", error);
    }

    [Fact]
    public void Whoever_draws_more_draws_the_same_first() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 1_000_000])
            .Sample(
                (pool, number) =>
                {
                    var all = Draw.Take(Key($"{number}"), pool, pool);
                    return all.Order().SequenceEqual(Enumerable.Range(1, pool))
                        && Enumerable
                            .Range(1, pool)
                            .All(take => take > 3 || Draw.Take(Key($"{number}"), pool, take).SequenceEqual(all.Take(take)));
                },
                iter: Samples.Of(300)
            );

    [Fact]
    public void The_largest_pool_is_drawn_to_its_end() =>
        Assert.Equal(Draw.MostInPool, Draw.Take(Key("7"), Draw.MostInPool, Draw.MostInPool).Distinct().Count());
}
