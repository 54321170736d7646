using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Api;

/// <summary>
/// The border: who reads the API knows an organisation by its enterprise number, OVO code or word, never by the id that it has here. What
/// comes in by such a key is looked up by the endpoint that takes it.
/// </summary>
internal static class OrganisationKeys
{
    public static void AddTo(IServiceCollection services) =>
        services
            .AddOptions<JsonOptions>()
            .Configure<OrganisationRegistry>(
                (json, organisations) =>
                {
                    json.SerializerOptions.Converters.Add(new Written<OrganisationId>(id => id.IsNone ? "" : organisations.KeyOf(id)));
                    json.SerializerOptions.Converters.Add(new Written<KeyedText>(text => organisations.WithKeys(text.Text)));
                    json.SerializerOptions.Converters.Add(
                        new Written<KeyedJson>(parts => WithKeys(JsonNode.Parse(parts.Json), organisations))
                    );
                }
            );

    private static JsonNode? WithKeys(JsonNode? node, OrganisationRegistry organisations) =>
        node switch
        {
            JsonObject parts => new JsonObject(parts.Select(p => KeyValuePair.Create(p.Key, WithKeys(p.Value, organisations)))),
            JsonArray items => new JsonArray([.. items.Select(i => WithKeys(i, organisations))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => organisations.WithKeys(value.GetValue<string>()),
            _ => node?.DeepClone(),
        };

    private sealed class Written<T>(Func<T, JsonNode?> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new JsonException("A key in a body is a text until an endpoint looks it up.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (write(value) is { } node)
                node.WriteTo(writer, options);
            else
                writer.WriteNullValue();
        }
    }
}

/// <summary>A text in which ids of organisations may stand, as the name of a book: it leaves with the keys in their place.</summary>
public readonly record struct KeyedText(string Text);

/// <summary>Stored JSON in whose texts ids of organisations may stand.</summary>
public readonly record struct KeyedJson(string Json);
