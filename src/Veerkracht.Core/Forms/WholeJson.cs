using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// JSON that comes in and is kept as it is. The framework looks at such JSON only when somebody asks for a part of it: bytes that are no
/// UTF-8, half a surrogate pair and a name that stands twice would come out far from the sender. Here all of it is looked at while it is
/// read.
/// </summary>
public static class WholeJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static void Add(IList<JsonConverter> converters)
    {
        converters.Add(new ObjectConverter());
        converters.Add(new ElementConverter());
    }

    /// <summary>
    /// Reads an object whole; null with the reason, to stand behind the name of what was read. Both null where it is JSON and no object.
    /// </summary>
    public static JsonObject? Read(string text, out LocalText? why)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        why = null;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            Look(reader);
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (BrokenJson e)
        {
            why = e.Why(TextFile.PlaceOf(bytes.AsSpan(0, e.Start)));
        }
        catch (JsonException e)
        {
            var at = PlaceOf(bytes, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            why = new LocalText($"is geen JSON: kijk op {at.Nl}", $"is not JSON: look at {at.En}");
        }
        return null;
    }

    private static LocalText PlaceOf(ReadOnlySpan<byte> bytes, long line, long inLine)
    {
        var start = 0;
        for (var i = 0; i < line; i++)
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        return TextFile.PlaceOf(bytes[..Math.Min(bytes.Length, start + (int)inLine)]);
    }

    /// <summary>Looks at all of what comes in, also where nothing asks for it.</summary>
    /// <param name="utf8">Empty is left to who reads it.</param>
    /// <exception cref="JsonException">With the path of the outermost member that cannot be read, where it is in one.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Mark))
            utf8 = utf8[Mark.Length..];
        if (utf8.IsEmpty)
            return;
        string? member = null;
        try
        {
            var reader = new Utf8JsonReader(utf8);
            reader.Read();
            Look(reader, ref member);
        }
        catch (JsonException e) when (member is not null)
        {
            throw new JsonException(e.Message, $"$.{member}", e.LineNumber, e.BytePositionInLine, e);
        }
    }

    /// <summary>What some programs put before UTF-8; it is no part of the text.</summary>
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

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
        string? member = null;
        Look(reader, ref member);
    }

    /// <param name="member">Of the outermost object: in which it is now, also where it cannot go on.</param>
    private static void Look(Utf8JsonReader reader, ref string? member)
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
                    var outermost = reader.CurrentDepth == depth + 1;
                    if (outermost)
                        member = null;
                    var name = Text(ref reader);
                    if (outermost)
                        member = name;
                    if (!names.Peek().Add(name))
                        throw new BrokenJson(reader.TokenStartIndex, at =>
                            new(
                                $"kan niet gelezen worden: '{name}' staat twee keer, de tweede keer op {at.Nl}; houd er één",
                                $"cannot be read: '{name}' stands twice, the second time at {at.En}; keep one"
                            )
                        );
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
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new BrokenJson(reader.TokenStartIndex, at =>
                new(
                    $"kan niet gelezen worden: op {at.Nl} staat een half teken; schrijf het heel of haal het weg",
                    $"cannot be read: half a character stands at {at.En}; write it whole or take it out"
                )
            );
        }
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new BrokenJson(reader.TokenStartIndex, at =>
                new(
                    $"kan niet gelezen worden: op {at.Nl} staat het teken NUL; haal het weg",
                    $"cannot be read: the character NUL stands at {at.En}; take it out"
                )
            )
            : text;
    }

    /// <summary>JSON of which the form is right and a text or a name is not.</summary>
    /// <param name="start">Where the text begins, in bytes.</param>
    private sealed class BrokenJson(long start, Func<LocalText, LocalText> why) : JsonException(why(new("?", "?")).En)
    {
        public int Start => (int)start;
        public Func<LocalText, LocalText> Why => why;
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
