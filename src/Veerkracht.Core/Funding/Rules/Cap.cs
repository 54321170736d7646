using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// Something that an amount may not exceed, by the name that the why gives it: fixed, an earlier amount, or what an expression gives for
/// the application or the item.
/// </summary>
public sealed record Cap(LocalText Title, Money? Fixed, string? Amount)
{
    public static readonly LocalText Maximum = new("maximum", "maximum");

    public static implicit operator Cap(Money amount) => new(Maximum, amount, null);

    public Expression? Computed { get; init; }

    /// <summary>To the cent; what is computed is rounded down, so that it is never exceeded.</summary>
    public Money In(FundingScope scope, IReadOnlyDictionary<string, object?>? names = null) =>
        Computed is null ? Fixed ?? scope.Result(Amount!).Amount : Rounding.DownToCent(Exact(scope, names));

    /// <summary>Not rounded, never below 0.</summary>
    public Rational Exact(FundingScope scope, IReadOnlyDictionary<string, object?>? names = null) =>
        Computed is null ? In(scope).Euro : scope.Clamp(scope.Number(Computed, names ?? scope.Values));

    /// <summary>This cap as it is for an application or an item.</summary>
    public Cap For(FundingScope scope, IReadOnlyDictionary<string, object?>? names = null) =>
        Computed is null ? this : new Cap(scope.Number(Computed, names ?? scope.Values).Sign < 0 ? Below : Title, In(scope, names), null);

    private LocalText Below => new($"{Title.Nl} (onder nul, dus)", $"{Title.In(Language.En)} (below zero, so)");
}
