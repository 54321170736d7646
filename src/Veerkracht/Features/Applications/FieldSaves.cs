using System.Text.Json;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications;

/// <summary>Who saved a box last, and when (UTC).</summary>
public sealed record FieldSave(Guid By, DateTime At);

/// <summary>
/// Who saved each box of a draft last: a JSON object by path, kept in the row of the draft so that a save stays one write.
/// </summary>
public static class FieldSaves
{
    public static IReadOnlyDictionary<string, FieldSave> Read(string? json) =>
        json is null ? new Dictionary<string, FieldSave>() : JsonSerializer.Deserialize<Dictionary<string, FieldSave>>(json)!;

    /// <summary>The same with these boxes saved by somebody now.</summary>
    public static string? With(string? json, IReadOnlyCollection<string> paths, Guid by, DateTime at)
    {
        if (paths.Count == 0)
            return json;
        var saves = new Dictionary<string, FieldSave>(Read(json));
        foreach (var path in paths)
            saves[path] = new FieldSave(by, at);
        return JsonSerializer.Serialize(saves);
    }
}

/// <summary>The shape of <see cref="FieldSaves"/> in a row.</summary>
public sealed class FieldSavesShape : IStoredShape
{
    public static void Read(string json)
    {
        if (FieldSaves.Read(json).Values.Any(s => s is null))
            throw new JsonException("A save is nothing.");
    }
}
