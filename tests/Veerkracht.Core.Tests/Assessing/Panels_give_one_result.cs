using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Assessing;

public class Panels_give_one_result
{
    private static ScoredCriterion Criterion(string id, int scale, Rational weight, Rational? least = null, bool computed = false) =>
        new(id, new(id.ToUpperInvariant()), LocalText.Empty, scale, weight, least, computed);

    private static readonly PanelRules Two = new([Criterion("a", 10, 70, 5), Criterion("b", 3, 30)], 60, 2);

    private static ScoreSheet Sheet(string assessor, params (string Id, Rational Points)[] points) =>
        new(assessor, points.ToDictionary(p => p.Id, p => p.Points));

    private static PanelResult Of(PanelRules rules, params ScoreSheet[] sheets) =>
        PanelResult.Of(rules, sheets, new Dictionary<string, Rational>());

    [Fact]
    public void The_mean_of_each_criterion_and_the_total_by_weights()
    {
        var result = Of(Two, Sheet("x", ("a", 8), ("b", 1)), Sheet("y", ("a", 7), ("b", 2)), Sheet("z", ("a", 7), ("b", 2)));
        // 22/3 and 5/3, at six decimals; 70 % of the first and 30 % of the second.
        Assert.Equal(["7.333333", "1.666667"], result.Scores.Select(s => $"{s}"));
        Assert.Equal("68.000001", $"{result.Total}");
        Assert.True(result is { HasQuorum: true, IsBelow: false, IsWide: false });
        Assert.Equal(
            "3 assessors gave points. The quorum of 2 is reached. A: mean 7.33 of 10, from 7.00 to 8.00; weight 70.00. "
                + "B: mean 1.67 of 3, from 1.00 to 2.00; weight 30.00. Total by the weights: 68.00 of 100.",
            string.Join(" ", result.Why.Select(w => w.In(Language.En)))
        );
    }

    [Fact]
    public void A_minimum_is_met_by_what_equals_it_and_missed_by_less()
    {
        var met = Of(Two, Sheet("x", ("a", 5), ("b", 3)), Sheet("y", ("a", 5), ("b", 2)));
        Assert.False(met.Criteria[0].IsBelow);
        Assert.Equal(60, met.Total);
        Assert.False(met.IsBelow);
        var missed = Of(Two, Sheet("x", ("a", 4), ("b", 3)), Sheet("y", ("a", new(599, 100)), ("b", 3)));
        Assert.True(missed.Criteria[0].IsBelow);
        Assert.Equal("A is 4,995, onder het minimum van 5.", missed.Why[^1].Nl);
        Assert.True(missed.IsBelow);
    }

    [Fact]
    public void The_quorum_counts_who_scored()
    {
        Assert.False(Of(Two, Sheet("x", ("a", 9), ("b", 3))).HasQuorum);
        Assert.Equal("1 beoordelaar gaf punten. Het quorum van 2 is niet bereikt.", Of(Two, Sheet("x", ("a", 9), ("b", 3))).Why[0].Nl);
        Assert.Null(Of(Two).Total);
        Assert.Empty(Of(Two).Scores);
        Assert.Equal("A: nog geen punten.", Of(Two).Why[1].Nl);
    }

    [Fact]
    public void Points_that_follow_from_answers_stand_beside_those_of_assessors()
    {
        var rules = new PanelRules([Criterion("a", 10, 50), Criterion("c", 4, 50, computed: true)], null, 1);
        var result = PanelResult.Of(rules, [Sheet("x", ("a", 10))], new Dictionary<string, Rational> { ["c"] = 1 });
        Assert.Equal(new Rational(125, 2), result.Total);
        Assert.Equal("C: 1,00 op 4, berekend uit de antwoorden; gewicht 50,00.", result.Why[2].Nl);
        Assert.Null(PanelResult.Of(rules, [Sheet("x", ("a", 10))], new Dictionary<string, Rational>()).Total);
    }

    [Theory]
    [InlineData(3, 6, false)]
    [InlineData(3, 7, true)]
    public void Who_differ_by_more_than_a_third_of_the_scale_are_marked(int low, int high, bool wide)
    {
        var result = Of(new([Criterion("a", 9, 100)], null, 1), Sheet("x", ("a", low)), Sheet("y", ("a", high)));
        Assert.Equal(wide, result.IsWide);
        Assert.Equal(high - low, result.Criteria[0].Spread);
    }

