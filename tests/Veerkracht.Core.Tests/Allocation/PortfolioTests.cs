using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Portfolios;
using Veerkracht.Core.Amounts;
using static Veerkracht.Core.Tests.Allocation.Rounds;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>The best choice is the one that trying every choice finds, ties included.</summary>
public class PortfolioTests
{
    private static readonly Gen<Candidate> Any = Gen.Select(
            Gen.Int[1, 12],
            Gen.Int[-1, 8],
            Gen.Int[0, 6],
            Gen.Int[0, 5],
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2])
        )
        .Select(
            (asked, score, registered, body, groups) =>
                new Candidate("", $"body-{body}", new Money(asked))
                {
                    Total = new Rational(score, 2),
                    Registered = registered,
                    Class = $"{groups.Item1}",
                    Province = $"{groups.Item2}",
                    Theme = $"{groups.Item3}",
                }
        );

    private static readonly Gen<Quota> AnyQuota = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 12])
        .Select(
            (by, of, kind, amount) =>
                new Quota((GroupKind)by, $"{of}")
                {
                    Reserved = kind is 0 or 3 ? new Money(amount / 2) : Money.Zero,
                    Unfilled = amount % 3 == 0 ? UnfilledRule.FlowsBack : UnfilledRule.Stays,
                    Most = kind is 1 or 3 ? new Money(amount + 4) : null,
                    MostAwards = kind is 2 ? amount % 4 : null,
                }
        );

    private static readonly Gen<Round> AnyRound = Gen.Select(Any.List[0, 9], AnyQuota.List[0, 4], Gen.Int[0, 40], Gen.Int[0, 4])
        .Select(
            (candidates, quotas, envelope, body) =>
                new Round
                {
                    Method = RoundMethod.Ranking,
                    Envelope = new Money(envelope + quotas.Sum(q => (int)q.Reserved.Cents)),
                    Candidates = [.. candidates.Select((c, i) => c with { Id = $"d{i}" })],
                    Quotas = [.. quotas.DistinctBy(q => (q.By, q.Of))],
                    PerBody = body switch
                    {
                        1 => new BodyLimit(1, null),
                        2 => new BodyLimit(2, new Money(15)),
                        3 => new BodyLimit(null, new Money(10)),
                        _ => null,
                    },
                }
        );

    [Fact]
    public void It_is_what_trying_every_choice_finds() =>
        AnyRound.Sample(
            round =>
            {
                var found = Portfolio.Of(round, out _)!;
                return found.IsProven
                    && found.Bound == found.Score
                    && string.Join(' ', found.Ids) == Tried(round, found.Score, found.Amount);
            },
            iter: Samples.Of(20_000),
            print: Rounds.Said
        );

    /// <summary>Where it follows few choices it may miss the best one, but never says that it did not, and its bound holds.</summary>
    [Fact]
    public void What_is_not_proven_stays_below_its_bound() =>
        AnyRound.Sample(
            round =>
            {
                var (all, few) = (Portfolio.Of(round, out _)!, Portfolio.Of(round, out _, followed: 1)!);
                return few.Score <= all.Score && all.Score <= few.Bound && (!few.IsProven || few.Ids.SequenceEqual(all.Ids));
            },
            iter: Samples.Of(5_000)
        );

    [Fact]
    public void The_order_in_which_candidates_are_given_changes_nothing() =>
        AnyRound.Sample(
            round =>
                Portfolio
                    .Of(round, out _)!
                    .Ids.SequenceEqual(Portfolio.Of(round with { Candidates = [.. round.Candidates.Reverse()] }, out _)!.Ids),
            iter: Samples.Of(5_000)
        );

    /// <summary>The ids of the best choice; every choice is looked at.</summary>
    private static string Tried(Round round, Rational score, Money amount)
    {
        var all = round.Candidates.OrderBy(c => c.Registered).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        var best = (Score: Rational.Zero, Amount: Money.Zero, Chosen: new List<bool>(all.Select(_ => false)));
        for (var set = 1; set < 1 << all.Count; set++)
        {
            var chosen = all.Select((_, i) => (set >> i & 1) == 1).ToList();
            var those = all.Where((_, i) => chosen[i]).ToList();
            if (!Holds(round, those))
                continue;
            var (s, a) = (those.Aggregate(Rational.Zero, (sum, c) => sum + c.Total!.Value), Money.Sum(those.Select(c => c.Asked)));
            var order = s.CompareTo(best.Score);
            if (order == 0)
                order = best.Amount.CompareTo(a);
            for (var i = 0; order == 0 && i < all.Count; i++)
                order = chosen[i].CompareTo(best.Chosen[i]);
            if (order > 0)
                best = (s, a, chosen);
        }
        Assert.Equal((best.Score, best.Amount), (score, amount));
        return string.Join(' ', all.Where((_, i) => best.Chosen[i]).Select(c => c.Id));
    }

    private static bool Holds(Round round, List<Candidate> chosen)
    {
        string? In(Candidate c, GroupKind by) =>
            by switch
            {
                GroupKind.Class => c.Class,
                GroupKind.Province => c.Province,
                _ => c.Theme,
            };
        var needed = Money.Sum(chosen.Select(c => c.Asked));
        foreach (var quota in round.Quotas)
        {
            var group = chosen.Where(c => In(c, quota.By) == quota.Of).ToList();
            var used = Money.Sum(group.Select(c => c.Asked));
            if (quota.Most is { } most && used > most || quota.MostAwards is { } awards && group.Count > awards)
                return false;
            if (quota.Unfilled == UnfilledRule.Stays)
                needed += Money.Larger(Money.Zero, quota.Reserved - used);
        }
        return needed <= round.Envelope
            && chosen
                .GroupBy(c => c.Body)
                .All(g =>
                    (round.PerBody?.Awards is not { } awards || g.Count() <= awards)
                    && (round.PerBody?.Amount is not { } amount || Money.Sum(g.Select(c => c.Asked)) <= amount)
                );
    }

    [Fact]
    public void Of_equals_it_takes_the_cheaper_and_then_who_registered_first()
    {
        var equal = Ranking(100, Asks("d", 50, 5), Asks("c", 50, 5), Asks("b", 50, 5), Asks("a", 40, 5));
        Assert.Equal(["d", "a"], Portfolio.Of(equal, out _)!.Ids);
        var same = Ranking(100, Asks("d", 50, 5), Asks("c", 50, 5), Asks("b", 50, 5));
        Assert.Equal(["d", "c"], Portfolio.Of(same, out _)!.Ids);
    }

    [Fact]
    public void What_gives_nothing_is_chosen_where_it_frees_what_two_groups_keep()
    {
        var both = Asks("both", 20, 0) with { Class = "c", Theme = "t" };
        var round = Ranking(100, both, Asks("rest", 70, 5)) with
        {
            Quotas =
            [
                Reserved("c", 20, UnfilledRule.Stays),
                new(GroupKind.Theme, "t") { Reserved = Money.FromEuro(20), Unfilled = UnfilledRule.Stays },
            ],
        };
        Assert.Equal(["both", "rest"], Portfolio.Of(round, out _)!.Ids);
    }

    [Fact]
    public void Two_small_ones_can_be_better_than_the_first_of_the_ranking()
    {
        var round = Ranking(100, Asks("a", 100, 9), Asks("b", 50, 6), Asks("c", 50, 5), Asks("x", 10, 9).Out("withdrawn"), Asks("z", 1, 0));
        var found = Portfolio.Of(round, out _)!;
        Assert.Equal(["b", "c"], found.Ids);
        Assert.Equal((Rational)11, found.Score);
        Assert.True(found.IsProven && found.Bound == found.Score);
        Assert.Equal("a 100, b reserve 1, c reserve 2, z reserve 3, x refused", Allocator.Decide(round).Told());
    }

    [Fact]
    public void A_body_with_too_many_choices_is_told()
    {
        var many = Enumerable.Range(0, 40).Select(i => Asks($"d{i}", 1 + i, 1 + i, "gent")).ToArray();
        var round = Ranking(500, many) with { PerBody = new BodyLimit(9, null) };
        Assert.Null(Portfolio.Of(round, out var why));
        Assert.StartsWith("gent has more than 5000 choices", why!.En);
        Assert.NotNull(Portfolio.Of(round with { PerBody = new BodyLimit(2, null) }, out _));
    }

    [Fact]
    public void Scores_with_too_many_digits_are_told()
    {
        var round = Ranking(500, Asks("a", 1, new Rational(1, 1_000_000_007)), Asks("b", 1, new Rational(999_999_999_999, 999_983)));
        Assert.Null(Portfolio.Of(round, out var why));
        Assert.StartsWith("the scores have too many digits", why!.En);
    }
}
