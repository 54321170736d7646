using System.Diagnostics.CodeAnalysis;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation;

/// <summary>Decides a round. The same candidates in another order give the same result.</summary>
public static class Allocator
{
    /// <summary>The result, or all that keeps the round from being decided, each with its place.</summary>
    public static bool TryDecide(
        Round round,
        [NotNullWhen(true)] out RoundResult? result,
        [NotNullWhen(false)] out IReadOnlyList<RoundFault>? faults
    )
    {
        result = null;
        faults = RoundFaults.Of(round);
        if (faults.Count > 0)
            return false;
        Candidate[] all = [.. round.Candidates.OrderBy(c => c.Id, StringComparer.Ordinal)];
        var order = new RoundOrder(round, all);
        if (order.Fault is { } fault)
        {
            faults = [fault];
            return false;
        }
        faults = null;
        if (round.Method is RoundMethod.EqualShare or RoundMethod.ProRata)
        {
            var shares = new Shares(round, all, order);
            result = new RoundResult(round, Outcomes(all, order, shares.Given, isRanked: false), [], null);
        }
        else
        {
            var walk = new Walk(round, all, order);
            result = new RoundResult(round, Outcomes(all, order, walk.Given, isRanked: true), walk.Quotas, order.Lot);
        }
        return true;
    }

    /// <summary>As <see cref="TryDecide"/>, for a round that was made by code and has no faults.</summary>
    /// <exception cref="ArgumentException">It has.</exception>
    public static RoundResult Decide(Round round) =>
        TryDecide(round, out var result, out var faults)
            ? result
            : throw new ArgumentException(string.Join("; ", faults.Select(f => $"{f.Path}: {f.Why.En}")), nameof(round));

    private static List<Outcome> Outcomes(Candidate[] all, RoundOrder order, Func<int, Money> given, bool isRanked)
    {
        var outcomes = new List<Outcome>(all.Length);
        var (place, reserve, seen) = (0, 0, new bool[all.Length]);
        foreach (var at in order.Order)
        {
            seen[at] = true;
            place++;
            var outcome = Of(all[at], given(at), order.Reasons[at]);
            outcomes.Add(
                outcome with
                {
                    Rank = isRanked ? place : null,
                    ReservePlace = outcome.State == OutcomeState.Reserve ? ++reserve : null,
                }
            );
        }
        for (var at = 0; at < all.Length; at++)
        {
            if (!seen[at])
                outcomes.Add(Of(all[at], Money.Zero, order.Reasons[at]));
        }
        return outcomes;
    }

    private static Outcome Of(Candidate c, Money amount, List<Reason> reasons) =>
        new(
            c,
            amount == c.Asked ? OutcomeState.Awarded
                : amount.IsPositive ? OutcomeState.Partly
                : CanStillBeNext(reasons[^1].Kind) ? OutcomeState.Reserve
                : OutcomeState.Refused,
            amount,
            reasons
        );

    /// <summary>Whether money that comes back can change it.</summary>
    private static bool CanStillBeNext(ReasonKind why) =>
        why
            is ReasonKind.MoneyShort
                or ReasonKind.PartTooSmall
                or ReasonKind.LineEnded
                or ReasonKind.GroupFull
                or ReasonKind.GroupHasEnough;
}
