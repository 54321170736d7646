using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Veerkracht.Core.Forms;

/// <summary>
/// JSON that comes in and is kept as it is. The framework looks at such JSON only when somebody asks for a part of it: bytes that are no UTF-8, half a
/// surrogate pair and a name that stands twice would come out far from the sender. Here all of it is looked at while it is read.
/// </summary>
public static class WholeJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static void Add(IList<JsonConverter> converters)
    {
        converters.Add(new ObjectConverter());
        converters.Add(new ElementConverter());
    }

    /// <summary>Whether a text that was kept is JSON, all of it: no name stands twice, every text is whole Unicode.</summary>
    public static bool Is(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (json.Contains("\\u", StringComparison.Ordinal))
                _ = Texts(document.RootElement).Count();
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">One of them is no whole Unicode.</exception>
    private static IEnumerable<string> Texts(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(p => Texts(p.Value).Prepend(p.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
            JsonValueKind.String => [json.GetString()!],
            _ => [],
        };

    /// <param name="reader">At the beginning of a value; it is not moved.</param>
    /// <exception cref="JsonException">Part of the value cannot be read, or holds the character NUL, which no text may.</exception>
    private static void Look(Utf8JsonReader reader)
    {
        var names = new Stack<HashSet<string>>();
        var depth = reader.CurrentDepth;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push(new(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    if (!names.Peek().Add(Text(ref reader)))
                        throw new JsonException("A name stands twice.");
                    break;
                case JsonTokenType.String:
                    Text(ref reader);
                    break;
            }
        } while (
            (reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && reader.Read()
        );
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            var text = reader.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw new JsonException("A text with the character NUL.") : text;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A text that is no whole Unicode.", e);
        }
    }

    private sealed class ObjectConverter : JsonConverter<JsonObject>
    {
        public override JsonObject? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("An object was expected.");
            Look(reader);
            return (JsonObject?)JsonNode.Parse(ref reader);
        }

        public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) =>
            value.WriteTo(writer, options);
    }

    private sealed class ElementConverter : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            Look(reader);
            return JsonElement.ParseValue(ref reader);
        }

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);
    }
}
