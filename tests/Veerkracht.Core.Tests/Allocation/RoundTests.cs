using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using static Veerkracht.Core.Tests.Allocation.Rounds;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>Rounds that have gone wrong elsewhere, each with what must come out.</summary>
public class RoundTests
{
    [Fact]
    public void The_highest_score_goes_first_as_far_as_the_money_goes()
    {
        var result = Allocator.Decide(Ranking(150, Asks("a", 100, 7), Asks("b", 50, 9), Asks("c", 40, 5)));
        Assert.Equal("b 50, a 100, c reserve 1", result.Told());
        Assert.Equal((Money.FromEuro(150), Money.Zero), (result.Awarded, result.Left));
        Assert.Equal(["place 3 by score, with total 5", "asked €40.00; €0.00 is left: too little"], result.Of("c").Why.Select(w => w.En));
        Assert.Equal("gevraagd €\u00a050,00; dat past", result.Of("b").Why[^1].Nl);
    }

    [Fact]
    public void Nobody_asks_and_nothing_is_given()
    {
        var result = Allocator.Decide(Ranking(100));
        Assert.Empty(result.Outcomes);
        Assert.Equal(Money.FromEuro(100), result.Left);
        Assert.All(Enum.GetValues<RoundMethod>(), method => Assert.Empty(Allocator.Decide(Ranking(100) with { Method = method }).Outcomes));
    }

    [Fact]
    public void Where_money_is_too_little_for_the_next_the_line_stops_or_looks_further()
    {
        var round = Ranking(150, Asks("a", 100, 9), Asks("b", 80, 8), Asks("c", 50, 7), Asks("d", 10, 6));
        Assert.Equal("a 100, b reserve 1, c 50, d reserve 2", Allocator.Decide(round).Told());
        var stopped = Allocator.Decide(round with { StopsWhenShort = true });
        Assert.Equal("a 100, b reserve 1, c reserve 2, d reserve 3", stopped.Told());
        Assert.Equal("the line ended at b, for whom too little was left", stopped.Of("d").Why[^1].En);
        Assert.Equal(Money.FromEuro(50), stopped.Left);
    }

    [Fact]
    public void A_part_is_given_where_it_is_of_use()
    {
        var b = Asks("b", 80, 8);
        var round = Ranking(150, Asks("a", 100, 9), b, Asks("c", 50, 7)) with { GivesParts = true };
        Assert.Equal("a 100, b 50 part, c reserve 1", Allocator.Decide(round).Told());
        var picky = round with { Candidates = [.. round.Candidates.Select(c => c == b ? c with { Least = Money.FromEuro(60) } : c)] };
        var result = Allocator.Decide(picky);
        Assert.Equal("a 100, b reserve 1, c 50", result.Told());
        Assert.Equal("€50.00 can still be given; less than €60.00 is of no use", result.Of("b").Why[^1].En);
        Assert.Equal("a 100, b reserve 1, c reserve 2", Allocator.Decide(picky with { StopsWhenShort = true }).Told());
    }

    [Fact]
    public void Who_is_below_a_minimum_gets_nothing_even_where_money_is_left()
    {
        var round = Ranking(
            1000,
            Asks("a", 10) with
            {
                Total = null,
                Scores = [8, 4],
            },
            Asks("b", 10) with
            {
                Total = null,
                Scores = [5, 9],
            },
            Asks("c", 10) with
            {
                Total = null,
                Scores = [6, 5],
            }
        ) with
        {
            Criteria = [new RoundCriterion("quality", 2, 6), new RoundCriterion("reach", 1)],
            LeastTotal = 18,
        };
        var result = Allocator.Decide(round);
        Assert.Equal("a 10, b refused, c refused", result.Told());
        Assert.Equal("“quality” has 5; 6 is needed", Assert.Single(result.Of("b").Why).En);
        Assert.Equal("total 17; 18 is needed", Assert.Single(result.Of("c").Why).En);
        Assert.Null(result.Of("b").Rank);
    }

    [Fact]
    public void Zero_and_negative_scores_are_scores_like_others()
    {
        var round = Ranking(30, Asks("a", 10, -2), Asks("b", 10, 0), Asks("c", 10, new Rational(-1, 2)), Asks("d", 10, 1));
        Assert.Equal("d 10, b 10, c 10, a reserve 1", Allocator.Decide(round).Told());
        Assert.Equal("d 10, b 10, a refused, c refused", Allocator.Decide(round with { LeastTotal = 0 }).Told());
    }

    [Fact]
    public void A_tie_at_the_line_is_broken_in_the_stated_order()
    {
        var round = Ranking(
            10,
            Asks("a", 10) with
            {
                Total = 8,
                Scores = [3],
            },
            Asks("b", 10) with
            {
                Total = 8,
                Scores = [5],
            },
            Asks("c", 10) with
            {
                Total = 8,
                Scores = [5],
            }
        ) with
        {
            Criteria = [new RoundCriterion("reach", 1)],
            Ties = [new TieRule(TieKind.Criterion, "reach"), new TieRule(TieKind.Registration)],
        };
        var result = Allocator.Decide(round);
        Assert.Equal("b 10, c reserve 1, a reserve 2", result.Told());
        Assert.Equal(
            ["equal with 2 others; “reach” decides", "equal with 1 other; registration decides", "place 1 by score, with total 8"],
            result.Of("b").Why.Take(3).Select(w => w.En)
        );
        Assert.Equal("equal with 2 others; “reach” decides", result.Of("a").Why[0].En);
        Assert.Equal(3, result.Of("a").Why.Count);
    }

