using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>
/// How applications are judged: what a jury chooses a person records, and what follows from the answers is computed, and nobody
/// changes it.
/// </summary>
public sealed record AssessmentDefinition
{
    /// <summary>What is looked at.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public JuryDefinition? Jury { get; init; }

    /// <summary>Least total to get something, of 100; null where there is none.</summary>
    public Rational? MinimumScore { get; init; }

    /// <summary>Fields of applications that an assessor reads only after giving its own scores, by the id of the first level.</summary>
    public IReadOnlyList<string> Blind { get; init; } = [];
}

/// <summary>Something that applications are judged on.</summary>
public sealed record Criterion(string Id, LocalText Title, LocalText Hint)
{
    /// <summary>What gives the points, over the answers of the first application; null where a jury looks at it.</summary>
    public Expression? Points { get; init; }

    /// <summary>How the points come about, with values between braces; null shows the computation itself.</summary>
    public LocalText? Explain { get; init; }
    public IReadOnlyDictionary<string, Expression> Explained { get; init; } = new Dictionary<string, Expression>();

    /// <summary>Whether the call gives a computation for its points, also where that has a fault.</summary>
    public bool IsComputed { get; init; }

    /// <summary>Most points, computed or given by an assessor.</summary>
    public int Scale { get; init; }

    /// <summary>Its part of the total, of 100; null where no criterion of the call has one: then all weigh the same.</summary>
    public Rational? Weight { get; init; }

    /// <summary>Least points to get something; null where there are none.</summary>
    public Rational? Minimum { get; init; }
}

/// <summary>Who judges, and the oral defence in minutes where there is one.</summary>
/// <param name="Members">How many there are; null where that is not known.</param>
public sealed record JuryDefinition(int? Members, LocalText Intro, int? DefenceMinutes, int? QuestionMinutes)
{
    /// <summary>How many assessors must have scored an application; null: one is enough.</summary>
    public int? Quorum { get; init; }
}

/// <summary>No money twice: who has a running dossier in this call or measure cannot apply.</summary>
public sealed record Exclusion(string? Call, string? Measure, LocalText Reason);

/// <summary>
/// A number that staff may change without a new version: a limit of plausibility. The value is that of the file until they do.
/// </summary>
public sealed record Setting(string Id, LocalText Label, LocalText Unit, Rational Value);
