using System.Numerics;
using System.Text.RegularExpressions;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Funding;

/// <summary>
/// The part of a cost that is granted: "1:2" (one euro for every two of the applicant: a third of the cost) or a percentage.
/// Above 0, at most the whole.
/// </summary>
public sealed partial record Share(Rational Part, bool IsPercentage)
{
    /// <summary>Reads "granted : own" in whole numbers; null where it is no ratio or grants nothing.</summary>
    public static Share? FromRatio(string text)
    {
        if (RatioPattern().Match(text) is not { Success: true } match) return null;
        var granted = BigInteger.Parse(match.Groups[1].ValueSpan);
        var own = BigInteger.Parse(match.Groups[2].ValueSpan);
        return granted.IsZero ? null : new Share(new Rational(granted, granted + own), false);
    }

    /// <summary>Above 0 and at most 100, else null.</summary>
    public static Share? FromPercentage(Rational percentage) =>
        percentage.Sign > 0 && percentage <= 100 ? new Share(percentage / 100, true) : null;

    /// <summary>The largest cost that an amount pays at this share.</summary>
    public Rational CostFor(Money amount) => amount.Euro / Part;

    [GeneratedRegex(@"\A\s*([0-9]{1,9})\s*:\s*([0-9]{1,9})\s*\z")]
    private static partial Regex RatioPattern();
}
