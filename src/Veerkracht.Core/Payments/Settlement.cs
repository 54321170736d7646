using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Payments;

/// <summary>
/// Divides a payment over the sources of its grant, to the cent. Nothing is ever taken from a right or pot that it does not hold.
/// </summary>
internal static class Settlement
{
    /// <summary>A part of the grant: in proportion to what each source still has to pay.</summary>
    /// <param name="amount">At most what all of them still have to pay.</param>
    public static IReadOnlyList<SettlementLine> Instalment(IReadOnlyList<SourceStand> sources, Money amount)
    {
        var pay = Spread(amount, [.. sources.Select(s => s.Committed)]);
        return [.. sources.Select((s, i) => new SettlementLine(s.Source, pay[i]))];
    }

    /// <summary>The last payment: each source ends at what the final cost grants from it, and gives free what it held above that.</summary>
    /// <param name="final">By source, in the same order; together at most what was granted.</param>
    public static IReadOnlyList<SettlementLine> Balance(IReadOnlyList<SourceStand> sources, IReadOnlyList<Money> final)
    {
        var tooMuch = Above(Money.Sum(sources.Select(s => s.Gone)), Money.Sum(final));
        var recover = Spread(tooMuch, [.. sources.Select((s, i) => Above(s.Gone, final[i]))]);
        var ends = final.Select((f, i) => f + new Money(recover[i])).ToList();
        var more = sources.Select((s, i) => Above(ends[i], s.Gone)).ToList();
        var moveOut = sources.Select((s, i) => Above(s.Gone, ends[i]).Cents).ToList();
        var moveIn = Spread(new Money(moveOut.Sum()), more);
        return
        [
            .. sources.Select(
                (s, i) =>
                    new SettlementLine(
                        s.Source,
                        Pay: more[i].Cents - moveIn[i],
                        Release: s.Committed.Cents - more[i].Cents,
                        moveOut[i],
                        moveIn[i],
                        recover[i]
                    )
            ),
        ];
    }

    private static Money Above(Money a, Money b) => Money.Larger(a - b, Money.Zero);

    // The whole never exceeds the sum of the weights, so that no part exceeds its weight.
    private static IReadOnlyList<long> Spread(Money whole, IReadOnlyList<Money> weights) =>
        whole.IsZero ? [.. weights.Select(_ => 0L)] : LargestRemainder.Spread(whole.Cents, [.. weights.Select(w => w.Euro)]);
}
