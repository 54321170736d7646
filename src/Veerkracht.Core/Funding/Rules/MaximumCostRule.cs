using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: maximum_cost. The largest cost that what is left in a right or pot pays at a share: with 1:2 three times the right.
/// </summary>
public sealed record MaximumCostRule : FundingRule
{
    public required Rate Share { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        if (!scope.Sources.TryGetValue(Source!, out var source) || !source.IsKnown)
            return RuleResult.Of(Money.Zero, source?.Note ?? Say.Unknown(source?.Title ?? new LocalText(Source!))) with
            {
                SourceUnknown = true,
            };
        var part = Share.For(scope);
        var share = Say.InWords(part);
        if (part.Part.Sign == 0)
            return RuleResult.Of(Money.Zero, new LocalText($"{share.Nl} draagt geen kosten", $"{share.In(Language.En)} bears no cost"));
        var amount = scope.ToCents(part.CostFor(source.Amount));
        return RuleResult.Of(
            amount,
            new LocalText(
                $"{source.Title.Nl} {Say.Nl(source.Amount)} is {share.Nl} van {Say.Nl(amount)}",
                $"{source.Title.In(Language.En)} {Say.En(source.Amount)} is {share.In(Language.En)} of {Say.En(amount)}"
            )
        );
    }
}
