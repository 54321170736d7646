using System.Text.Json.Nodes;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>A dossier of the demonstration as programmes/*/demonstration/*.json tells it: invented, of a town that exists.</summary>
public sealed record ExampleDossier(string Call, string As, IReadOnlyList<ExampleEvent> Events)
{
    /// <exception cref="InvalidDataException">The act refused: a fault in the file.</exception>
    internal T Done<T>(Outcome<T> outcome) =>
        outcome.Done
            ? outcome.Value
            : throw new InvalidDataException(
                $"The example of {As} for {Call}: "
                    + $"{string.Join("; ", outcome.Refusals.Select(r => $"{r.Field} {r.Code}: {r.Text.En}"))}"
            );
}

/// <summary>One thing that happened. At is Brussels wall time; exactly one of the others says what. Files: field → name.</summary>
public sealed record ExampleEvent(string At)
{
    public string? Submit { get; init; }
    public JsonObject Answers { get; init; } = [];
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
    public string? Ask { get; init; }
    public string? Complete { get; init; }
    public string? Propose { get; init; }
    public string? Confirm { get; init; }
    public string? ProposePayment { get; init; }
    public string? ConfirmPayment { get; init; }
    public string? Pay { get; init; }

    /// <summary>What happens with the file to the bank in which the payment of this dossier is, and what the bank says of it.</summary>
    public ExampleBank? Bank { get; init; }

    /// <summary>Sets up the panel of the phase that was sent, of all who are in a jury: its last day.</summary>
    public string? Panel { get; init; }

    /// <summary>Shares out what is there over the panel: so many assessors each.</summary>
    public int? Assign { get; init; }

    /// <summary>Who of the panel does it.</summary>
    public string By { get; init; } = "";

    /// <summary>Points by criterion; with <see cref="Correct"/> in the place of those before.</summary>
    public IReadOnlyDictionary<string, string>? Scores { get; init; }
    public string Comment { get; init; } = "";
    public string? Correct { get; init; }
    public string? Conflict { get; init; }

    /// <summary>A step of the round of the call of this dossier.</summary>
    public ExampleRound? Round { get; init; }
    public string? Exclude { get; init; }

    /// <summary>Goes into the next proposal to award.</summary>
    public ExampleCondition? Condition { get; init; }

    /// <summary>What the applicant shows for its condition.</summary>
    public string? Evidence { get; init; }
    public bool Accept { get; init; }

    /// <summary>Why the applicant does not agree with the decision.</summary>
    public string? Objection { get; init; }

    /// <summary>What becomes of it, as others than those who decided propose it; another of them confirms.</summary>
    public ExampleOutcome? Outcome { get; init; }
    public bool ConfirmOutcome { get; init; }

    /// <summary>The value that decides the draw, typed by one and confirmed by another.</summary>
    public ExampleValue? Outside { get; init; }
}

public enum ExampleBank
{
    Prepare,
    Release,
    HandOver,
    Paid,
    Rejected,

    /// <summary>The bank paid another amount than was ordered.</summary>
    OtherAmount,
}

public enum ExampleRound
{
    Start,
    Commit,
    Close,
    Propose,
    Confirm,
}

/// <param name="Due">Brussels day until which it can be shown.</param>
public sealed record ExampleCondition(string Text, string Evidence, string Due);

/// <param name="Is">"upheld", "dismissed" or "inadmissible".</param>
public sealed record ExampleOutcome(string Is, string Reason)
{
    public string? Ground { get; init; }

    /// <summary>Euro; what an award becomes.</summary>
    public string? Amount { get; init; }
}

/// <param name="Moment">Of when the value is, as people write it.</param>
public sealed record ExampleValue(string Value, string Source, string Moment);
