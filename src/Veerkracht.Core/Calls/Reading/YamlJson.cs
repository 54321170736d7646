using System.Text.Json.Nodes;
using Veerkracht.Core.Calls.Yaml;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Answers written in YAML as the JSON that a form receives.</summary>
public static class YamlJson
{
    public static JsonNode? Of(YamlNode node) =>
        node switch
        {
            YamlMap map => Of(map),
            YamlList list => new JsonArray([.. list.Items.Select(Of)]),
            YamlScalar { IsEmpty: true } => null,
            YamlScalar { IsPlain: true, Text: "true" } => JsonValue.Create(true),
            YamlScalar { IsPlain: true, Text: "false" } => JsonValue.Create(false),
            // Exact digits: a number never passes through a float.
            YamlScalar { IsPlain: true } scalar when Words.Number(scalar.Text) is not null && !HasLeadingZero(scalar.Text) =>
                JsonNode.Parse(scalar.Text.Replace("_", "")),
            YamlScalar scalar => JsonValue.Create(scalar.Text),
            _ => null,
        };

    public static JsonObject Of(YamlMap map)
    {
        var json = new JsonObject();
        foreach (var (key, value) in map.Entries)
            json[key.Text] = Of(value);
        return json;
    }

    /// <summary>
    /// A copy of <paramref name="below"/> with the answers of <paramref name="over"/> in its place; objects are merged, null takes an
    /// answer out, all else is replaced.
    /// </summary>
    public static JsonObject Merge(JsonObject below, JsonObject over)
    {
        var merged = (JsonObject)below.DeepClone();
        foreach (var (key, value) in over)
            if (value is null)
                merged.Remove(key);
            else
                merged[key] = value is JsonObject inner && merged[key] is JsonObject under ? Merge(under, inner) : value.DeepClone();
        return merged;
    }

    private static bool HasLeadingZero(string text)
    {
        var digits = text.TrimStart('-');
        return digits.Length > 1 && digits[0] == '0' && digits[1] != '.';
    }
}
