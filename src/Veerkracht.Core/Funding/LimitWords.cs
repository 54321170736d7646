using Veerkracht.Core.Amounts;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;
using static Veerkracht.Core.Amounts.Numerals;

namespace Veerkracht.Core.Funding;

/// <summary>The conditions of a rule in words: what must be met, or in which order and for which year it pays.</summary>
internal static class LimitWords
{
    /// <summary>The parts of the sentence; null for a kind that has other words or none.</summary>
    public static IReadOnlyList<LocalText>? Of(FundingRule rule) =>
        rule switch
        {
            MultiplierRule r =>
            [
                new(
                    $"u besteedt ten minste {Say.Count(r.Times).Nl} keer de subsidie",
                    $"you spend at least {Say.Count(r.Times).En} times the grant"
                ),
            ],
            OwnShareRule r =>
            [
                new(
                    $"u betaalt zelf ten minste {Rate(r.Part).Nl} van de kosten",
                    $"you pay at least {Rate(r.Part).En} of the cost yourself"
                ),
            ],
            MinimumRule { AtLeast.Fixed: { } least } => [new($"alleen vanaf {InEuro(least).Nl}", $"only from {InEuro(least).En} on")],
            MinimumRule => [new("alleen vanaf een minimum", "only from a minimum on")],
            CategoryLimitRule r =>
            [
                new($"telt mee tot {Rate(r.Part).Nl} van {Basis(r).Nl}", $"counts up to {Rate(r.Part).En} of {Basis(r).En}"),
            ],
            ByYearRule r => [.. r.Years.Select(Year), .. Most(r.Cap)],
            ByPriorityRule r =>
            [
                new("in de volgorde die u kiest, tot het budget op is", "in the order that you choose, until the budget is spent"),
                .. r.CapPerItem?.Fixed is { } most
                    ? new LocalText[] { new($"ten hoogste {InEuro(most).Nl} per deel", $"at most {InEuro(most).En} a part") }
                    : [],
                .. Most(r.Budget),
            ],
            _ => null,
        };

    private static LocalText Year(YearPart year)
    {
        var amount = year.Fixed is { } fixedAmount
            ? InEuro(fixedAmount)
            : new LocalText($"{Rate(year.Share).Nl} van de kosten", $"{Rate(year.Share).In(Language.En)} of the cost");
        return new LocalText($"{year.Label.Nl} {amount.Nl}", $"{year.Label.In(Language.En)} {amount.En}");
    }

    private static IEnumerable<LocalText> Most(Cap? cap) =>
        cap?.Fixed is { } most ? [new LocalText($"ten hoogste {InEuro(most).Nl} samen", $"at most {InEuro(most).En} together")] : [];

    private static LocalText Basis(CategoryLimitRule rule) =>
        rule.Basis switch
        {
            null => new LocalText("de kosten", "the cost"),
            "others" => new LocalText("de andere kosten", "the other cost"),
            _ => new LocalText("het bedrag waarop het steunt", "the amount that it builds on"),
        };

    /// <summary>"20 %", or in words what depends on the answers.</summary>
    internal static LocalText Rate(Rate rate) =>
        rate.Fixed is { } share
            ? Say.Of(share)
            : new LocalText("een percentage dat van uw aanvraag afhangt", "a percentage that depends on your application");
}
