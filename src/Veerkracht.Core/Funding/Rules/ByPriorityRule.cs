using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: by_priority. The items of a group or the rows of a table, the lowest number first (ties in the order of the form, those without a
/// number last), each for a share of its cost, rounded together, until the budget is spent. The last one gets what is left, or with
/// <see cref="Whole"/> nothing, and nothing after it.
/// </summary>
public sealed record ByPriorityRule : FundingRule
{
    public required string Group { get; init; }
    public required Expression Cost { get; init; }
    public required Expression Priority { get; init; }
    public required Rate Share { get; init; }
    public Cap? CapPerItem { get; init; }
    public Cap? Budget { get; init; }
    public Expression? CountsWhen { get; init; }
    public bool Whole { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var (left, isUnknown) = Left(scope);
        var called = Items.Names(scope, Group);
        var items = Items
            .Of(scope, Group)
            .Select((names, index) => (Names: names, Number: index))
            .Where(i => CountsWhen is null || scope.Holds(CountsWhen, i.Names));
        var why = new List<LocalText>();
        Rational cost = 0,
            used = 0;
        var total = Money.Zero;
        var spent = false;
        var served = items
            .OrderBy(i => !Items.IsAnswered(Priority, i.Names))
            .ThenBy(i => scope.Number(Priority, i.Names))
            .ThenBy(i => i.Number)
            .Select(i => (i.Number, i.Names, Asked: scope.Number(Cost, i.Names), Share: Share.For(scope, i.Names)))
            .Select(i =>
                (i.Number, i.Asked, i.Share, Item: LimitedShare.Compute(i.Asked, i.Share, CapPerItem?.For(scope, i.Names), null, scope))
            )
            .ToList();
        var parts = Rounding.Together([.. served.Select(s => s.Item.Used * s.Share.Part)]);
        foreach (var ((number, asked, share, item), part) in served.Zip(parts))
        {
            cost += item.Base;
            if (asked.Sign == 0 || (asked.Sign > 0 && item.Used.Sign == 0))
                continue;
            var room = left is { } most ? most - total : part;
            spent |= Whole ? part > room : part.IsPositive && !room.IsPositive;
            var amount = spent ? Money.Zero : Money.Min(part, room);
            total += amount;
            used += part == amount ? item.Used : share.CostFor(amount);
            var line = Say.Together(item.Explained.Why[^1], item.Amount, part);
            var said =
                amount == part
                    ? line
                    : Say.Join(
                        line,
                        amount.IsPositive
                            ? new LocalText($"het budget laat {Say.Nl(amount)}", $"the budget leaves {Say.En(amount)}")
                            : new LocalText("het budget is op", "the budget is spent")
                    );
            why.Add(new LocalText($"{called[number].Nl}: {said.Nl}", $"{called[number].In(Language.En)}: {said.In(Language.En)}"));
        }
        why.Add(
            left is { } budget
                ? new LocalText($"samen {Say.Nl(total)} van {Say.Nl(budget)}", $"together {Say.En(total)} of {Say.En(budget)}")
                : new LocalText($"samen {Say.Nl(total)}", $"together {Say.En(total)}")
        );
        return new RuleResult(new Explained(scope.Within(total), why), cost, used) { SourceUnknown = isUnknown };
    }

    /// <summary>
    /// What may be spent: the budget and what is left in the source; null where neither is given. An unknown source pays nothing.
    /// </summary>
    private (Money? Left, bool IsUnknown) Left(FundingScope scope)
    {
        Money? left = Budget?.In(scope);
        if (Source is null)
            return (left, false);
        var source = scope.Sources.GetValueOrDefault(Source);
        var there = source?.Amount ?? Money.Zero;
        return (left is { } budget ? Money.Min(budget, there) : there, source is not { IsKnown: true });
    }
}
