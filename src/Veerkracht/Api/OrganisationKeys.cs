using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Api;

/// <summary>
/// The border: who reads the API knows an organisation by its enterprise number, OVO code or word, never by the id that it has here. What comes in by
/// such a key is looked up by the endpoint that takes it.
/// </summary>
internal sealed class OrganisationKeys(OrganisationRegistry organisations) : JsonConverter<OrganisationId>
{
    public static void AddTo(IServiceCollection services) =>
        services
            .AddOptions<JsonOptions>()
            .Configure<OrganisationRegistry>((json, registry) => json.SerializerOptions.Converters.Add(new OrganisationKeys(registry)));

    public override OrganisationId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        throw new NotSupportedException("A key in a body is a text until an endpoint looks it up.");

    public override void Write(Utf8JsonWriter writer, OrganisationId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.IsNone ? "" : organisations.KeyOf(value));
}
