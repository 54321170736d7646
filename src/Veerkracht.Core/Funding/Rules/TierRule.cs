using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: tier. Looks at what the earlier amount left unused of its cost, and grants a share of that, usually from a pot. Where the
/// earlier amount could not see its own source, this one is 0: else an unknown right would be paid from the pot.
/// </summary>
public sealed record TierRule : FundingRule
{
    public required string Above { get; init; }
    public required Rate Share { get; init; }
    public Cap? Cap { get; init; }
    public RoundingKind Round { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var below = scope.Result(Above);
        if (below.SourceUnknown)
            return RuleResult.Of(Money.Zero, Say.BuiltOnUnknown) with { SourceUnknown = true };
        var rest = below.Base - below.Used;
        if (rest.Sign <= 0)
            return RuleResult.Of(
                Money.Zero,
                new LocalText("niets boven de grens van het vorige deel", "nothing above the limit of the part before")
            );
        var line = new LocalText(
            $"deel boven de grens: {Say.Nl(below.Base)} - {Say.Nl(below.Used)} = {Say.Nl(rest)}",
            $"part above the limit: {Say.En(below.Base)} - {Say.En(below.Used)} = {Say.En(rest)}"
        );
        return LimitedShare.Compute(rest, Share.For(scope), Cap, Source, scope, Round, line);
    }
}
