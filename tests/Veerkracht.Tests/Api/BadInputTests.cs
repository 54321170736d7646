using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>Whatever is sent, the answer is a problem with a code, never a fault of ours.</summary>
public sealed class BadInputTests
{
    private static readonly string[] NoJson =
    [
        "",
        "null",
        "[]",
        "5",
        "\"x\"",
        "{",
        "{\"reason\"}",
        "nonsense",
        "{\"reason\": 5}",
        "{\"reason\": {\"a\": 1}}",
        "{\"reason\": 1e999}",
        "{\"reason\": \"\\ud800\"}",
        "{\"reason\": \"\\u0000\"}",
        "{\"reason\": \"a\", \"reason\": \"b\"}",
        "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}",
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_body_that_is_not_what_it_should_be_is_refused_with_a_code(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = await cast.Complete();
        foreach (var body in NoJson)
        {
            var problem = await cast
                .Manager.Send(HttpMethod.Post, $"/dossiers/{id}/awards", Caller.Json(body))
                .Refused(HttpStatusCode.BadRequest, "unreadable");
            Assert.Equal(400, problem["status"].GetValue<int>());
        }
        await cast
            .Manager.Send(
                HttpMethod.Post,
                $"/dossiers/{id}/awards",
                new StringContent("reason=x", Encoding.UTF8, "application/x-www-form-urlencoded")
            )
            .Refused(HttpStatusCode.UnsupportedMediaType, "wrong-content-type");
        await cast
            .Manager.Send(
                HttpMethod.Post,
                $"/dossiers/{id}/awards",
                Caller.Json("{\"reason\":\"" + new string('x', 5_000_000) + "\"}"),
                ("Expect", "100-continue")
            )
            .Refused(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await cast
            .Manager.Post($"/dossiers/{id}/awards", new JsonObject { ["reason"] = new string('x', 5000) })
            .Refused(HttpStatusCode.UnprocessableEntity, "too-long");
        await cast
            .Manager.Send(HttpMethod.Post, $"/payments/{id}/execution", Caller.Json("{\"on\":\"2022-02-31\",\"reference\":\"x\"}"))
            .Refused(HttpStatusCode.BadRequest, "unreadable");
        await cast
            .Manager.Post($"/dossiers/{id}/payments", new JsonObject { ["step"] = "no-such", ["reason"] = "x" })
            .Refused(HttpStatusCode.Conflict, "wrong-state");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Answers_of_any_shape_are_kept_or_refused_and_never_break(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        var path = $"/dossiers/{id}/steps/proposal/answers";
        foreach (
            var body in NoJson.Where(b => b is "" or "null" or "[]" or "5" or "\"x\"" or "{" || b.Contains("[[", StringComparison.Ordinal))
        )
            await cast.Officer.Send(HttpMethod.Patch, path, Caller.Json(body)).Refused(HttpStatusCode.BadRequest, "unreadable");
        foreach (
            var value in new[]
            {
                "1e400",
                "-1e-400",
                "99999999999999999999999999999999999999",
                "[]",
                "[[[1]]]",
                "{\"a\":{\"b\":null}}",
                "true",
                "\"\\u0000\"",
                "\"\\ud83d\\ude00\"",
                "{\"typed\":\"12,3x\"}",
                "{\"amount\":\"1.00\",\"currency\":\"USD\"}",
                "\"" + new string('9', 1000) + "\"",
                "null",
            }
        )
        {
            foreach (var field in new[] { "name", "contact", "costs", "km", "decision" })
            {
                var answer = await cast.Officer.Send(HttpMethod.Patch, path, Caller.Json($"{{\"{field}\":{value}}}"));
                Assert.True(
                    answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
                    $"{field} {value}: {answer.Text}"
                );
                var cell = await cast.Officer.Send(
                    HttpMethod.Patch,
                    path,
                    Caller.Json($"{{\"costs\":{{\"works\":{{\"cost\":{value}}}}},\"km\":{{\"renew\":{value}}}}}")
                );
                Assert.True(
                    cell.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
                    $"cell {value}: {cell.Text}"
                );
            }
            await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission").Is(HttpStatusCode.UnprocessableEntity);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Addresses_and_filters_that_are_forged_are_refused(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        foreach (
            var path in new[]
            {
                "/dossiers/not-a-guid",
                $"/dossiers/{Guid.Empty}",
                $"/dossiers/{Guid.Empty}/steps/proposal",
                "/dossiers/..%2f..%2fetc",
                $"/files/{Guid.Empty}",
                "/no-such",
                "/calls/no-such",
                "/calls/fietspaden/steps/no-such/schema",
                "/programmes/no-such",
                "/programmes/vlaamse-veerkracht/measures/no-such",
            }
        )
        {
            await cast.Officer.Get(path).Refused(HttpStatusCode.NotFound, "not-found");
        }
        await cast.Officer.Delete("/dossiers").Refused(HttpStatusCode.MethodNotAllowed, "wrong-method");
        await cast.Officer.Get("/dossiers?page=99999999999999").Refused(HttpStatusCode.BadRequest, "unreadable");
        await cast.Officer.Get("/dossiers?page=-5").Ok();
        await cast.Officer.Get("/dossiers?state=sleeping").Refused(HttpStatusCode.UnprocessableEntity, "not-an-option");
        await cast.Officer.Get("/dossiers?text=%00").Refused(HttpStatusCode.UnprocessableEntity, "unreadable");
        await cast.Officer.Get("/dossiers?text=%25_'%22&state=draft&sort=amount&awaits=applicant&call=fietspaden").Ok();
        await cast
            .Officer.Put("/clock", new JsonObject { ["brussels"] = "31 september" })
            .Refused(HttpStatusCode.UnprocessableEntity, "not-a-time");
        await using var production = await TestSite.Start(database, with: o => o with { Demonstration = false });
        await new Caller(production.Client())
            .Send(HttpMethod.Put, "/clock", Caller.Json("{}"))
            .Refused(HttpStatusCode.NotFound, "not-found");
    }
}
