using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: multiplier. An earlier amount, at most so much that the spending is n times it: rounded down, so that the rule always holds.
/// </summary>
public sealed record MultiplierRule : FundingRule
{
    public required string Of { get; init; }
    public required Expression Spending { get; init; }

    /// <summary>Above 0.</summary>
    public required Rational Times { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var given = scope.Number(Spending, scope.Values);
        var spending = scope.Clamp(given);
        var most = Rounding.DownToCent(scope.Clamp(spending / Times));
        var (nl, en) = (Say.Count(Times).Nl, Say.Count(Times).En);
        return Limits.To(
            scope.Result(Of),
            most,
            Say.Counted(
                new LocalText(
                    $"bestedingen {Say.Nl(spending)} zijn minstens {nl} keer de subsidie: ten hoogste {Say.Nl(most)}",
                    $"spending {Say.En(spending)} is at least {en} times the grant: at most {Say.En(most)}"
                ),
                given
            )
        );
    }
}

/// <summary>kind: own_share. An earlier amount, at most what leaves the applicant its least own share of a cost: rounded down.</summary>
public sealed record OwnShareRule : FundingRule
{
    public required string Of { get; init; }
    public required string Cost { get; init; }

    /// <summary>The least own part, between 0 and 1.</summary>
    public required Rational Part { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var cost = scope.Euro(Cost);
        var most = Rounding.DownToCent(scope.Clamp(cost * (Rational.One - Part)));
        var share = Say.Of(new Share(Part, true));
        return Limits.To(
            scope.Result(Of),
            most,
            new LocalText(
                $"minstens {share.Nl} van {Say.Nl(cost)} betaalt u zelf: ten hoogste {Say.Nl(most)}",
                $"at least {share.In(Language.En)} of {Say.En(cost)} you pay yourself: at most {Say.En(most)}"
            )
        );
    }
}

/// <summary>kind: minimum. An earlier amount where another reaches its least (the smallest investment), else 0.</summary>
public sealed record MinimumRule : FundingRule
{
    public required string Of { get; init; }
    public required string Compare { get; init; }
    public required Cap AtLeast { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var (result, compared, least) = (scope.Result(Of), scope.Result(Compare).Amount, AtLeast.In(scope));
        if (compared >= least)
            return Limits.To(
                result,
                result.Amount,
                new LocalText(
                    $"{Say.Nl(compared)} haalt het minimum van {Say.Nl(least)}",
                    $"{Say.En(compared)} reaches the minimum of {Say.En(least)}"
                )
            );
        return Limits.To(
            result,
            Money.Zero,
            new LocalText(
                $"{Say.Nl(compared)} haalt het minimum van {Say.Nl(least)} niet",
                $"{Say.En(compared)} does not reach the minimum of {Say.En(least)}"
            )
        );
    }
}

/// <summary>
/// kind: category_limit. A cost of which one category counts only up to a percentage of the whole, of the other cost, or of another amount.
/// </summary>
public sealed record CategoryLimitRule : FundingRule
{
    public required string Of { get; init; }

    /// <summary>The category, in euro; a part of <see cref="Of"/>.</summary>
    public required Expression Category { get; init; }
    public required Rational Part { get; init; }

    /// <summary>Of what: null is the whole of <see cref="Of"/>, "others" what is not in the category, else the name of an amount.</summary>
    public string? Basis { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var result = scope.Result(Of);
        var whole = result.Amount.Euro;
        var given = scope.Number(Category, scope.Values);
        var category = Rational.Min(scope.Clamp(given), whole);
        var basis = Basis switch
        {
            null => whole,
            "others" => whole - category,
            var name => scope.Euro(name),
        };
        var most = basis * Part;
        var excess = Rational.Larger(category - most, Rational.Zero);
        var share = Say.Of(new Share(Part, true));
        var sentence = new LocalText(
            $"{Say.Nl(category)}, ten hoogste {share.Nl} van {Say.Nl(basis)} = {Say.Nl(most)}",
            $"{Say.En(category)}, at most {share.In(Language.En)} of {Say.En(basis)} = {Say.En(most)}"
        );
        return Limits.To(result, scope.ToCents(whole - excess), Say.Counted(sentence, given));
    }
}

internal static class Limits
{
    /// <summary>An amount with its why, at most a limit; says by how much it was lowered.</summary>
    public static RuleResult To(RuleResult result, Money most, LocalText why)
    {
        var verdict =
            result.Amount > most
                ? new LocalText(
                    $"beperkt van {Say.Nl(result.Amount)} tot {Say.Nl(most)}",
                    $"limited from {Say.En(result.Amount)} to {Say.En(most)}"
                )
                : new LocalText($"{Say.Nl(result.Amount)} blijft", $"{Say.En(result.Amount)} stays");
        var amount = Money.Min(result.Amount, most);
        return new RuleResult(new Explained(amount, [Say.Join(why, verdict)]), result.Amount.Euro, amount.Euro)
        {
            SourceUnknown = result.SourceUnknown,
        };
    }
}
