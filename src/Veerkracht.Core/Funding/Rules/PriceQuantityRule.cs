using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>One thing at a fixed price, of which at most so many count.</summary>
public sealed record PriceLine(LocalText Label, Expression Quantity, Money Price, Rational? Maximum);

/// <summary>kind: price_quantity. Fixed prices times quantities, added up, under an optional cap.</summary>
public sealed record PriceQuantityRule : FundingRule
{
    public required IReadOnlyList<PriceLine> Lines { get; init; }
    public Cap? Cap { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        Rational total = 0;
        var why = new List<LocalText>();
        foreach (var line in Lines)
        {
            var asked = LimitedShare.Clamp(Number(line.Quantity, scope.Values));
            var counts = line.Maximum is { } most ? Rational.Min(asked, most) : asked;
            var amount = counts * line.Price.Euro;
            total += amount;
            var count = Say.Count(counts);
            var sentence = new LocalText(
                $"{line.Label.Nl}: {count.Nl} x {Say.Nl(line.Price)} = {Say.Nl(amount)}",
                $"{line.Label.In(Language.En)}: {count.En} x {Say.En(line.Price)} = {Say.En(amount)}");
            why.Add(counts < asked
                ? Say.Join(sentence, new LocalText($"ten hoogste {count.Nl} van {Say.Count(asked).Nl} tellen mee", $"at most {count.En} of {Say.Count(asked).En} count"))
                : sentence);
        }
        return LimitedShare.Compute(total, new Share(Rational.One, false), Cap, Source, scope, why);
    }
}
