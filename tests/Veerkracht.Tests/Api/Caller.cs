using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Veerkracht.Tests.Api;

/// <summary>An answer of the API as a test looks at it.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonNode? Body, string? ETag, string Text)
{
    public string? Code => Body?["code"]?.GetValue<string>();

    public JsonNode this[string name] => Body![name] ?? throw new InvalidOperationException($"There is no {name} in {Text}");

    /// <summary>Id of what was made or shown.</summary>
    public string Id => this["id"].GetValue<string>();
}

/// <summary>Somebody who calls the API with a token: every method is one request.</summary>
internal sealed class Caller(HttpClient http)
{
    public const string Root = "/api/v1";

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Answer> Post(string path, JsonNode? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Json((body ?? new JsonObject()).ToJsonString()), headers);

    public Task<Answer> Patch(string path, JsonNode body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Patch, path, Json(body.ToJsonString()), headers);

    public Task<Answer> Put(string path, JsonNode body, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Put, path, Json(body.ToJsonString()), headers);

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Answer> Upload(string path, byte[] bytes, string type = "application/octet-stream")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return Send(HttpMethod.Post, path, content);
    }

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer(response.StatusCode, isJson ? JsonNode.Parse(text) : null, response.Headers.ETag?.ToString(), text);
    }

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}

internal static class Answers
{
    /// <summary>The answer, which must have this status.</summary>
    public static async Task<Answer> Is(this Task<Answer> asked, HttpStatusCode status)
    {
        var answer = await asked;
        Assert.True(answer.Status == status, $"{(int)answer.Status} where {(int)status} was expected: {answer.Text}");
        return answer;
    }

    public static Task<Answer> Ok(this Task<Answer> asked) => asked.Is(HttpStatusCode.OK);

    public static Task<Answer> Made(this Task<Answer> asked) => asked.Is(HttpStatusCode.Created);

    /// <summary>A problem with this status and code, in the form that every problem has.</summary>
    public static async Task<Answer> Refused(this Task<Answer> asked, HttpStatusCode status, string code)
    {
        var answer = await asked.Is(status);
        Assert.Equal(code, answer.Code);
        var errors = answer["errors"].AsArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, e =>
            Assert.False(
                string.IsNullOrWhiteSpace(e!["message"]!["nl"]!.GetValue<string>())
                    || string.IsNullOrWhiteSpace(e["message"]!["en"]!.GetValue<string>())
            )
        );
        return answer;
    }

    /// <summary>Cents of {"amount": "1.00", "currency": "EUR"}.</summary>
    public static long Cents(this JsonNode amount)
    {
        Assert.Equal("EUR", amount["currency"]!.GetValue<string>());
        var text = amount["amount"]!.GetValue<string>();
        Assert.Matches("^-?[0-9]+\\.[0-9]{2}$", text);
        return long.Parse(text.Replace(".", ""));
    }
}
