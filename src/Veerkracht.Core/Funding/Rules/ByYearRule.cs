using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// One year: a share of its cost under a cap, or a fixed amount. <see cref="When"/>: whether the year counts; null: it does.
/// </summary>
public sealed record YearPart(LocalText Label, Expression? Cost, Rate Share, Cap? Cap, Money? Fixed, Expression? When);

/// <summary>
/// kind: by_year. Another share or amount for each year, mostly less every year; the years rounded together, under a cap.
/// </summary>
public sealed record ByYearRule : FundingRule
{
    public required IReadOnlyList<YearPart> Years { get; init; }
    public Cap? Cap { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var why = new List<LocalText>();
        var shares = new List<(int Line, Money Alone, Rational Exact)>();
        Rational cost = 0;
        foreach (var year in Years)
        {
            if (year.When is not null && !scope.Holds(year.When, scope.Values))
            {
                why.Add(Said(year, Say.NotApplicable));
                continue;
            }
            var share = year.Share.For(scope);
            var part = year.Fixed is { } amount
                ? RuleResult.Of(amount, Say.Amount(amount))
                : LimitedShare.Compute(scope.Number(year.Cost!, scope.Values), share, year.Cap, null, scope);
            cost += part.Base;
            shares.Add((why.Count, part.Amount, part.Used * (year.Fixed is null ? share.Part : Rational.One)));
            why.Add(Said(year, part.Explained.Why[^1]));
        }
        var parts = Rounding.Together([.. shares.Select(s => s.Exact)]);
        foreach (var ((line, alone, _), part) in shares.Zip(parts))
            why[line] = Say.Together(why[line], alone, part);
        var result = LimitedShare.Compute(Money.Sum(parts).Euro, new Share(Rational.One, false), Cap, Source, scope, why);
        return result with { Base = cost, Used = cost };
    }

    private static LocalText Said(YearPart year, LocalText line) =>
        new($"{year.Label.Nl}: {line.Nl}", $"{year.Label.In(Language.En)}: {line.In(Language.En)}");
}
