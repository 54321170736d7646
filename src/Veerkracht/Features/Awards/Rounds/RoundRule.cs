using System.Text.Json.Nodes;
using Veerkracht.Core.Allocation;
using Veerkracht.Core.Allocation.Commands;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>How the money of a round goes, as JSON in its row: the names are those of a file with a round.</summary>
public static class RoundRule
{
    public static string Write(Round rule) => RoundWriter.Rule(rule).ToJsonString();

    /// <exception cref="InvalidDataException">Not what was written.</exception>
    public static Round Read(string json) =>
        TryRead((JsonObject)JsonNode.Parse(json)!, out var faults) ?? throw new InvalidDataException(faults[0].Path);

    /// <summary>Null with its faults where it is no rule.</summary>
    public static Round? TryRead(JsonObject rule, out IReadOnlyList<RoundFault> faults)
    {
        var file = (JsonObject)rule.DeepClone();
        file["envelope"] = "0";
        file["candidates"] = new JsonArray();
        if ((string?)file["method"] == RoundFile.NameOf(RoundMethod.DrawingRight))
            file["rights"] = new JsonObject();
        return RoundFile.Read(file, out faults)?.Round;
    }
}
