using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>One named amount of a call. Its kind says how it is computed from the answers and from the amounts before it.</summary>
public abstract record FundingRule
{
    public required string Name { get; init; }
    public required LocalText Title { get; init; }

    /// <summary>The drawing right or pot that this amount draws from; null where it draws from the envelope alone.</summary>
    public string? Source { get; init; }

    /// <summary>Where this does not hold the amount is 0, and says so.</summary>
    public Expression? When { get; init; }
    public Place Place { get; init; }

    /// <summary>The steps in which a limit holds; in the others the amount under it stays. Null: in all.</summary>
    public IReadOnlySet<string>? Steps { get; init; }

    /// <summary>The earlier amount that this one limits; null where it computes one of its own.</summary>
    protected virtual string? Limited => null;

    /// <summary>Total: gives a result for any scope. Never throws, never below 0, never above <see cref="Money.Max"/>.</summary>
    public RuleResult Compute(FundingScope scope) =>
        Limited is { } of && Steps is not null && scope.Step is { } step && !Steps.Contains(step) ? Rules.Limits.None(scope.Result(of))
        : When is not null && !scope.Holds(When, scope.Values) ? RuleResult.Of(Money.Zero, Say.NotApplicable)
        : Apply(scope);

    protected abstract RuleResult Apply(FundingScope scope);
}

/// <summary>
/// What a rule gives: the amount in cents with its why, and the exact base it looked at (euro) with the part of it that it used up.
/// A tier above takes what was not used.
/// </summary>
public sealed record RuleResult(Explained Explained, Rational Base, Rational Used)
{
    /// <summary>The rule could not look at its source; what builds on it fails closed.</summary>
    public bool SourceUnknown { get; init; }

    public Money Amount => Explained.Amount;

    public static RuleResult Of(Money amount, params LocalText[] why) => new(new Explained(amount, why), amount.Euro, amount.Euro);
}

/// <summary>What a rule sees: answers and reference values by name, the results before it, and what is left in its sources.</summary>
public sealed record FundingScope(
    IReadOnlyDictionary<string, object?> Values,
    IReadOnlyDictionary<string, RuleResult> Results,
    IReadOnlyDictionary<string, SourceLeft> Sources
)
{
    /// <summary>The step of the form; null where that is not asked, and every limit holds.</summary>
    public string? Step { get; init; }

    /// <summary>The grant was awarded: what comes now is no more a question of what others get.</summary>
    public bool IsAwarded { get; init; }

    /// <summary>
    /// What the other dossiers of the applicant have, in its call and in other calls by slug; null where that is not known.
    /// </summary>
    public Func<IReadOnlyList<string>, Money?> Others { get; init; } = _ => null;

    /// <summary>What people call an organisation that answers name by its number.</summary>
    public Func<string, string> NameOf { get; init; } = number => number;

    /// <summary>
    /// Who has a number that answers name, the same text for every number of one organisation; empty for the applicant itself.
    /// </summary>
    public Func<string, string> WhoIs { get; init; } = number => number;

    /// <summary>An earlier amount; a name that is not there counts as 0 (definitions are checked for that).</summary>
    public RuleResult Result(string name) => Results.TryGetValue(name, out var result) ? result : RuleResult.Of(Money.Zero);

    public Rational Euro(string name) => Result(name).Amount.Euro;

    /// <summary>A rule met a bound: its amount, and each after it, counts for nothing.</summary>
    public bool WentBeyond { get; private set; }

    /// <summary>The value of an expression as an exact number; anything else counts as 0.</summary>
    public Rational Number(Expression expression, IReadOnlyDictionary<string, object?> values)
    {
        var value = expression.Evaluate(values, out var isBeyond);
        WentBeyond |= isBeyond;
        return value is Rational number ? number : Rational.Zero;
    }

    public bool Holds(Expression condition, IReadOnlyDictionary<string, object?> values)
    {
        var holds = condition.Evaluate(values, out var isBeyond) is true;
        WentBeyond |= isBeyond;
        return holds;
    }

    /// <summary>A why with its values; that one met a bound is noted.</summary>
    public LocalText Filled(LocalText text, IReadOnlyDictionary<string, Expression> values)
    {
        var filled = CheckMessage.Filled(text, values, Values, out var isBeyond);
        WentBeyond |= isBeyond;
        return filled;
    }

    /// <summary>Between 0 and <see cref="Money.Max"/>, exact; what is above is noted.</summary>
    public Rational Clamp(Rational euro)
    {
        WentBeyond |= euro > Money.Max.Euro;
        return LimitedShare.Clamp(euro);
    }

    public Money ToCents(Rational euro) => Rounding.HalfUpToCent(Clamp(euro));

    public Money Within(Money amount)
    {
        WentBeyond |= amount > Money.Max;
        return Money.Min(amount, Money.Max);
    }
}

/// <summary>What is left in a right or a pot for this dossier. Unknown counts as empty.</summary>
public sealed record SourceLeft(LocalText Title, Money? Left, LocalText? Note = null)
{
    /// <summary>Of a right: all that the applicant had, before anything was drawn. Null of a pot, and where it is not known.</summary>
    public Money? Whole { get; init; }
    public bool IsKnown => Left is not null;
    public Money Amount => Left is { IsPositive: true } left ? left : Money.Zero;
}
