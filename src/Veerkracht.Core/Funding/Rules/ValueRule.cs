using System.Collections.ObjectModel;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>kind: value. What an expression over the answers gives, in euro, rounded to the cent.</summary>
public sealed record ValueRule : FundingRule
{
    public required Expression Value { get; init; }
    public RoundingKind Round { get; init; } = RoundingKind.HalfUp;

    /// <summary>How the value comes about, with values between braces as in the message of a check; null says only what it is.</summary>
    public LocalText? Explain { get; init; }
    public IReadOnlyDictionary<string, Expression> Explained { get; init; } = ReadOnlyDictionary<string, Expression>.Empty;

    protected override RuleResult Apply(FundingScope scope)
    {
        var value = scope.Number(Value, scope.Values);
        var exact = scope.Clamp(value);
        var amount = Round.Of(exact);
        if (Explain is not null)
            return RuleResult.Of(amount, Round.Said(Say.Counted(scope.Filled(Explain, Explained), value), exact, amount));
        var shown = value.Sign < 0 ? value : amount.Euro;
        var sentence = new LocalText($"berekend uit uw antwoorden: {Say.Nl(shown)}", $"computed from your answers: {Say.En(shown)}");
        return RuleResult.Of(amount, Round.Said(Say.Counted(sentence, value), exact, amount));
    }
}
