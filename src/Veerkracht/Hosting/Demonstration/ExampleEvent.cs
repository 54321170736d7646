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
}
