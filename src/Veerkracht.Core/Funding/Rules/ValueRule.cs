using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

public enum RoundingKind { HalfUp, HalfEven, Down }

/// <summary>kind: value. What an expression over the answers gives, in euro, rounded to the cent.</summary>
public sealed record ValueRule : FundingRule
{
    public required Expression Value { get; init; }
    public RoundingKind Round { get; init; } = RoundingKind.HalfUp;

    protected override RuleResult Apply(FundingScope scope)
    {
        var exact = LimitedShare.Clamp(Number(Value, scope.Values));
        var amount = Round switch
        {
            RoundingKind.Down => Rounding.DownToCent(exact),
            RoundingKind.HalfEven => Rounding.HalfEvenToCent(exact),
            _ => Rounding.HalfUpToCent(exact),
        };
        return RuleResult.Of(amount, new LocalText($"berekend uit uw antwoorden: {Say.Nl(amount)}", $"computed from your answers: {Say.En(amount)}"));
    }
}
