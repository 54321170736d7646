using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: share. A ratio or percentage of an earlier amount, under an optional cap and an optional right or pot. What the limits
/// do not let it use of that amount is left for a tier above.
/// </summary>
public sealed record ShareRule : FundingRule
{
    public required string Of { get; init; }
    public required Rate Share { get; init; }
    public Cap? Cap { get; init; }
    public RoundingKind Round { get; init; }

    protected override RuleResult Apply(FundingScope scope) =>
        scope.Result(Of).SourceUnknown
            ? RuleResult.Of(Money.Zero, Say.BuiltOnUnknown) with
            {
                SourceUnknown = true,
            }
            : LimitedShare.Compute(scope.Euro(Of), Share.For(scope), Cap, Source, scope, Round);
}
