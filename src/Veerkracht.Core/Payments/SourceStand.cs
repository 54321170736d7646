using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Funding.Rules;

namespace Veerkracht.Core.Payments;

/// <summary>
/// Where the money of one source of a grant stands: a right, a pot, or "" for the part that comes from the envelope alone.
/// </summary>
/// <param name="Committed">Awarded, and no payment of it was approved.</param>
/// <param name="Ordered">Approved to be paid, and the bank has not paid yet.</param>
public sealed record SourceStand(string Source, Money Committed, Money Ordered, Money Paid)
{
    public Money Granted => Committed + Ordered + Paid;

    /// <summary>Paid, or on its way.</summary>
    public Money Gone => Ordered + Paid;
}

/// <summary>What the final cost gives by the rules of the call: the grant, and what of it is drawn from each source.</summary>
public sealed record FinalCost(Money Grant, IReadOnlyList<SourceAmount> Drawn);
