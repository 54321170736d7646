using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// The part of a cost that is granted: "1:2" (one euro for every two of the applicant: a third of the cost) or a percentage.
/// Above 0, at most the whole; one that is computed can be 0.
/// </summary>
public sealed record Share(Rational Part, bool IsPercentage)
{
    /// <summary>Reads "granted:own" in whole numbers; null where it is no ratio or grants nothing.</summary>
    public static Share? FromRatio(string text) => Ratio.TryParse(text, out var ratio, out _) ? new Share(ratio.Share, false) : null;

    /// <summary>Above 0 and at most 100, else null.</summary>
    public static Share? FromPercentage(Rational percentage) =>
        percentage.Sign > 0 && percentage <= 100 ? new Share(percentage / 100, true) : null;

    /// <summary>The percentage as it was computed, where it was; what is outside 0 to 100 counts as the nearest of these.</summary>
    public Rational? Given { get; init; }

    /// <summary>The largest cost that an amount pays at this share; a share of nothing never uses it up.</summary>
    public Rational CostFor(Money amount) => CostFor(amount.Euro);

    public Rational CostFor(Rational euro) => Part.Sign == 0 ? Money.Max.Euro : euro / Part;
}
