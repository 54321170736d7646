using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>
/// Bytes that nobody should send, to every endpoint that takes a body: the answer is theirs to mend, never a fault of ours.
/// </summary>
public sealed class AnyBytesTests
{
    /// <summary>Values that are no text, no number or no object that can be kept. Latin-1 letters stand for bytes.</summary>
    private static readonly string[] Unreadable =
    [
        "\"\u00ff\u00fe\"",
        "\"caf\u00e9\"",
        "\"\u00ed\u00a0\u0080\"",
        "\"\u00c0\u0080\"",
        "\"\\ud800\"",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"\u00ff\":1}",
        "{\"\\udc00\":1}",
        "[{\"a\":1,\"\\u0061\":2}]",
    ];

    private static readonly string[] Odd =
    [
        "\"\\u0000\"",
        "{\"\\u0000\":1}",
        new string('[', 60) + new string(']', 60),
        new string('[', 5000) + new string(']', 5000),
        "1e999999999",
        new string('9', 10_000),
        "-0.0",
    ];

    private static readonly Func<string, string>[] Places =
    [
        v => $"{{\"name\":{v}}}",
        v => $"{{\"reason\":{v},\"remark\":{v},\"text\":{v},\"answer\":{v},\"person\":{v}}}",
        v => $"{{\"kind\":\"text\",\"payload\":{{\"x\":{v}}},\"reason\":\"r\"}}",
        v => $"{{\"answers\":{{\"name\":{v}}},\"reason\":\"r\",\"as\":\"71020\"}}",
        v => $"{{\"earlier\":{{\"proposal\":{{\"name\":{v}}}}},\"as\":\"71020\"}}",
        v => $"{{\"call\":\"fietspaden\",\"act\":{v},\"dossiers\":[{v}]}}",
    ];

    private static readonly string[] Whole =
    [
        "",
        " ",
        "null",
        "true",
        "5",
        "[]",
        "[{}]",
        "\"x\"",
        "{",
        "{}{}",
        "\u0000",
        "\u00ff\u00fe{\u0000}\u0000",
        "\u00ef\u00bb\u00bf{}",
        "{\"\u00ff\":\"\u00ff\"}",
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_endpoint_of_the_api_fails_on_them(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var values = await Values(site, cast);
        var endpoints = Endpoints(site).ToList();
        Assert.True(endpoints.Count > 40, $"only {endpoints.Count} endpoints take JSON");
        var bodies = Unreadable.Concat(Odd).SelectMany(v => Places.Select(p => p(v))).Concat(Whole).ToList();
        var faults = new List<string>();
        foreach (var (method, pattern) in endpoints)
        {
            foreach (var (who, caller) in new[] { ("officer", cast.Officer), ("manager", cast.Manager) })
            {
                foreach (var body in bodies)
                {
                    var answer = await caller.Send(method, Path(pattern, values, who), Bytes(body));
                    if ((int)answer.Status >= 500 || ((int)answer.Status >= 400 && answer.Code is null))
                        faults.Add($"{who} {method} {pattern} {body[..Math.Min(60, body.Length)]}: {(int)answer.Status} {answer.Code}");
                }
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults: {string.Join('\n', faults.Take(30))}");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Answers_and_changes_that_cannot_be_read_are_refused_and_nothing_is_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        var answers = $"/dossiers/{id}/steps/proposal/answers";
        var before = (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"].ToJsonString();
        foreach (var value in Unreadable)
        {
            foreach (var method in new[] { HttpMethod.Patch, HttpMethod.Put })
                await Refused(cast.Officer.Send(method, answers, Bytes($"{{\"name\":{value}}}")));
            foreach (var address in new[] { "/calls/fietspaden/changes", "/calls/fietspaden/changes?preview=true" })
                await Refused(
                    cast.Manager.Send(
                        HttpMethod.Post,
                        address,
                        Bytes($"{{\"kind\":\"close\",\"payload\":{{\"x\":{value}}},\"reason\":\"r\"}}")
                    )
                );
            await Refused(
                cast.Manager.Send(
                    HttpMethod.Post,
                    $"/dossiers/{id}/steps/proposal/corrections",
                    Bytes($"{{\"answers\":{{\"name\":{value}}},\"reason\":\"r\"}}")
                )
            );
        }
        Assert.Equal(before, (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"].ToJsonString());
        Assert.Empty((await cast.Manager.Get("/calls/fietspaden/changes").Ok())["changes"].AsArray());

        static async Task Refused(Task<Answer> sent) => await sent.Refused(HttpStatusCode.BadRequest, "unreadable");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_text_of_a_call_that_is_no_utf8_is_refused_and_nothing_is_kept(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var draft = (await site.NewCall()).Value!;
        var content = new ByteArrayContent([.. Encoding.UTF8.GetBytes(draft.Source), (byte)'#', 0xff, 0xfe]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
        await cast
            .Manager.Send(HttpMethod.Put, $"/call-drafts/{draft.Id}/source", content)
            .Refused(HttpStatusCode.BadRequest, "unreadable");
        Assert.Equal(draft.Source, (await site.Read(draft)).Source);
    }

    /// <summary>Ids of what is there, so that a body comes as far as it can.</summary>
    private static async Task<Dictionary<string, string>> Values(TestSite site, Cast cast)
    {
        var draft = await cast.Filled();
        return new()
        {
            ["officer"] = draft,
            ["manager"] = await (await Cast.Of(site, "gent")).Complete(),
            ["call-drafts"] = (await site.NewCall()).Value!.Id.ToString(),
            ["step"] = "proposal",
            ["slug"] = Cast.Call,
            ["field"] = "name",
            ["section"] = "contact",
        };
    }

    /// <summary>Every endpoint that takes JSON, from the routes of the site itself.</summary>
    private static IEnumerable<(HttpMethod Method, string Pattern)> Endpoints(TestSite site) =>
        from endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.Contains("application/json") == true
        let pattern = endpoint.RoutePattern.RawText!
        where pattern.StartsWith(Caller.Root, StringComparison.Ordinal) && !pattern.EndsWith("/clock", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
        select (new HttpMethod(method), pattern[Caller.Root.Length..]);

    private static string Path(string pattern, Dictionary<string, string> values, string who) =>
        string.Join(
            '/',
            pattern
                .Split('/')
                .Select(
                    (part, i) =>
                        part is not ['{', .. var name, '}'] ? part
                        : name.StartsWith("id", StringComparison.Ordinal)
                            ? values.GetValueOrDefault(pattern.Split('/')[i - 1]) ?? values.GetValueOrDefault(who) ?? values["manager"]
                        : values.GetValueOrDefault(name.Split(':')[0]) ?? Guid.Empty.ToString()
                )
        );

    /// <summary>The text as bytes, one for each letter.</summary>
    private static ByteArrayContent Bytes(string latin)
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
