using System.Text.Json;
using System.Text.Json.Nodes;

namespace Veerkracht.Core.Forms;

/// <summary>
/// Looks at JSON from anywhere. A node that was parsed lazily can still turn out to be broken (half a surrogate pair, a name
/// that stands twice), so each look may fail and then gives null.
/// </summary>
internal static class Json
{
    public static JsonObject? Object(JsonNode? node)
    {
        if (node is not JsonObject json)
            return null;
        try
        {
            return json.Count >= 0 ? json : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a JSON string.</summary>
    public static string? Text(JsonNode? node)
    {
        if (node is not JsonValue value)
            return null;
        try
        {
            if (value.GetValueKind() != JsonValueKind.String)
                return null;
            return value.TryGetValue<string>(out var text) ? text : JsonNode.Parse(value.ToJsonString())!.GetValue<string>();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Objects and lists with nothing in them but such.</summary>
    public static bool IsEmpty(JsonNode? node) =>
        node switch
        {
            null => true,
            JsonObject inner => inner.All(p => IsEmpty(p.Value)),
            JsonArray items => items.All(IsEmpty),
            _ => false,
        };

    /// <summary>A JSON number as it was written, never by way of a double.</summary>
    public static string? Number(JsonNode? node)
    {
        if (node is not JsonValue value)
            return null;
        try
        {
            if (value.TryGetValue<JsonElement>(out var element))
                return element.ValueKind == JsonValueKind.Number ? element.GetRawText() : null;
            return value.GetValueKind() == JsonValueKind.Number ? value.ToJsonString() : null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public static bool? Bool(JsonNode? node) =>
        node is JsonValue value
            ? value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            }
            : null;

    /// <summary>The JSON itself; empty where it cannot be written.</summary>
    public static string Written(JsonNode node)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or JsonException or NotSupportedException)
        {
            return "";
        }
    }

    /// <summary>What a person typed that could not be read: { "typed": "12,3x" }.</summary>
    public static string? Typed(JsonNode? node) =>
        Object(node) is { Count: 1 } json && json.TryGetPropertyValue("typed", out var typed) ? Text(typed) : null;

    public static JsonObject AsTyped(string text) => new() { ["typed"] = text };
}