    [Fact]
    public void Where_all_are_equal_the_lot_decides_and_it_is_drawn_over_the_list()
    {
        var all = Enumerable.Range(1, 25).Select(i => Asks($"d{i:00}", 10, 7)).ToArray();
        var round = Ranking(30, all) with
        {
            Ties = [new TieRule(TieKind.Lot)],
            Lot = new Lot(Key("9319./2.5.8.10.12./9.18.26.34.41.45./")),
        };
        var result = Allocator.Decide(round);
        Assert.Equal(["d17", "d07", "d02"], result.In(OutcomeState.Awarded).Select(o => o.Candidate.Id));
        Assert.Equal([17, 7, 2, 16, 25, 23, 8, 24, 19, 13], result.Lot!.Drawn.Take(10));
        Assert.Equal("gelijk met 24 andere; het lot beslist", result.Of("d17").Why[0].Nl);
        // Who is excluded after the list was made keeps its number: nobody else's chance changes.
        var without = round with { Candidates = [.. all.Select(c => c.Id == "d07" ? c.Out("withdrawn") : c)] };
        Assert.Equal(["d17", "d02", "d16"], Allocator.Decide(without).In(OutcomeState.Awarded).Select(o => o.Candidate.Id));
    }

    [Fact]
    public void A_lot_without_a_key_and_a_tie_without_a_rule_decide_nothing()
    {
        var round = Ranking(10, Asks("a", 10, 7), Asks("b", 10, 7), Asks("c", 10, 6)) with { Ties = [new TieRule(TieKind.Lot)] };
        var fault = Fault(round);
        Assert.Equal("$.lot", fault.Path);
        Assert.Equal("a lot must decide between a and b (2 in all), but there is no key; give lot.key", fault.Why.En);
        Assert.Equal("$.ties", Fault(round with { Ties = [] }).Path);
        Assert.Equal("$.lot.list", Fault(round with { Lot = new Lot(Key("7"), ["a", "c"]) }).Path);
        Assert.Equal("$.lot.list", Fault(round with { Lot = new Lot(Key("7"), []) }).Path);
        Assert.Equal(1, Allocator.Decide(round with { Lot = new Lot(Key("7"), ["b", "a"]) }).In(OutcomeState.Awarded).Count());
        // Where nobody ties, none is needed.
        Assert.Null(Allocator.Decide(Ranking(10, Asks("a", 10, 7), Asks("b", 10, 6)) with { Ties = [] }).Lot);
    }

    [Fact]
    public void What_a_group_does_not_use_stays_or_flows_back()
    {
        Candidate[] all =
        [
            Asks("a", 60, 9) with
            {
                Class = "large",
            },
            Asks("b", 60, 8) with
            {
                Class = "large",
            },
            Asks("c", 20, 1) with
            {
                Class = "small",
            },
        ];
        var stays = Allocator.Decide(Ranking(120, all) with { Quotas = [Reserved("small", 50, UnfilledRule.Stays)] });
        Assert.Equal("a 60, b reserve 1, c 20", stays.Told());
        Assert.Equal((Money.FromEuro(40), Money.FromEuro(30)), (stays.Left, stays.Kept));
        Assert.Equal(
            (Money.FromEuro(20), 1, Money.FromEuro(30)),
            (stays.Quotas[0].Awarded, stays.Quotas[0].Awards, stays.Quotas[0].Unused)
        );
        var back = Ranking(140, all) with { Quotas = [Reserved("small", 50, UnfilledRule.FlowsBack)] };
        var flowed = Allocator.Decide(back);
        Assert.Equal("a 60, b 60, c 20", flowed.Told());
        Assert.Contains("€60.00 from what groups did not use", flowed.Of("b").Why.Select(w => w.En));
        Assert.Equal(Money.Zero, flowed.Kept);
        // What flows back completes who got a part.
        var parts = Allocator.Decide(back with { GivesParts = true, StopsWhenShort = true });
        Assert.Equal("a 60, b 60, c 20", parts.Told());
        Assert.Equal("completed by €30.00", parts.Of("b").Why[^1].En);
    }

    [Fact]
    public void When_the_line_ends_a_group_still_has_what_is_its_own()
    {
        var round = Ranking(
            100,
            Asks("a", 60, 9) with
            {
                Class = "large",
            },
            Asks("b", 30, 8) with
            {
                Class = "large",
            },
            Asks("c", 10, 7) with
            {
                Class = "large",
            },
            Asks("d", 15, 2) with
            {
                Class = "small",
            },
            Asks("e", 15, 1) with
            {
                Class = "small",
            }
        ) with
        {
            StopsWhenShort = true,
            Quotas = [Reserved("small", 20, UnfilledRule.Stays)],
        };
        Assert.Equal("a 60, b reserve 1, c reserve 2, d 15, e reserve 3", Allocator.Decide(round).Told());
    }

