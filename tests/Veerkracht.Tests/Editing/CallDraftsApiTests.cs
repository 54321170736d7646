using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Editing;

public sealed class CallDraftsApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_is_written_tried_consulted_on_and_published_by_the_api(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var association = new Caller(await site.ApiAs("vvsg"));

        var draft = await cast
            .Manager.Post(
                "/call-drafts",
                new JsonObject
                {
                    ["measure"] = Writing.Measure,
                    ["title"] = new JsonObject { ["nl"] = "Digitale balie", ["en"] = "Digital counter" },
                    ["contactName"] = "Team",
                    ["contactEmail"] = "team@veerkracht.example",
                }
            )
            .Is(HttpStatusCode.Created);
        var at = $"/call-drafts/{draft.Id}";
        var source = await cast.Manager.Get($"{at}/source").Is(HttpStatusCode.OK);
        var saved = await cast
            .Manager.Send(
                HttpMethod.Put,
                $"{at}/source",
                Yaml(source.Text.Replace("max_length: 100", "max_length: 50")),
                ("If-Match", source.ETag!)
            )
            .Is(HttpStatusCode.OK);
        Assert.Empty(saved["faults"]!.AsArray());
        Assert.True(saved["examples"]![0]!["passed"]!.GetValue<bool>());
        Assert.Equal(
            "changed-meanwhile",
            (
                await cast
                    .Manager.Send(HttpMethod.Put, $"{at}/source", Yaml("weg"), ("If-Match", source.ETag!))
                    .Is(HttpStatusCode.PreconditionFailed)
            ).Code
        );

        var tried = await cast
            .Manager.Post(
                $"{at}/trial",
                new JsonObject
                {
                    ["as"] = "24028",
                    ["at"] = "2022-09-01T12:00",
                    ["answers"] = new JsonObject { ["name"] = new string('x', 51) },
                }
            )
            .Is(HttpStatusCode.OK);
        Assert.True(tried["mayApply"]!.GetValue<bool>());
        Assert.Contains(tried["evaluation"]!["errors"]!.AsArray(), e => e!["field"]!.GetValue<string>() == "name");
        await cast.Officer.Get(at).Is(HttpStatusCode.NotFound);

        var consultation = await cast
            .Manager.Post($"{at}/consultations", new JsonObject { ["until"] = "2022-09-10" })
            .Is(HttpStatusCode.Created);
        var comment = await association
            .Post(
                $"/consultations/{consultation.Id}/comments",
                new JsonObject { ["part"] = "field:application.name", ["text"] = "Te kort" }
            )
            .Is(HttpStatusCode.Created);
        await cast
            .Manager.Post($"/consultation-comments/{comment.Id}/answer", new JsonObject { ["verdict"] = "followed", ["answer"] = "Goed" })
            .Is(HttpStatusCode.OK);
        var seen = await cast.Officer.Get($"/consultations/{consultation.Id}").Is(HttpStatusCode.OK);
        Assert.Equal("followed", seen["comments"]![0]!["verdict"]!.GetValue<string>());
        await cast.Manager.Post($"/consultations/{consultation.Id}/closing").Is(HttpStatusCode.OK);

        await cast.Manager.Post($"{at}/proposal", new JsonObject { ["reason"] = "Klaar" }).Is(HttpStatusCode.Created);
        await cast.Manager.Post($"{at}/proposal/confirmation").Is(HttpStatusCode.Forbidden);
        await cast.Approver.Post($"{at}/proposal/confirmation").Is(HttpStatusCode.OK);
        await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = "digitale-balie" }).Is(HttpStatusCode.Created);
    }

    private static StringContent Yaml(string text) => new(text, Encoding.UTF8, "application/yaml");
}
