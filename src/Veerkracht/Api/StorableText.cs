using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veerkracht.Api;

/// <summary>Texts that come in: the character NUL cannot be kept by PostgreSQL and means nothing in a text.</summary>
internal sealed class StorableText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException("A text was expected.");
        var text = reader.GetString();
        return text is null || !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new JsonException("A text with the character NUL.");
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
