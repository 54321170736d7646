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
        string[] why = ["place 3 by score, with total 5", "asked €40.00; €0.00 is left: too little"];
        Assert.Equal(why, result.Of("c").Why.Select(w => w.En));
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
        Assert.Single(Allocator.Decide(round with { Lot = new Lot(Key("7"), ["b", "a"]) }).In(OutcomeState.Awarded));
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
}
