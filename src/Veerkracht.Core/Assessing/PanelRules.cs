using Veerkracht.Core.Allocation;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Assessing;

/// <summary>A criterion as a panel scores by it.</summary>
/// <param name="Scale">Most points.</param>
/// <param name="Weight">Its part of the total, of 100.</param>
/// <param name="Minimum">Least mean to get something; null where there is none.</param>
/// <param name="IsComputed">Its points follow from the answers: no assessor gives any.</param>
public sealed record ScoredCriterion(
    string Id,
    LocalText Title,
    LocalText Hint,
    int Scale,
    Rational Weight,
    Rational? Minimum,
    bool IsComputed
);

/// <summary>By what rules a call makes one result of what its assessors gave.</summary>
/// <param name="LeastTotal">Of 100; null where there is none.</param>
/// <param name="Quorum">How many must have scored, at least 1.</param>
public sealed record PanelRules(IReadOnlyList<ScoredCriterion> Criteria, Rational? LeastTotal, int Quorum)
{
    /// <summary>Most decimals of points that an assessor gives.</summary>
    public const int PointDecimals = 2;

    /// <summary>Null where the call names nothing on which applications are judged.</summary>
    public static PanelRules? Of(AssessmentDefinition? assessment) =>
        assessment is not { Criteria.Count: > 0 }
            ? null
            : new(
                [
                    .. assessment.Criteria.Select(c => new ScoredCriterion(
                        c.Id,
                        c.Title,
                        c.Hint,
                        c.Scale,
                        c.Weight ?? new Rational(100, assessment.Criteria.Count),
                        c.Minimum,
                        c.IsComputed
                    )),
                ],
                assessment.MinimumScore,
                assessment.Jury?.Quorum ?? 1
            );

    /// <summary>Those for which assessors give points.</summary>
    public IEnumerable<ScoredCriterion> Given => Criteria.Where(c => !c.IsComputed);

    /// <summary>
    /// The same criteria for a round. Totals are given to it as such, so that its weights, which a file writes with six decimals, decide
    /// nothing.
    /// </summary>
    public IReadOnlyList<RoundCriterion> ForRound =>
        [.. Criteria.Select(c => new RoundCriterion(c.Id, PanelResult.Rounded(c.Weight / c.Scale), c.Minimum))];

    /// <summary>Whether an assessor can give this number of points for a criterion.</summary>
    public static bool IsGivable(ScoredCriterion criterion, Rational points) =>
        points.Sign >= 0 && points <= criterion.Scale && points.ExactDecimals() is { } decimals && decimals <= PointDecimals;
}

/// <summary>What one assessor gave an application: points by the id of the criterion.</summary>
/// <param name="Assessor">Tells sheets apart; it has no meaning.</param>
public sealed record ScoreSheet(string Assessor, IReadOnlyDictionary<string, Rational> Points);
