using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>The share of a rule: fixed by the call, or a percentage that an expression gives for the application or the item.</summary>
public sealed record Rate(Share? Fixed, Expression? Computed)
{
    public static implicit operator Rate(Share share) => new(share, null);

    public static implicit operator Rate(Rational part) => new(new Share(part, true), null);

    /// <summary>A percentage below 0 counts as 0 and one above 100 as 100; the why then says both.</summary>
    public Share For(FundingScope scope, IReadOnlyDictionary<string, object?>? names = null)
    {
        if (Fixed is { } share)
            return share;
        var given = Computed is null ? Rational.Zero : scope.Number(Computed, names ?? scope.Values);
        return new Share(Rational.Min(Rational.Larger(given, Rational.Zero), 100) / 100, true) { Given = given };
    }

    /// <summary>What several parts used of their cost, where a source pays less than their total.</summary>
    internal Rational UsedOf(Rational used, Money total, Money paid) =>
        Fixed is { } share ? Rational.Min(used, share.CostFor(paid))
        : total.IsPositive ? used * paid.Euro / total.Euro
        : used;
}
