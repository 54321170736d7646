using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Funding.Rules;

/// <summary>
/// kind: cap_per_applicant. An earlier amount, so that all dossiers of the applicant together get at most a maximum. What its other
/// dossiers have is told from outside; where that is not known there is nothing. After the award the award itself is the limit.
/// </summary>
public sealed record CapPerApplicantRule : FundingRule
{
    public required string Of { get; init; }
    public required Cap Limit { get; init; }

    /// <summary>Slugs of other calls of the measure of which the dossiers count too; those of the call itself always do.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    protected override RuleResult Apply(FundingScope scope)
    {
        var result = scope.Result(Of);
        if (scope.IsAwarded)
            return Limits.To(
                result,
                result.Amount,
                new LocalText("na de toekenning telt het toegekende bedrag als grens", "after the award the amount awarded is the limit")
            );
        if (scope.Others(Calls) is not { } others)
            return Limits.To(result, Money.Zero, NotKnown) with { SourceUnknown = true };
        var cap = Limit.For(scope);
        var most = cap.In(scope);
        var room = Money.Larger(most - others, Money.Zero);
        var (nl, en) =
            Calls.Count == 0
                ? ("deze oproep", "this call")
                : ($"deze oproep en van {string.Join(", ", Calls)}", $"this call and of {string.Join(", ", Calls)}");
        return Limits.To(
            result,
            room,
            new LocalText(
                $"al uw dossiers van {nl} krijgen samen ten hoogste {Say.Nl(most)}; uw andere dossiers {Say.Nl(others)}, dus nog "
                    + $"{Say.Nl(room)} voor dit dossier",
                $"all your dossiers of {en} together get at most {Say.En(most)}; your other dossiers {Say.En(others)}, so {Say.En(room)} "
                    + "is left for this one"
            )
        );
    }

    private static readonly LocalText NotKnown = new(
        "wat uw andere dossiers hebben is niet bekend",
        "what your other dossiers have is not known"
    );
}
