using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: cap_per_unit. An earlier amount, at most so much for each unit (charging equivalents, beds), at most so many units.
/// </summary>
public sealed record CapPerUnitRule : FundingRule
{
    public required string Of { get; init; }
    public required Expression Units { get; init; }
    public required Cap PerUnit { get; init; }
    public Rational? MaxUnits { get; init; }
    protected override string Limited => Of;

    protected override RuleResult Apply(FundingScope scope)
    {
        var given = scope.Number(Units, scope.Values);
        var counted = scope.Clamp(given);
        var units = MaxUnits is { } most ? Rational.Min(counted, most) : counted;
        var each = PerUnit.Exact(scope);
        var cap = scope.ToCents(units * each);
        var amount = scope.Result(Of).Amount;
        var count = Say.Count(units);
        var sentence = new LocalText($"{count.Nl} x {Say.Nl(each)} = {Say.Nl(cap)}", $"{count.En} x {Say.En(each)} = {Say.En(cap)}");
        var verdict =
            amount > cap
                ? new LocalText($"beperkt van {Say.Nl(amount)} tot {Say.Nl(cap)}", $"limited from {Say.En(amount)} to {Say.En(cap)}")
                : new LocalText($"{Say.Nl(amount)} blijft eronder", $"{Say.En(amount)} stays below");
        return RuleResult.Of(Money.Min(amount, cap), Say.Join(Say.Counted(sentence, given), verdict)) with { Base = amount.Euro };
    }
}
