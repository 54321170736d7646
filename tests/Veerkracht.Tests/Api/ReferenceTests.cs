using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>Every problem says by which reference it stands in the log.</summary>
public sealed class ReferenceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Theory]
    [InlineData("/api/v1/dossiers", "geetbets-officer", "POST", "{", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/dossiers", null, "GET", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/v1/dossiers", "citizen", "GET", null, HttpStatusCode.Forbidden)]
    [InlineData("/api/v1/bestaat-niet", "geetbets-officer", "GET", null, HttpStatusCode.NotFound)]
    [InlineData("/api/v1/programmes", "geetbets-officer", "DELETE", null, HttpStatusCode.MethodNotAllowed)]
    [InlineData("/api/v1/me/mail", "geetbets-officer", "PUT", "{}", HttpStatusCode.UnprocessableEntity)]
    public async Task A_problem_bears_the_reference_of_its_request(
        string path,
        string? persona,
        string method,
        string? body,
        HttpStatusCode status
    )
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        using var client = persona is null ? site.Client() : await site.ApiAs(persona);
        using var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        // What a program before it gave; without it the site makes its own.
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(Trace, problem["reference"]!.GetValue<string>());
    }
}
