using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: each. For every item of a repeated group, or row of a table, a share of its cost, under a cap per item, rounded per item; items
/// beyond the most that count, and those that do not count (outside the period, not eligible), get nothing. Together at most what is left
/// in the source.
/// </summary>
public sealed record EachRule : FundingRule
{
    public required string Group { get; init; }

    /// <summary>The cost of one item, in euro: sees the fields of the item and those of the form.</summary>
    public required Expression Cost { get; init; }
    public required Share Share { get; init; }
    public Cap? CapPerItem { get; init; }
    public int? MaxItems { get; init; }

    /// <summary>Whether an item counts; null: all do.</summary>
    public Expression? CountsWhen { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var (items, names) = (Items.Of(scope, Group), Items.Names(scope, Group));
        var why = new List<LocalText>();
        Rational cost = 0,
            used = 0;
        var total = Money.Zero;
        var counted = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (CountsWhen is not null && !CountsWhen.Holds(items[i]))
            {
                why.Add(
                    new LocalText(
                        $"{names[i].Nl}: telt niet mee volgens de voorwaarden",
                        $"{names[i].In(Language.En)}: does not count under the conditions"
                    )
                );
                continue;
            }
            if (counted++ >= MaxItems)
            {
                why.Add(
                    new LocalText(
                        $"{names[i].Nl}: telt niet mee, ten hoogste {MaxItems}",
                        $"{names[i].In(Language.En)}: does not count, at most {MaxItems}"
                    )
                );
                continue;
            }
            var item = LimitedShare.Compute(Number(Cost, items[i]), Share, CapPerItem, null, scope);
            (cost, used, total) = (cost + item.Base, used + item.Used, total + item.Amount);
            why.AddRange(
                item.Explained.Why.Select(line => new LocalText(
                    $"{names[i].Nl}: {line.Nl}",
                    $"{names[i].In(Language.En)}: {line.In(Language.En)}"
                ))
            );
        }
        if (items.Count != 1)
            why.Add(new LocalText($"samen {Say.Nl(total)}", $"together {Say.En(total)}"));
        if (Source is null)
            return new RuleResult(new Explained(Money.Min(total, Money.Max), why), cost, used);
        var limited = LimitedShare.Compute(total.Euro, new Share(Rational.One, false), null, Source, scope, why);
        return limited with { Base = cost, Used = Rational.Min(used, limited.Amount.Euro / Share.Part) };
    }
}
