using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

public enum OutcomeState
{
    Awarded,

    /// <summary>Less than was asked.</summary>
    Partly,

    /// <summary>Nothing as yet: it is next when money comes back.</summary>
    Reserve,
    Refused,
}

/// <summary>What a round gives one candidate, and why.</summary>
public sealed record Outcome(Candidate Candidate, OutcomeState State, Money Amount, IReadOnlyList<Reason> Reasons)
{
    /// <summary>Its place among those who take part, from 1; null where it does not, or where the method has no places.</summary>
    public int? Rank { get; init; }

    /// <summary>Its place on the reserve list, from 1.</summary>
    public int? ReservePlace { get; init; }

    /// <summary>One line a step, in nl and en.</summary>
    public IReadOnlyList<LocalText> Why => [.. Reasons.Select(ReasonWords.Of)];

    /// <summary>The last step, which decided.</summary>
    public ReasonKind Decisive => Reasons[^1].Kind;
}

/// <summary>How a quota came out.</summary>
/// <param name="Unused">What was reserved and not used by the group, when all was done; it counts as left where it stays.</param>
public sealed record QuotaOutcome(Quota Quota, Money Awarded, int Awards, Money Unused);

/// <summary>Who had which number in the lot, and in which order they were drawn.</summary>
/// <param name="List">The ids; the first has number 1.</param>
/// <param name="Drawn">Their numbers, in the order in which they were drawn.</param>
public sealed record LotOutcome(DrawKey Key, IReadOnlyList<string> List, IReadOnlyList<int> Drawn);

/// <summary>The outcome of a round: everybody in the order of the decision, then who takes no part, by id.</summary>
public sealed record RoundResult(Round Round, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<QuotaOutcome> Quotas, LotOutcome? Lot)
{
    public Money Awarded => Money.Sum(Outcomes.Select(o => o.Amount));

    /// <summary>What of the envelope is not given.</summary>
    public Money Left => Round.Envelope - Awarded;

    /// <summary>What of <see cref="Left"/> stays with groups that did not use what was reserved for them.</summary>
    public Money Kept => Money.Smaller(Left, Money.Sum(Quotas.Where(q => q.Quota.Unfilled == UnfilledRule.Stays).Select(q => q.Unused)));

    public IEnumerable<Outcome> In(OutcomeState state) => Outcomes.Where(o => o.State == state);
}

/// <summary>Why a round cannot be decided: where in its file, and what to do.</summary>
/// <param name="Path">As "$.candidates[3].asked".</param>
public sealed record RoundFault(string Path, LocalText Why);
