using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: each. For every item of a repeated group, or row of a table, a share of its cost, under a cap per item, rounded together; items
/// beyond the most that count, and those that do not count (outside the period, not eligible), get nothing. Together at most what is left
/// in the source.
/// </summary>
public sealed record EachRule : FundingRule
{
    public required string Group { get; init; }

    /// <summary>The cost of one item, in euro: sees the fields of the item and those of the form.</summary>
    public required Expression Cost { get; init; }
    public required Rate Share { get; init; }
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
        var counted = new List<(int Line, RuleResult Item, Rational Part)>();
        for (var i = 0; i < items.Count; i++)
        {
            if (CountsWhen is not null && !scope.Holds(CountsWhen, items[i]))
            {
                why.Add(
                    new LocalText(
                        $"{names[i].Nl}: telt niet mee volgens de voorwaarden",
                        $"{names[i].In(Language.En)}: does not count under the conditions"
                    )
                );
                continue;
            }
            if (counted.Count >= MaxItems)
            {
                why.Add(
                    new LocalText(
                        $"{names[i].Nl}: telt niet mee, ten hoogste {MaxItems}",
                        $"{names[i].In(Language.En)}: does not count, at most {MaxItems}"
                    )
                );
                continue;
            }
            var share = Share.For(scope, items[i]);
            var item = LimitedShare.Compute(scope.Number(Cost, items[i]), share, CapPerItem?.For(scope, items[i]), null, scope);
            (cost, used) = (cost + item.Base, used + item.Used);
            counted.Add((why.Count, item, share.Part));
            var line = item.Explained.Why[^1];
            why.Add(new LocalText($"{names[i].Nl}: {line.Nl}", $"{names[i].In(Language.En)}: {line.In(Language.En)}"));
        }
        var parts = Rounding.Together([.. counted.Select(c => c.Item.Used * c.Part)]);
        foreach (var ((line, item, _), part) in counted.Zip(parts))
            why[line] = Say.Together(why[line], item.Amount, part);
        var total = Money.Sum(parts);
        if (items.Count != 1)
            why.Add(new LocalText($"samen {Say.Nl(total)}", $"together {Say.En(total)}"));
        if (Source is null)
            return new RuleResult(new Explained(scope.Within(total), why), cost, used);
        var limited = LimitedShare.Compute(total.Euro, new Share(Rational.One, false), null, Source, scope, why);
        return limited with { Base = cost, Used = Share.UsedOf(used, total, limited.Amount) };
    }
}
