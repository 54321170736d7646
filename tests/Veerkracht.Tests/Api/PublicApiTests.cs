using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

public sealed class PublicApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_programme_and_the_calls_are_there_without_a_token(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();

        var programme = await Json(client, "/api/v1/programmes/vlaamse-veerkracht");
        var measures = programme["measures"]!.AsArray().ToDictionary(m => (string)m!["slug"]!, m => m!);
        Assert.Equal(11, measures.Count);
        Assert.Equal("""{"amount":"150000000.00","currency":"EUR"}""", measures["fietspaden"]["envelope"]!.ToJsonString());
        Assert.True(measures["toegankelijkheid"].AsObject().ContainsKey("envelope"));
        Assert.Null(measures["toegankelijkheid"]["envelope"]);
        foreach (var stage in new[] { "asked", "reserved", "awarded", "paid" })
            Assert.Equal("0.00", (string)measures["fietspaden"][stage]!["amount"]!);
        Assert.Equal("314000000.00", (string)programme["envelope"]!["amount"]!);
        Assert.Equal(5, programme["axes"]!.AsArray().Count);

        var calls = (await Json(client, "/api/v1/calls"))["calls"]!.AsArray();
        var cycling = calls.Single(c => (string)c!["slug"]! == "fietspaden")!;
        Assert.Contains("municipality", cycling["openFor"]!.AsArray().Select(c => (string)c!));
        Assert.Equal("2022-10-15T23:59", (string)cycling["steps"]![0]!["windows"]![0]!["closes"]!);
        Assert.Equal("2021-01/2021-02", (string)cycling["steps"]![0]!["windows"]![0]!["announced"]!);
        var charging = calls.Single(c => (string)c!["slug"]! == "laadpalen")!;
        Assert.Empty(charging["openFor"]!.AsArray());
        Assert.Equal("unknown", (string)charging["steps"]![0]!["windows"]![0]!["announced"]!);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refusal_is_problem_details_in_the_language_that_was_asked_for(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        foreach (
            var (method, path, status, code) in new[]
            {
                (HttpMethod.Get, "/api/v1/programmes/niets", HttpStatusCode.NotFound, "not-found"),
                (HttpMethod.Get, "/api/v1/niets", HttpStatusCode.NotFound, "not-found"),
                (HttpMethod.Delete, "/api/v1/calls", HttpStatusCode.MethodNotAllowed, "wrong-method"),
            }
        )
        {
            var answer = await client.SendAsync(
                new HttpRequestMessage(method, path) { Headers = { { "Accept-Language", "fr, en;q=0.9, nl;q=0.2" } } }
            );
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.Equal(code, (string)problem["code"]!);
            Assert.Matches("^(This|There)", (string)problem["title"]!);
        }
        var dutch = JsonNode.Parse(await (await client.GetAsync("/api/v1/programmes/niets")).Content.ReadAsStringAsync())!;
        Assert.StartsWith("Dit is er niet", (string)dutch["title"]!);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_description_and_the_health_answer(Database database)
    {
        await using var site = await TestSite.Start(database);
        using var client = site.Client();
        var description = await Json(client, "/api/openapi.json");
        Assert.StartsWith("3.", (string)description["openapi"]!);
        Assert.NotNull(description["paths"]!["/api/v1/programmes/{slug}"]!["get"]!["responses"]!["404"]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    private static async Task<JsonNode> Json(HttpClient client, string path) => JsonNode.Parse(await client.GetStringAsync(path))!;
}
