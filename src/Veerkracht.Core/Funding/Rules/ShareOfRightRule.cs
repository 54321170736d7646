using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: share_of_right. A share of the whole right of the applicant, whatever was already drawn from it: what a category may take of it at
/// most. It draws nothing.
/// </summary>
public sealed record ShareOfRightRule : FundingRule
{
    /// <summary>Id of the right.</summary>
    public required string Right { get; init; }
    public required Rate Share { get; init; }
    public RoundingKind Round { get; init; }

    protected override RuleResult Apply(FundingScope scope)
    {
        var right = scope.Sources.GetValueOrDefault(Right);
        if (right?.Whole is not { } whole)
            return RuleResult.Of(Money.Zero, Say.Unknown(right?.Title ?? new LocalText(Right))) with { SourceUnknown = true };
        var share = Share.For(scope);
        var (words, title) = (Say.InWords(share), right.Title);
        var exact = scope.Clamp(whole.Euro * share.Part);
        var amount = Round.Of(exact);
        var sentence = new LocalText(
            $"{words.Nl} van het hele recht “{title.Nl}”, {Say.Nl(whole)}: {Say.Nl(exact)}",
            $"{words.In(Language.En)} of the whole right “{title.In(Language.En)}”, {Say.En(whole)}: {Say.En(exact)}"
        );
        return RuleResult.Of(amount, Round.Said(sentence, exact, amount));
    }
}
