using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Amounts;

/// <summary>An amount with its readable why: one line a step of the computation, in nl and en.</summary>
public sealed record Explained(Money Amount, IReadOnlyList<LocalText> Why)
{
    /// <summary>What of it is for each partner; empty where it is not by partner.</summary>
    public IReadOnlyList<PartnerAmount> ByPartner { get; init; } = [];

    /// <summary>A bound was met here or in an amount before: this one counts for nothing.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>It does not reach a least that the call demands: what it is, and that least. The form cannot be sent.</summary>
    public (Money Is, Rational Least)? Short { get; init; }
}

/// <summary>What one partner gets of an amount, and what it bears itself.</summary>
/// <param name="Partner">As the answers name it, an enterprise number; empty for the applicant.</param>
public sealed record PartnerAmount(string Partner, Money Cost, Money Amount)
{
    public Money Own => Cost - Amount;
}
