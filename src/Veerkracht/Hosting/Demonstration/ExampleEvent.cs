using System.Text.Json.Nodes;

namespace Veerkracht.Hosting.Demonstration;

/// <summary>A dossier of the demonstration as programmes/*/demonstration/*.json tells it: invented, of a town that exists.</summary>
public sealed record ExampleDossier(string Call, string As, IReadOnlyList<ExampleEvent> Events);

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
}
