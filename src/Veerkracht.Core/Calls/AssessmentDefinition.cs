using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>In which order money is given: by registration, by score, to all the same part, or to each its own right.</summary>
public enum AllocationMethod
{
    Registration,
    Score,
    ProRata,
    Rights,
}

/// <summary>How applications are judged. Weights of the criteria together are 100; without criteria nothing is scored.</summary>
public sealed record AssessmentDefinition
{
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>Least score of 100 to be granted anything; null: any score will do.</summary>
    public Rational? MinimumScore { get; init; }
    public JuryDefinition? Jury { get; init; }
    public AllocationMethod Allocation { get; init; } = AllocationMethod.Registration;

    /// <summary>The weighted score of 100, exact. A criterion without points counts as 0.</summary>
    /// <param name="points">Points by criterion; outside 0 to its scale they count as the nearest bound.</param>
    public Rational Score(IReadOnlyDictionary<string, Rational> points) =>
        Criteria.Aggregate(Rational.Zero, (sum, criterion) =>
            sum
            + criterion.Weight * Rational.Min(Rational.Larger(points.GetValueOrDefault(criterion.Id), 0), criterion.Scale) / criterion.Scale
        );

    /// <summary>Whether points and score reach every minimum.</summary>
    public bool Passes(IReadOnlyDictionary<string, Rational> points) =>
        (MinimumScore is not { } least || Score(points) >= least)
        && Criteria.All(c => c.Minimum is not { } most || points.GetValueOrDefault(c.Id) >= most);
}

/// <summary>Something that is judged: so many points of <see cref="Scale"/>, at least <see cref="Minimum"/>, counting for Weight per cent.</summary>
public sealed record Criterion(string Id, LocalText Title, LocalText Hint, Rational Weight, int Scale, Rational? Minimum);

/// <summary>Who judges: members, how many must have given points, and the oral defence in minutes where there is one.</summary>
public sealed record JuryDefinition(int Members, int Quorum, LocalText Intro, int? DefenceMinutes, int? QuestionMinutes);

/// <summary>No money twice: who has a running dossier in this call or measure cannot apply.</summary>
public sealed record Exclusion(string? Call, string? Measure, LocalText Reason);

/// <summary>A number that staff may change without a new version: a limit of plausibility. The value is that of the file until they do.</summary>
public sealed record Setting(string Id, LocalText Label, LocalText Unit, Rational Value);
