using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// The part of a cost that is granted: "1:2" (one euro for every two of the applicant: a third of the cost) or a percentage.
/// Above 0, at most the whole.
/// </summary>
public sealed record Share(Rational Part, bool IsPercentage)
{
    /// <summary>Reads "granted:own" in whole numbers; null where it is no ratio or grants nothing.</summary>
    public static Share? FromRatio(string text) => Ratio.TryParse(text, out var ratio, out _) ? new Share(ratio.Share, false) : null;

    /// <summary>Above 0 and at most 100, else null.</summary>
    public static Share? FromPercentage(Rational percentage) =>
        percentage.Sign > 0 && percentage <= 100 ? new Share(percentage / 100, true) : null;

    /// <summary>The largest cost that an amount pays at this share.</summary>
    public Rational CostFor(Money amount) => amount.Euro / Part;
}
