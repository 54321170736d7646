using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_endpoint_is_described_with_a_summary_and_its_refusals()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var document = JsonNode.Parse(await site.Client().GetStringAsync("/api/openapi.json", TestContext.Current.CancellationToken))!;
        var endpoints = site
            .App.Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/v1", StringComparison.Ordinal) == true)
            .ToList();
        Assert.True(endpoints.Count > 30);
        var names = new HashSet<string>();
        foreach (var endpoint in endpoints)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, @"\{(\w+):\w+\}", "{$1}");
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                var operation = document["paths"]?[path]?[method.ToLowerInvariant()];
                Assert.True(operation is not null, $"{method} {path} is not described");
                Assert.False(string.IsNullOrWhiteSpace(operation["summary"]?.GetValue<string>()), $"{method} {path} has no summary");
                Assert.True(names.Add(operation["operationId"]!.GetValue<string>()));
                var isPublic = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null;
                Assert.Equal(isPublic, operation["security"] is null);
                if (!isPublic)
                    Assert.NotNull(operation["responses"]!["401"]!["content"]!["application/problem+json"]!["schema"]);
                Assert.Contains(operation["responses"]!.AsObject(), r => r.Key.StartsWith('2'));
            }
        }
        Assert.Equal("bearer", document["components"]!["securitySchemes"]!["token"]!["scheme"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_member_of_every_body_has_a_form()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var document = JsonNode.Parse(await site.Client().GetStringAsync("/api/openapi.json", TestContext.Current.CancellationToken))!;
        var formless =
            from schema in document["components"]!["schemas"]!.AsObject()
            from member in schema.Value!["properties"]?.AsObject() ?? []
            where member.Value!.AsObject().Count == 0
            select $"{schema.Key}.{member.Key}";
        Assert.Empty(formless);
        Assert.Equal("object", document["components"]!["schemas"]!["JsonObject"]!["type"]!.GetValue<string>());
    }
}
