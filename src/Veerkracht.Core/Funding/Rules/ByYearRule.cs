using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// One year: a share of its cost under a cap, or a fixed amount. <see cref="When"/>: whether the year counts; null: it does.
/// </summary>
public sealed record YearPart(LocalText Label, Expression? Cost, Share Share, Cap? Cap, Money? Fixed, Expression? When);

/// <summary>
/// kind: by_year. Another share or amount for each year, mostly less every year; each year rounded by itself, together under a cap.
/// </summary>
public sealed record ByYearRule : FundingRule
{
    public required IReadOnlyList<YearPart> Years { get; init; }
    public Cap? Cap { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var why = new List<LocalText>();
        var total = Money.Zero;
        Rational cost = 0;
        foreach (var year in Years)
        {
            if (year.When is not null && !year.When.Holds(scope.Values))
            {
                why.Add(Said(year, Say.NotApplicable));
                continue;
            }
            var part = year.Fixed is { } amount
                ? RuleResult.Of(amount, Say.Amount(amount))
                : LimitedShare.Compute(Number(year.Cost!, scope.Values), year.Share, year.Cap, null, scope);
            (total, cost) = (total + part.Amount, cost + part.Base);
            why.AddRange(part.Explained.Why.Select(line => Said(year, line)));
        }
        var result = LimitedShare.Compute(total.Euro, new Share(Rational.One, false), Cap, Source, scope, why);
        return result with { Base = cost, Used = cost };
    }

    private static LocalText Said(YearPart year, LocalText line) =>
        new($"{year.Label.Nl}: {line.Nl}", $"{year.Label.In(Language.En)}: {line.In(Language.En)}");
}
