using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>One thing at a fixed price, of which at most so many count.</summary>
public sealed record PriceLine(LocalText Label, Expression Quantity, Money Price, Rational? Maximum)
{
    /// <summary>The place in the order in which lines are served, lowest first; null comes last, ties in the order of the call.</summary>
    public Expression? Priority { get; init; }
}

/// <summary>
/// kind: price_quantity. Fixed prices times quantities, added up in the order of their priority, under an optional cap: the why says what
/// was served.
/// </summary>
public sealed record PriceQuantityRule : FundingRule
{
    public required IReadOnlyList<PriceLine> Lines { get; init; }
    public Cap? Cap { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        Rational total = 0;
        var why = new List<LocalText>();
        var cap = Cap?.For(scope);
        var left = cap?.In(scope).Euro;
        foreach (var line in Ordered(scope))
        {
            var given = scope.Number(line.Quantity, scope.Values);
            var asked = scope.Clamp(given);
            var counts = line.Maximum is { } most ? Rational.Min(asked, most) : asked;
            var amount = counts * line.Price.Euro;
            total += amount;
            var count = Say.Count(counts);
            var sentence = new LocalText(
                $"{line.Label.Nl}: {count.Nl} x {Say.Nl(line.Price)} = {Say.Nl(amount)}",
                $"{line.Label.In(Language.En)}: {count.En} x {Say.En(line.Price)} = {Say.En(amount)}"
            );
            sentence = Served(Say.Counted(sentence, given), amount, left - (total - amount));
            why.Add(
                counts < asked
                    ? Say.Join(
                        sentence,
                        new LocalText(
                            $"ten hoogste {count.Nl} van {Say.Count(asked).Nl} tellen mee",
                            $"at most {count.En} of {Say.Count(asked).En} count"
                        )
                    )
                    : sentence
            );
        }
        return LimitedShare.Compute(total, new Share(Rational.One, false), cap, Source, scope, why);
    }

    private IEnumerable<PriceLine> Ordered(FundingScope scope) =>
        Lines.All(l => l.Priority is null)
            ? Lines
            : Lines
                .OrderBy(l => l.Priority is null || !Items.IsAnswered(l.Priority, scope.Values))
                .ThenBy(l => l.Priority is null ? Rational.Zero : scope.Number(l.Priority, scope.Values));

    /// <summary>With priorities, what a cap leaves of a line.</summary>
    private LocalText Served(LocalText sentence, Rational amount, Rational? room) =>
        room is not { } left || amount <= left || Lines.All(l => l.Priority is null)
            ? sentence
            : Say.Join(
                sentence,
                left.Sign <= 0
                    ? new LocalText("het budget is op", "the budget is spent")
                    : new LocalText($"het budget laat {Say.Nl(left)}", $"the budget leaves {Say.En(left)}")
            );
}
