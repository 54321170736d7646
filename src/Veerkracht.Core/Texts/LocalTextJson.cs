using System.Text.Json;
using System.Text.Json.Serialization;

namespace Veerkracht.Core.Texts;

/// <summary>A text as JSON: {"nl":"Naam","en":"Name","fr":"Nom"}. What is not there has no key.</summary>
public sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("a text is an object with nl");
        string? nl = null;
        var text = LocalText.Empty with { En = null };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var tag = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            var said = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"'{tag}' is not a text");
            if (tag == "nl")
                nl = said;
            else if (tag == "en")
                text = text with { En = said };
            else
                text = text.With(Language.Of(tag) ?? throw new JsonException($"'{tag}' is not a language"), said);
        }
        return text with { Nl = nl ?? throw new JsonException("a text needs its nl") };
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.All)
            writer.WriteString(language.Tag, text);
        writer.WriteEndObject();
    }
}
