using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Api;

/// <summary>
/// What the OpenAPI document says beside the endpoints: the token, and the problem details that every endpoint may answer with.
/// </summary>
internal static class ApiDescription
{
    private const string Token = "token";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Veerkracht",
                    Version = "v1",
                    Description =
                        "The life of a euro of a public programme, from envelope to result. Amounts are {\"amount\": \"1.00\", "
                        + "\"currency\": \"EUR\"}; null is not known. "
                        + "Refusals are problem details with a stable code, in Dutch or English by Accept-Language.",
                };
                // The address by which the reader came; a fixed one would be wrong behind a proxy.
                document.Servers?.Clear();
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
                document.Components.SecuritySchemes[Token] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "Token of one person on behalf of one organisation",
                };
                return Task.CompletedTask;
            }
        );
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(OrganisationId))
                    (schema.Type, schema.Description) = (
                        JsonSchemaType.String,
                        "KBO number of a local government, OVO code of an administration"
                    );
                else if (context.JsonTypeInfo.Type == typeof(KeyedText))
                    schema.Type = JsonSchemaType.String;
                return Task.CompletedTask;
            }
        );
        // Texts and answers are read by converters of our own, of which the description knows nothing by itself.
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                var plain =
                    context.JsonTypeInfo.Type == typeof(string) ? JsonSchemaType.String
                    : context.JsonTypeInfo.Type == typeof(JsonObject) ? JsonSchemaType.Object
                    : default;
                var maybe = context.JsonPropertyInfo?.IsGetNullable == true && plain == JsonSchemaType.String;
                if (plain != default)
                    schema.Type ??= maybe ? plain | JsonSchemaType.Null : plain;
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                var metadata = context.Description.ActionDescriptor.EndpointMetadata;
                if (!metadata.OfType<ProducesProblem>().Any())
                    return Task.CompletedTask;
                foreach (var (status, response) in operation.Responses ?? [])
                    response.Description = Meanings.GetValueOrDefault(status, response.Description ?? "");
                if (metadata.OfType<IAllowAnonymous>().Any())
                    return Task.CompletedTask;
                operation.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] },
                ];
                return Task.CompletedTask;
            }
        );
    }

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["400"] = "Cannot be read",
        ["401"] = "No valid token",
        ["403"] = "Your role does not allow it",
        ["404"] = "Not there, or not for your eyes",
        ["409"] = "Not possible in this state: see code",
        ["412"] = "Changed since you read it",
        ["413"] = "Too large",
        ["415"] = "Another content type is needed",
        ["422"] = "To be mended: see errors",
    };
}
