using CsCheck;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Tests.Allocation;

/// <summary>What holds for any round: small worlds with many equals, so that every limit and tie is met.</summary>
public class RoundProperties
{
    private static readonly Gen<Candidate> Any = Gen.Select(
            Gen.Int[1, 60],
            Gen.Int[-3, 6],
            Gen.Int[0, 8],
            Gen.Int[0, 5],
            Gen.Int[0, 40],
            Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 3])
        )
        .Select(
            (asked, score, registered, body, least, other) =>
                new Candidate("", $"body-{body}", new Money(asked))
                {
                    Scores = [score, other.Item3],
                    Registered = registered,
                    Least = least > 0 && least <= asked ? new Money(least) : null,
                    Class = $"class-{other.Item1}",
                    Province = other.Item2 == 0 ? null : $"province-{other.Item2}",
                    Priority = other.Item4 == 0 ? null : other.Item4,
                    Excluded = other.Item3 == 9 ? new("niet", "not") : null,
                }
        );

    private static readonly Gen<Quota> AnyQuota = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Bool)
        .Select(
            (by, of, reserved, limit, stays) =>
                new Quota(by == 0 ? GroupKind.Class : GroupKind.Province, by == 0 ? $"class-{of}" : $"province-{of}")
                {
                    Reserved = new Money(reserved),
                    Unfilled = stays ? UnfilledRule.Stays : UnfilledRule.FlowsBack,
                    Most = limit == 1 ? new Money(reserved + 40) : null,
                    MostAwards = limit == 2 ? 2 : null,
                }
        );

    private static readonly Gen<Round> Walked = Gen.Select(
            Any.List[0, 12],
            AnyQuota.List[0, 3],
            Gen.Int[0, 250],
            Gen.Int[0, 2],
            Gen.Int[0, 15],
            Gen.Int[0, 3]
        )
        .Select(
            (candidates, quotas, envelope, method, flags, body) =>
                Made(
                    [.. candidates.Select((c, i) => c with { Id = $"d{i:00}" })],
                    [.. quotas.DistinctBy(q => (q.By, q.Of))],
                    envelope + quotas.Sum(q => (int)q.Reserved.Cents),
                    (RoundMethod)method,
                    flags,
                    body
                )
        );

    private static Round Made(Candidate[] candidates, Quota[] quotas, int envelope, RoundMethod method, int flags, int body) =>
        new()
        {
            Method = method,
            Envelope = new Money(envelope),
            Candidates = candidates,
            Criteria =
            [
                new RoundCriterion("quality", 1, flags % 5 == 0 ? (Rational?)(-1) : null),
                new RoundCriterion("reach", new Rational(1, 2)),
            ],
            LeastTotal = flags % 7 == 0 ? (Rational?)1 : null,
            Ties = [new TieRule(TieKind.Criterion, "reach"), new TieRule(TieKind.Registration), new TieRule(TieKind.Lot)],
            Lot = new Lot(Rounds.Key("4711")),
            GivesParts = flags % 2 == 1,
            StopsWhenShort = flags / 2 % 2 == 1,
            OwnPriorities = flags / 4 % 2 == 1,
            PerBody = body switch
            {
                1 => new BodyLimit(2, null),
                2 => new BodyLimit(null, new Money(70)),
                _ => null,
            },
            Quotas = quotas,
            Rights =
                method == RoundMethod.DrawingRight
                    ? Enumerable.Range(0, 5).ToDictionary(b => $"body-{b}", b => new Money(b * 20))
                    : new Dictionary<string, Money>(),
        };

    private static readonly Gen<Round> Shared = Gen.Select(Walked, Gen.Int[0, 3], (round, k) =>
        round with
        {
            Method = k == 0 ? RoundMethod.EqualShare : RoundMethod.ProRata,
            Key = (ApportionmentKey)Math.Max(0, k - 1),
            Quotas = [],
            Rights = new Dictionary<string, Money>(),
            PerBody = round.PerBody is { Awards: not null } limit ? limit : null,
        }
    );

    private static void Holds(Gen<Round> rounds, Func<Round, RoundResult, bool> what) =>
        rounds.Sample(round => what(round, Allocator.Decide(round)), iter: Samples.Of(10_000));

    [Fact]
    public void Never_more_than_the_envelope_and_all_adds_up() =>
        Holds(Gen.OneOf(Walked, Shared), (round, result) =>
            result.Awarded <= round.Envelope
            && result.Awarded + result.Left == round.Envelope
            && result.Kept <= result.Left
            && result.Outcomes.Select(o => o.Candidate.Id).Order().SequenceEqual(round.Candidates.Select(c => c.Id))
        );

    [Fact]
    public void Nobody_gets_more_than_it_asked_or_less_than_is_of_use() =>
        Holds(Gen.OneOf(Walked, Shared), (round, result) => result.Outcomes.All(o =>
                o.Amount <= o.Candidate.Asked
                && o.Why.Count > 0
                && o.State switch
                {
                    OutcomeState.Awarded => o.Amount == o.Candidate.Asked,
                    OutcomeState.Partly => o.Amount.IsPositive
                        && o.Amount < o.Candidate.Asked
                        && o.Amount >= (o.Candidate.Least ?? new Money(1))
                        && (round.GivesParts || round.Method >= RoundMethod.EqualShare),
                    _ => o.Amount.IsZero,
                }
                && (o.Candidate.Excluded is null || o.State == OutcomeState.Refused)
            ));

    [Fact]
    public void Every_limit_of_a_group_and_of_an_organisation_holds() => Holds(Walked, (round, result) => result.Quotas.All(q =>
                q.Awarded == Money.Sum(In(result, q.Quota).Select(o => o.Amount))
                && q.Awards == In(result, q.Quota).Count(o => o.Amount.IsPositive)
                && (q.Quota.Most is not { } most || q.Awarded <= most)
                && (q.Quota.MostAwards is not { } awards || q.Awards <= awards)
                // What stays for a group went to nobody else.
                && (q.Quota.Unfilled != UnfilledRule.Stays || result.Left >= q.Unused)
            )
            && result
                .Outcomes.GroupBy(o => o.Candidate.Body)
                .All(g =>
                    (round.PerBody?.Awards is not { } awards || g.Count(o => o.Amount.IsPositive) <= awards)
                    && (round.PerBody?.Amount is not { } amount || Money.Sum(g.Select(o => o.Amount)) <= amount)
                    && (
                        round.Method != RoundMethod.DrawingRight
                        || Money.Sum(g.Select(o => o.Amount)) <= round.Rights.GetValueOrDefault(g.Key)
                    )
                ));

    private static IEnumerable<Outcome> In(RoundResult result, Quota quota) =>
        result.Outcomes.Where(o => (quota.By == GroupKind.Class ? o.Candidate.Class : o.Candidate.Province) == quota.Of);

    [Fact]
    public void The_order_in_which_candidates_are_given_changes_nothing() =>
        Gen.Select(Gen.OneOf(Walked, Shared), Gen.Int[0, 1_000])
            .Sample(
                (round, seed) =>
                    Print(Allocator.Decide(round))
                    == Print(
                        Allocator.Decide(
                            round with
                            {
                                Candidates = [.. round.Candidates.OrderBy(c => (c.Id.GetHashCode(StringComparison.Ordinal) ^ seed) % 97)],
                            }
                        )
                    ),
                iter: Samples.Of(5_000)
            );

    private static string Print(RoundResult result) =>
        result.Told() + string.Join('\n', result.Outcomes.SelectMany(o => o.Why.Select(w => w.Nl)));

    [Fact]
    public void Whoever_could_still_get_its_amount_whole_has_it() =>
        Holds(Walked.Select(r => r with { Quotas = [], StopsWhenShort = false }), (_, result) =>
            result.In(OutcomeState.Reserve).All(o => o.Candidate.Asked > result.Left)
        );

    /// <summary>Without a second turn: what flows back goes by what others left.</summary>
    [Fact]
    public void A_higher_score_never_gives_less() =>
        Gen.Select(Walked.Where(r => r is { Method: RoundMethod.Ranking, OwnPriorities: false, Candidates.Count: > 0 }), Gen.Int[0, 11])
            .Sample(
                (any, which) =>
                {
                    var round = any with
                    {
                        Quotas = [.. any.Quotas.Select(q => q with { Unfilled = UnfilledRule.Stays })],
                        StopsWhenShort = false,
                        GivesParts = false,
                    };
                    var id = round.Candidates[which % round.Candidates.Count].Id;
                    var higher = round with
                    {
                        Candidates = [.. round.Candidates.Select(c => c.Id == id ? c with { Scores = [c.Scores[0] + 1, c.Scores[1]] } : c)],
                    };
                    return Allocator.Decide(higher).Of(id).Amount >= Allocator.Decide(round).Of(id).Amount;
                },
                iter: Samples.Of(5_000)
            );

    [Fact]
    public void Where_the_line_stops_more_money_takes_nothing_from_anybody() =>
        Holds(Walked.Where(r => r.PerBody?.Amount is null).Select(r => r with { Quotas = [], StopsWhenShort = true }), (round, result) =>
        {
            var more = Allocator.Decide(round with { Envelope = round.Envelope + new Money(7) });
            return result.Outcomes.All(o => more.Of(o.Candidate.Id).Amount >= o.Amount);
        });

    [Fact]
    public void Who_was_awarded_keeps_it_when_money_returns() =>
        Gen.Select(Walked, Gen.Int[0, 11])
            .Sample(
                (round, which) =>
                {
                    var first = Allocator.Decide(round);
                    if (round.Candidates.Count == 0)
                        return true;
                    var gone = round.Candidates[which % round.Candidates.Count].Id;
                    var next = round.After(first);
                    var lifted = Allocator.Decide(
                        next with
                        {
                            Candidates = [.. next.Candidates.Select(c => c.Id == gone ? c.Out("weg") : c)],
                        }
                    );
                    return lifted.Awarded <= round.Envelope
                        && first.Outcomes.All(o => o.Candidate.Id == gone || lifted.Of(o.Candidate.Id).Amount >= o.Amount);
                },
                iter: Samples.Of(5_000),
                print: p => $"{p.Item2} {p.Item1.Said()}\n{Allocator.Decide(p.Item1).Told()}"
            );

    [Fact]
    public void Who_asks_as_much_gets_as_much_but_for_a_cent() =>
        Holds(
            Shared.Select(r => r with { PerBody = null, Candidates = [.. r.Candidates.Select(c => c with { Least = null })] }),
            (round, result) =>
            {
                // Who is left when not even a cent is there for each gets nothing.
                var shared = result.Outcomes.Where(o => o.Amount.IsPositive).ToList();
                return shared.All(a => shared.All(b => a.Candidate.Asked < b.Candidate.Asked || a.Amount.Cents >= b.Amount.Cents - 1));
            }
        );
}
