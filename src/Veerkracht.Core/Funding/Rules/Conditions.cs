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
    protected override string Limited => Of;

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
    public required Rate Part { get; init; }

    /// <summary>What others pay of the cost beside the grant: it is no money of the applicant.</summary>
    public IReadOnlyList<Cap> OtherMoney { get; init; } = [];
    protected override string Limited => Of;

    protected override RuleResult Apply(FundingScope scope)
    {
        var cost = scope.Euro(Cost);
        var share = Part.For(scope);
        var others = OtherMoney.Aggregate(Rational.Zero, (sum, other) => sum + other.Exact(scope));
        var most = Rounding.DownToCent(scope.Clamp(cost * (Rational.One - share.Part) - others));
        var (nl, en) = (Say.Of(share).Nl, Say.Of(share).In(Language.En));
        var why = new LocalText($"minstens {nl} van {Say.Nl(cost)} betaalt u zelf", $"at least {en} of {Say.En(cost)} you pay yourself");
        if (OtherMoney.Count > 0)
            why = Say.Join(why, new LocalText($"anderen betalen {Say.Nl(others)}", $"others pay {Say.En(others)}"));
        return Limits.To(
            scope.Result(Of),
            most,
            new LocalText($"{why.Nl}: ten hoogste {Say.Nl(most)}", $"{why.In(Language.En)}: at most {Say.En(most)}")
        );
    }
}

/// <summary>kind: minimum. An earlier amount where another reaches its least (the smallest investment), else 0.</summary>
public sealed record MinimumRule : FundingRule
{
    public required string Of { get; init; }
    public required string Compare { get; init; }
    public required Cap AtLeast { get; init; }

    /// <summary>Below its least the form cannot be sent.</summary>
    public bool IsRequired { get; init; }
    protected override string Limited => Of;

    protected override RuleResult Apply(FundingScope scope)
    {
        var (result, compared, least) = (scope.Result(Of), scope.Result(Compare).Amount, AtLeast.Exact(scope));
        if (compared.Euro >= least)
            return Limits.To(
                result,
                result.Amount,
                new LocalText(
                    $"{Say.Nl(compared)} haalt het minimum van {Say.Nl(least)}",
                    $"{Say.En(compared)} reaches the minimum of {Say.En(least)}"
                )
            );
        var lowered = Limits.To(
            result,
            Money.Zero,
            new LocalText(
                $"{Say.Nl(compared)} haalt het minimum van {Say.Nl(least)} niet",
                $"{Say.En(compared)} does not reach the minimum of {Say.En(least)}"
            )
        );
        return IsRequired ? lowered with { Explained = lowered.Explained with { Short = (compared, least) } } : lowered;
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
    public required Rate Part { get; init; }
    protected override string Limited => Of;

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
        var part = Part.For(scope);
        var most = basis * part.Part;
        var excess = Rational.Larger(category - most, Rational.Zero);
        var share = Say.Of(part);
        var sentence = new LocalText(
            $"{Say.Nl(category)}, ten hoogste {share.Nl} van {Say.Nl(basis)} = {Say.Nl(most)}",
            $"{Say.En(category)}, at most {share.In(Language.En)} of {Say.En(basis)} = {Say.En(most)}"
        );
        return Limits.To(result, scope.ToCents(whole - excess), Say.Counted(sentence, given));
    }
}

internal static class Limits
{
    /// <summary>An amount that a limit of other steps leaves as it is.</summary>
    public static RuleResult None(RuleResult result) =>
        To(result, result.Amount, new LocalText("deze grens geldt niet in deze stap", "this limit does not hold in this step"));

    /// <summary>An amount with its why, at most a limit; says by how much it was lowered.</summary>
    public static RuleResult To(RuleResult result, Money most, LocalText why)
    {
        var verdict =
            result.Amount > most && most == Money.Zero ? new LocalText("dus is er niets", "so there is nothing")
            : result.Amount > most
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
