using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Steering;

/// <summary>Whatever is sent as the data of a change: it is told which part cannot be read, in the words of the visitor.</summary>
public sealed class PayloadTests
{
    private static readonly string[] NoObjects = ["[]", "\"x\"", "1", "true", "[1]", "[null]", "1.5e3", "[{}]"];

    private static readonly string[] Objects =
    [
        "{}",
        "{\"unknown\":1}",
        "{\"texts\":null}",
        "{\"texts\":5}",
        "{\"texts\":[]}",
        "{\"texts\":{}}",
        "{\"texts\":{\"title\":null}}",
        "{\"texts\":{\"title\":5}}",
        "{\"texts\":{\"title\":{}}}",
        "{\"texts\":{\"title\":{\"nl\":null}}}",
        "{\"texts\":{\"title\":{\"nl\":5}}}",
        "{\"texts\":{\"title\":{\"nl\":\"x\",\"en\":null}}}",
        "{\"right\":\"ceiling\"}",
        "{\"right\":\"ceiling\",\"rows\":null}",
        "{\"right\":\"ceiling\",\"rows\":[]}",
        "{\"right\":\"ceiling\",\"rows\":{\"24028\":null}}",
        "{\"right\":\"ceiling\",\"rows\":{\"24028\":1}}",
        "{\"right\":\"ceiling\",\"rows\":{\"24028\":\"veel\"}}",
        "{\"right\":null,\"rows\":{\"24028\":\"1.00\"}}",
        "{\"step\":\"application\"}",
        "{\"step\":null,\"for\":{}}",
        "{\"step\":\"application\",\"for\":null}",
        "{\"step\":\"application\",\"for\":[]}",
        "{\"step\":\"application\",\"for\":{\"organisations\":null}}",
        "{\"step\":\"application\",\"for\":{\"organisations\":[null]}}",
        "{\"step\":\"application\",\"for\":{\"organisations\":[5]}}",
        "{\"step\":\"application\",\"for\":{\"organisations\":[{}]}}",
        "{\"step\":\"application\",\"for\":{\"organisations\":[{\"kbo\":null}]}}",
        "{\"step\":\"application\",\"for\":{\"organisations\":[{\"kbo\":\"x\",\"class\":null,\"name\":null}]}}",
        "{\"step\":\"application\",\"for\":{\"classes\":[null]},\"closes\":\"2022-12-15T23:59\"}",
        "{\"for\":{\"organisations\":[null]},\"from\":\"2022-10-01\"}",
        "{\"for\":{\"classes\":[null]},\"from\":\"2022-10-01\"}",
        "{\"for\":{},\"from\":\"morgen\"}",
        "{\"for\":{},\"from\":5}",
        "{\"at\":null}",
        "{\"at\":5}",
        "{\"at\":\"gisteren\",\"closes\":{}}",
        "{\"id\":\"most_km\"}",
        "{\"id\":\"most_km\",\"value\":null}",
        "{\"id\":\"most_km\",\"value\":5}",
        "{\"hidden\":null}",
        "{\"hidden\":\"ja\"}",
        "{\"draft\":null,\"sha256\":null}",
        "{\"draft\":5}",
    ];

    private static readonly string[] OfDotNet = ["System.", "Veerkracht.Core", "NodaTime", "LineNumber", "BytePosition", "Exception", "`"];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_body_breaks_any_kind_and_no_answer_tells_how_it_is_built(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = new Caller(await site.ApiAs(Life.Manager));
        var kinds = await site.In(s => Task.FromResult(s.GetServices<ICallChangeKind>().Select(k => k.Kind).Order().ToList()));
        Assert.Contains("version", kinds);
        Assert.Equal(11, kinds.Count);
        var faults = new List<string>();
        foreach (var kind in kinds)
        {
            foreach (var payload in NoObjects.Concat(Objects).Append("null"))
            {
                // Proposals and previews read alike; what can be read is only looked at.
                var bad = NoObjects.Contains(payload);
                foreach (var address in bad ? new[] { "", "?preview=true" } : ["?preview=true"])
                {
                    var answer = await Post(manager, kind, payload, address);
                    var said = $"{kind} {payload}: {(int)answer.Status} {answer.Text}";
                    if ((int)answer.Status >= 500 || OfDotNet.Any(n => answer.Text.Contains(n, StringComparison.Ordinal)))
                        faults.Add(said);
                    if (bad && (answer.Status, answer.Code) != (HttpStatusCode.UnprocessableEntity, "payload-unreadable"))
                        faults.Add(said);
                }
            }
        }
        Assert.True(faults.Count == 0, $"{faults.Count} faults: {string.Join('\n', faults.Take(30))}");
        Assert.Empty((await manager.Get("/calls/digitale-kloof/changes").Ok())["changes"].AsArray());
    }

    [Theory]
    [InlineData("text", "[1]", "payload", "De gegevens van een wijziging zijn een JSON-object: {…}.")]
    [InlineData("text", "{}", "payload.texts", "$.texts ontbreekt. Vul het in.")]
    [InlineData("text", "{\"texts\":{\"title\":null}}", "payload.texts.title", "Op $.texts.title staat niets. Vul het in of laat het weg.")]
    [InlineData("text", "{\"texts\":5}", "payload.texts", "Wat op $.texts staat, kan niet gelezen worden of hoort daar niet.")]
    [InlineData(
        "text",
        "{\"texts\":{\"title\":{\"nl\":5}}}",
        "payload.texts.title",
        "Wat op $.texts.title staat, kan niet gelezen worden of hoort daar niet."
    )]
    [InlineData(
        "window",
        "{\"step\":\"application\",\"for\":{\"organisations\":[null]}}",
        "payload.for.organisations[0]",
        "Op $.for.organisations[0] staat niets. Vul het in of laat het weg."
    )]
    [InlineData(
        "eligibility",
        "{\"for\":{\"classes\":[\"ocmw\",null]}}",
        "payload.for.classes[1]",
        "Op $.for.classes[1] staat niets. Vul het in of laat het weg."
    )]
    [InlineData("table", "{\"right\":\"ceiling\"}", "payload.rows", "$.rows ontbreekt. Vul het in.")]
    [InlineData("close", "{}", "payload.at", "$.at ontbreekt. Vul het in.")]
    [InlineData("close", "{\"at\":\"x\"}", "payload.at", "Wat op $.at staat, kan niet gelezen worden of hoort daar niet.")]
    [InlineData(
        "visibility",
        "{\"secret\":true,\"hidden\":true}",
        "payload.secret",
        "Wat op $.secret staat, kan niet gelezen worden of hoort daar niet."
    )]
    public async Task The_part_that_cannot_be_read_is_named_in_both_languages(string kind, string payload, string field, string dutch)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var manager = new Caller(await site.ApiAs(Life.Manager));
        var answer = await Post(manager, kind, payload, "");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "payload-unreadable"), (answer.Status, answer.Code));
        var error = Assert.Single(answer["errors"].AsArray())!;
        Assert.Equal((field, dutch), (error["field"]!.GetValue<string>(), error["message"]!["nl"]!.GetValue<string>()));
        Assert.NotEqual(dutch, error["message"]!["en"]!.GetValue<string>());
    }

    private static Task<Answer> Post(Caller manager, string kind, string payload, string query) =>
        manager.Send(
            HttpMethod.Post,
            "/calls/digitale-kloof/changes" + query,
            Caller.Json($"{{\"kind\":\"{kind}\",\"reason\":\"r\",\"payload\":{payload}}}")
        );
}