    [Fact]
    public void Equal_totals_share_a_place_and_name_each_other()
    {
        PanelResult Total(int a) => Of(Two, Sheet("x", ("a", a), ("b", 3)), Sheet("y", ("a", a), ("b", 3)));
        var ranked = PanelRanking.Of([("d4", Of(Two)), ("d3", Total(8)), ("d2", Total(4)), ("d1", Total(8)), ("d0", Total(7))]);
        Assert.Equal(["d1 1 d3", "d3 1 d1", "d0 3 ", "d2  ", "d4  "], ranked.Select(r => $"{r.Id} {r.Place} {string.Join(',', r.Ties)}"));
    }

    private static readonly Gen<(PanelRules Rules, List<ScoreSheet> Sheets)> Any = Gen.Select(
            Gen.Select(Gen.Int[1, 20], Gen.Int[1, 50]).List[1, 5],
            Gen.Int[0, 2000].List[30, 30],
            Gen.Int[1, 5],
            Gen.Int[0, 100]
        )
        .Select(
            (criteria, points, sheets, least) =>
            {
                var weights = criteria.Sum(c => c.Item2);
                var rules = new PanelRules(
                    [.. criteria.Select((c, i) => Criterion($"c{i}", c.Item1, new Rational(100 * c.Item2, weights)))],
                    least,
                    2
                );
                return (
                    rules,
                    Enumerable
                        .Range(0, sheets)
                        .Select(s =>
                            Sheet(
                                $"s{s}",
                                [
                                    .. rules.Criteria.Select(
                                        (c, i) => (c.Id, new Rational(Math.Min(points[s * criteria.Count + i], c.Scale * 100), 100))
                                    ),
                                ]
                            )
                        )
                        .ToList()
                );
            }
        );

    private static void Holds(Func<PanelRules, List<ScoreSheet>, PanelResult, bool> what) =>
        Any.Sample(given => what(given.Rules, given.Sheets, Of(given.Rules, [.. given.Sheets])), iter: Samples.Of(5_000));

    [Fact]
    public void Nobody_has_less_than_nothing_or_more_than_100_and_a_mean_lies_between_the_points() =>
        Holds(
            (_, _, result) =>
                result.Total >= 0
                && result.Total <= 100
                && result.Criteria.All(c => c.Mean >= c.Lowest && c.Mean <= c.Highest && c.Spread.Sign >= 0)
        );

    [Fact]
    public void The_order_of_sheets_means_nothing() =>
        Holds(
            (rules, sheets, result) =>
            {
                var other = Of(rules, [.. sheets.AsEnumerable().Reverse()]);
                return other.Total == result.Total && other.Scores.SequenceEqual(result.Scores);
            }
        );

    [Fact]
    public void More_points_of_one_assessor_never_give_a_lower_total() =>
        Holds(
            (rules, sheets, result) =>
            {
                var first = rules.Criteria[0];
                var more = sheets[0] with { Points = new Dictionary<string, Rational>(sheets[0].Points) { [first.Id] = first.Scale } };
                return Of(rules, [more, .. sheets.Skip(1)]).Total >= result.Total;
            }
        );

    [Fact]
    public void The_total_is_the_exact_one_to_within_the_sixth_decimal() =>
        Holds(
            (rules, sheets, result) =>
            {
                var exact = rules
                    .Criteria.Select(c =>
                        sheets.Aggregate(Rational.Zero, (sum, s) => sum + s.Points[c.Id]) / sheets.Count * c.Weight / c.Scale
                    )
                    .Aggregate(Rational.Zero, (sum, part) => sum + part);
                var off = exact - result.Total!.Value;
                // Each mean is off by half a millionth at most, times its weight for each point: 100 points for a scale of 1.
                return Rational.Larger(off, -off) <= new Rational(51, 1_000_000);
            }
        );

    [Fact]
    public void A_round_ranks_by_these_totals_and_refuses_who_is_below() =>
        Holds(
            (rules, sheets, result) =>
            {
                var outcome = Allocator
                    .Decide(
                        new Round
                        {
                            Method = RoundMethod.Ranking,
                            Envelope = new Money(1_000),
                            Criteria = rules.ForRound,
                            LeastTotal = rules.LeastTotal,
                            Candidates = [new("d", "b", new Money(10)) { Scores = result.Scores, Total = result.Total }],
                        }
                    )
                    .Outcomes.Single();
                return outcome.Amount.Cents > 0 == !result.IsBelow;
            }
        );
}