    [Fact]
    public void A_group_that_is_full_stops_nobody_else()
    {
        Candidate[] all =
        [
            Asks("a", 40, 9) with
            {
                Province = "limburg",
            },
            Asks("b", 40, 8) with
            {
                Province = "limburg",
            },
            Asks("c", 40, 7) with
            {
                Province = "antwerpen",
            },
        ];
        var most = new Quota(GroupKind.Province, "limburg") { Most = Money.FromEuro(50) };
        var result = Allocator.Decide(Ranking(120, all) with { StopsWhenShort = true, Quotas = [most] });
        Assert.Equal("a 40, b reserve 1, c 40", result.Told());
        Assert.Equal("asked €40.00; the group “limburg” can still get €10.00: too little", result.Of("b").Why[^1].En);
        var count = Allocator.Decide(Ranking(120, all) with { Quotas = [most with { Most = null, MostAwards = 1 }] });
        Assert.Equal("a 40, b reserve 1, c 40", count.Told());
        var part = Allocator.Decide(Ranking(120, all) with { GivesParts = true, Quotas = [most] });
        Assert.Equal("a 40, b 10 part, c 40", part.Told());
        Assert.Equal("asked €40.00; limited to what the group “limburg” can still get €10.00", part.Of("b").Why[^1].En);
    }

    [Fact]
    public void One_body_twice_is_held_to_the_limit()
    {
        var round = Ranking(100, Asks("a", 30, 9, "gent"), Asks("b", 30, 8, "gent"), Asks("c", 30, 7)) with
        {
            PerBody = new BodyLimit(1, null),
        };
        var result = Allocator.Decide(round);
        Assert.Equal("a 30, b refused, c 30", result.Told());
        Assert.Equal("gent heeft al 1 toekenning in deze ronde, het hoogste aantal", result.Of("b").Why[^1].Nl);
        Assert.Equal("a 30, b refused, c 30", Allocator.Decide(round with { PerBody = new BodyLimit(null, Money.FromEuro(50)) }).Told());
        var parts = round with { PerBody = new BodyLimit(null, Money.FromEuro(50)), GivesParts = true };
        Assert.Equal("a 30, b 20 part, c 30", Allocator.Decide(parts).Told());
    }

    [Fact]
    public void An_organisation_puts_its_own_first_in_the_places_it_has()
    {
        var round = Ranking(
            60,
            Asks("a", 30, 9, "gent") with
            {
                Priority = 2,
            },
            Asks("b", 30, 8),
            Asks("c", 30, 7, "gent") with
            {
                Priority = 1,
            }
        ) with
        {
            OwnPriorities = true,
        };
        var result = Allocator.Decide(round);
        Assert.Equal("c 30, b 30, a reserve 1", result.Told());
        Assert.Contains("has this place by the order that gent chose itself", result.Of("c").Why.Select(w => w.En));
        Assert.Equal("a 30, b 30, c reserve 1", Allocator.Decide(round with { OwnPriorities = false }).Told());
    }

    [Fact]
    public void Money_that_returns_lifts_the_reserve_list_and_takes_nothing_back()
    {
        var round = Ranking(100, Asks("a", 60, 9), Asks("b", 50, 8), Asks("c", 40, 7), Asks("d", 20, 6));
        var first = Allocator.Decide(round);
        Assert.Equal("a 60, b reserve 1, c 40, d reserve 2", first.Told());
        var after = round.After(first);
        var withdrawn = after with { Candidates = [.. after.Candidates.Select(c => c.Id == "a" ? c.Out("withdrawn") : c)] };
        var lifted = Allocator.Decide(withdrawn);
        Assert.Equal("b 50, c 40, d reserve 1, a refused", lifted.Told());
        Assert.Contains("€40.00 was awarded before and stays", lifted.Of("c").Why.Select(w => w.En));
        Assert.Equal("takes no part: withdrawn", Assert.Single(lifted.Of("a").Why).En);
        // Decided anew instead, another would have gone first.
        Assert.Equal("b 50, c 40, d reserve 1, a refused", Allocator.Decide(lifted.Round.After(lifted)).Told());
        Assert.Equal("a 60, b reserve 1, c 40, d reserve 2", Allocator.Decide(after).Told());
    }

    [Fact]
    public void Who_got_a_part_is_completed_before_the_next()
    {
        var round = Ranking(70, Asks("a", 50, 9), Asks("b", 50, 8), Asks("c", 20, 7)) with { GivesParts = true };
        var first = Allocator.Decide(round);
        Assert.Equal("a 50, b 20 part, c reserve 1", first.Told());
        var more = Allocator.Decide(round.After(first) with { Envelope = Money.FromEuro(110) });
        Assert.Equal("a 50, b 50, c 10 part", more.Told());
    }

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
