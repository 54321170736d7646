using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using static Veerkracht.Core.Tests.Allocation.Rounds;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>Rounds without a ranking, and rounds that cannot be decided.</summary>
public class OtherRoundTests
{
    [Fact]
    public void Who_registered_first_goes_first()
    {
        var (late, early) = (Asks("a", 60) with { Registered = 20 }, Asks("b", 60) with { Registered = 10 });
        var result = Allocator.Decide(Ranking(100, late, early) with { Method = RoundMethod.Registration, Ties = [] });
        Assert.Equal("b 60, a reserve 1", result.Told());
        Assert.Equal("place 2 by registration", result.Of("a").Why[0].En);
    }

    [Fact]
    public void Nobody_draws_beyond_its_right()
    {
        var round = Ranking(
            500,
            Asks("a", 60, body: "gent"),
            Asks("b", 60, body: "gent"),
            Asks("c", 60, body: "gent"),
            Asks("d", 5, body: "genk")
        ) with
        {
            Method = RoundMethod.DrawingRight,
            GivesParts = true,
            Rights = new Dictionary<string, Money> { ["gent"] = Money.FromEuro(100) },
        };
        var result = Allocator.Decide(round);
        Assert.Equal("a 60, b 40 part, c refused, d refused", result.Told());
        Assert.Equal("asked €60.00; limited to what gent can still get €40.00", result.Of("b").Why[^1].En);
        Assert.Equal("genk has no drawing right", Assert.Single(result.Of("d").Why).En);
    }

    [Fact]
    public void An_equal_share_is_never_more_than_was_asked_and_its_cents_add_up()
    {
        var round = Ranking(100, Asks("a", 10), Asks("b", 80), Asks("c", 80), Asks("d", 80)) with { Method = RoundMethod.EqualShare };
        Assert.Equal("a 10, b 30 part, c 30 part, d 30 part", Allocator.Decide(round).Told());
        Assert.Equal(
            "a 10, b 45 part, c 45 part, d refused",
            Allocator
                .Decide(
                    round with
                    {
                        Candidates = [.. round.Candidates.Select(c => c.Id == "d" ? c with { Least = Money.FromEuro(40) } : c)],
                    }
                )
                .Told()
        );
        var cents = Allocator.Decide(Ranking(100, Asks("c", 80), Asks("a", 80), Asks("b", 80)) with { Method = RoundMethod.EqualShare });
        Assert.Equal("a 33.33 part, b 33.33 part, c 33.34 part", cents.Told());
        Assert.Equal("equal share over 3, at most what was asked €80.00 = €33.34", cents.Of("c").Why[^1].En);
        Assert.Null(cents.Of("c").Rank);
    }

    [Theory]
    [InlineData(ApportionmentKey.LargestRemainder, "a 5.30 part, b 2.40 part, c 2.30 part")]
    public void In_proportion_everybody_gets_the_same_part(ApportionmentKey key, string told)
    {
        var round = Ranking(10, Asks("a", 53), Asks("b", 24), Asks("c", 23)) with { Method = RoundMethod.ProRata, Key = key };
        Assert.Equal(told, Allocator.Decide(round).Told());
        Assert.Equal("in proportion, as €100.00 was asked together = €5.30", Allocator.Decide(round).Of("a").Why[^1].En);
        Assert.Equal("a 53, b 24, c 23", Allocator.Decide(round with { Envelope = Money.FromEuro(200) }).Told());
        var once = round with
        {
            PerBody = new BodyLimit(1, null),
            Candidates = [.. round.Candidates.Select(c => c with { Body = "gent" })],
        };
        Assert.Equal("a 10 part, b refused, c refused", Allocator.Decide(once).Told());
    }

    [Fact]
    public void A_round_that_contradicts_itself_is_told_with_its_place()
    {
        var a = Asks("a", 10, 7);
        var round = Ranking(10, a);
        Assert.Equal("$.envelope", Fault(round with { Envelope = new Money(-1) }).Path);
        Assert.Equal("$.envelope", Fault(round with { Envelope = Money.Zero, Candidates = [a with { Held = Money.FromEuro(10) }] }).Path);
        Assert.Equal("$.candidates[1].id", Fault(round with { Candidates = [a, a] }).Path);
        Assert.Equal("$.candidates[0].id", Fault(Ranking(10, a with { Id = "" })).Path);
        Assert.Equal("$.candidates[0].asked", Fault(Ranking(10, a with { Asked = Money.Zero })).Path);
        Assert.Equal("$.candidates[0].least", Fault(Ranking(10, a with { Least = Money.FromEuro(11) })).Path);
        Assert.Equal("$.candidates[0].awarded", Fault(Ranking(99, a with { Held = Money.FromEuro(11) })).Path);
        Assert.Equal("$.candidates[0].total", Fault(Ranking(10, a with { Total = null })).Path);
        Assert.Equal("$.candidates[0].scores", Fault(round with { Criteria = [new RoundCriterion("x", 1)] }).Path);
        Assert.Equal("$.ties[0].criterion", Fault(round with { Ties = [new TieRule(TieKind.Criterion, "x")] }).Path);
        Assert.Equal("$.ties[0]", Fault(round with { Ties = [new TieRule(TieKind.Lot), new TieRule(TieKind.Registration)] }).Path);
        Assert.Equal("$.quotas", Fault(round with { Quotas = [Reserved("x", 11, UnfilledRule.Stays)] }).Path);
        Assert.Equal(
            "$.quotas[0].most",
            Fault(round with { Quotas = [Reserved("x", 5, UnfilledRule.Stays) with { Most = Money.FromEuro(4) }] }).Path
        );
        Assert.Equal("$.quotas[0].most_awards", Fault(round with { Quotas = [new Quota(GroupKind.Theme, "x") { MostAwards = -1 }] }).Path);
        Assert.Equal(
            "$.quotas[0].reserved",
            Fault(round with { Quotas = [new Quota(GroupKind.Theme, "x") { Reserved = new Money(-1) }] }).Path
        );
        Assert.Equal("$.quotas[0]", Fault(round with { Method = RoundMethod.ProRata, Quotas = [new Quota(GroupKind.Theme, "x")] }).Path);
        Assert.Equal("$.per_body.awards", Fault(round with { PerBody = new BodyLimit(0, null) }).Path);
        Assert.Equal("$.per_body.amount", Fault(round with { PerBody = new BodyLimit(null, Money.Zero) }).Path);
        Assert.Equal("$.rights", Fault(round with { Rights = new Dictionary<string, Money> { ["x"] = Money.Zero } }).Path);
        Assert.Equal("$.lot.list", Fault(round with { Lot = new Lot(Key("7"), ["a", "a"]) }).Path);
        Assert.Throws<ArgumentException>(() => Allocator.Decide(round with { Candidates = [a, a] }));
    }
}
