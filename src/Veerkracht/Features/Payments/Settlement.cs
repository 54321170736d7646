using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Features.Payments;

/// <summary>One source of a grant as the journal has it. Book is "" for the part that comes from the envelope alone.</summary>
/// <param name="Committed">Awarded and not yet paid.</param>
/// <param name="Final">What the final cost grants from this source; only for a balance.</param>
public sealed record SourcePart(string Book, Money Committed, Money Paid, Money Final = default);

/// <summary>
/// What the journal books for one payment in one source, in cents. Pay: committed to paid, when the bank pays. At the approval: Release,
/// committed to available; MoveOut, paid to available and MoveIn, committed to paid: money that was paid from a source which the final cost
/// no longer touches is put on the account of the source that it does. Recover: paid to available, when it comes back.
/// </summary>
public sealed record SettlementLine(string Book, long Pay, long Release = 0, long MoveOut = 0, long MoveIn = 0, long Recover = 0);

/// <summary>Divides a payment over the sources of its grant, to the cent. Nothing is ever taken from a source that it does not hold.</summary>
public static class Settlement
{
    /// <summary>A part of the grant: in proportion to what each source still has to pay.</summary>
    public static IReadOnlyList<SettlementLine> Instalment(IReadOnlyList<SourcePart> parts, Money amount)
    {
        var pay = Spread(amount, [.. parts.Select(p => p.Committed)]);
        return [.. parts.Select((p, i) => new SettlementLine(p.Book, pay[i]))];
    }

    /// <summary>The last payment: each source ends at what the final cost grants from it, and gives free what it held above that.</summary>
    /// <param name="amount">The final grant less what was paid, 0 where more was paid.</param>
    public static IReadOnlyList<SettlementLine> Balance(IReadOnlyList<SourcePart> parts, Money amount)
    {
        var tooMuch = Money.Larger(Money.Sum(parts.Select(p => p.Paid)) - Money.Sum(parts.Select(p => p.Final)), Money.Zero);
        var recover = Spread(tooMuch, [.. parts.Select(p => Above(p.Paid, p.Final))]);
        var ends = parts.Select((p, i) => p.Final.Cents + recover[i]).ToList();
        var more = parts.Select((p, i) => new Money(Math.Max(ends[i] - p.Paid.Cents, 0))).ToList();
        var moveOut = parts.Select((p, i) => Math.Max(p.Paid.Cents - ends[i], 0)).ToList();
        var moveIn = Spread(new Money(moveOut.Sum()), more);
        return
        [
            .. parts.Select(
                (p, i) =>
                    new SettlementLine(
                        p.Book,
                        more[i].Cents - moveIn[i],
                        p.Committed.Cents - more[i].Cents,
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
