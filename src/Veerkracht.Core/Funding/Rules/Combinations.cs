using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>kind: sum. Earlier amounts together.</summary>
public sealed record SumRule : FundingRule
{
    public required IReadOnlyList<string> Of { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var parts = Of.Select(name => scope.Result(name).Amount).ToList();
        var total = scope.Within(Money.Sum(parts));
        return RuleResult.Of(
            total,
            new LocalText(
                $"{string.Join(" + ", parts.Select(Say.Nl))} = {Say.Nl(total)}",
                $"{string.Join(" + ", parts.Select(Say.En))} = {Say.En(total)}"
            )
        ) with
        {
            SourceUnknown = Of.Any(name => scope.Result(name).SourceUnknown),
        };
    }
}

/// <summary>kind: remainder. What earlier amounts leave of another: the applicant's own money. Never below 0.</summary>
public sealed record RemainderRule : FundingRule
{
    public required string Of { get; init; }
    public required IReadOnlyList<string> Minus { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var whole = scope.Result(Of).Amount;
        var parts = Minus.Select(name => scope.Result(name).Amount).ToList();
        var rest = Money.Larger(whole - Money.Sum(parts), Money.Zero);
        return RuleResult.Of(
            rest,
            new LocalText(
                $"{Say.Nl(whole)} - {string.Join(" - ", parts.Select(Say.Nl))} = {Say.Nl(rest)}",
                $"{Say.En(whole)} - {string.Join(" - ", parts.Select(Say.En))} = {Say.En(rest)}"
            )
        ) with
        {
            SourceUnknown = Minus.Prepend(Of).Any(name => scope.Result(name).SourceUnknown),
        };
    }
}

/// <summary>kind: at_most. An earlier amount under caps, each a fixed amount or another earlier amount.</summary>
public sealed record AtMostRule : FundingRule
{
    public required string Of { get; init; }
    public required IReadOnlyList<Cap> Limits { get; init; }
    protected override string Limited => Of;

    protected override RuleResult Apply(FundingScope scope)
    {
        var asked = scope.Result(Of).Amount;
        var amount = asked;
        var why = new List<LocalText>();
        foreach (var cap in Limits.Select(limit => limit.For(scope)))
        {
            var limit = cap.In(scope);
            why.Add(Say.Limit(Say.Amount(amount), cap.Title, limit.Euro, amount.Euro));
            amount = Money.Min(amount, limit);
        }
        return new RuleResult(new Explained(amount, why), asked.Euro, amount.Euro) { SourceUnknown = scope.Result(Of).SourceUnknown };
    }
}
