using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>How applications are judged, for people to read: a person records what a jury chose, and nothing is computed from it.</summary>
public sealed record AssessmentDefinition
{
    /// <summary>What is looked at.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public JuryDefinition? Jury { get; init; }
}

/// <summary>Something that applications are judged on.</summary>
public sealed record Criterion(string Id, LocalText Title, LocalText Hint);

/// <summary>Who judges, and the oral defence in minutes where there is one.</summary>
/// <param name="Members">How many there are; null where that is not known.</param>
public sealed record JuryDefinition(int? Members, LocalText Intro, int? DefenceMinutes, int? QuestionMinutes);

/// <summary>No money twice: who has a running dossier in this call or measure cannot apply.</summary>
public sealed record Exclusion(string? Call, string? Measure, LocalText Reason);

/// <summary>
/// A number that staff may change without a new version: a limit of plausibility. The value is that of the file until they do.
/// </summary>
public sealed record Setting(string Id, LocalText Label, LocalText Unit, Rational Value);
