using System.Net;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>A body that is no whole JSON is refused, also where no member asks for the part that is broken.</summary>
public sealed class WholeBodiesTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_choice_about_mail_is_never_guessed(Database database)
    {
        await using var site = await TestSite.Start(database);
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        Task<Answer> Put(string body) => officer.Send(HttpMethod.Put, "/me/mail", Caller.Json(body));
        Assert.True((await Put("{\"wanted\":true}").Ok())["wanted"].GetValue<bool>());

        foreach (
            var (body, field) in new[]
            {
                ("{\"a\":1,\"a\":2}", "$.a"),
                ("{\"wanted\":false,\"text\":\"\\ud800\"}", "$.text"),
                ("{\"wanted\":false,\"text\":[{\"b\":1,\"b\":2}]}", "$.text"),
                ("{\"wanted\":false,\"text\":\"\\u0000\"}", "$.text"),
                ("{\"wanted\":\"nee\"}", "$.wanted"),
            }
        )
        {
            var problem = await Put(body).Refused(HttpStatusCode.BadRequest, "unreadable");
            Assert.Equal(field, problem["errors"][0]!["field"]!.GetValue<string>());
        }
        foreach (var body in new[] { "{}", "{\"wanted\":null}", "{\"Want\":false}" })
        {
            var problem = await Put(body).Refused(HttpStatusCode.UnprocessableEntity, "required");
            Assert.Equal("wanted", problem["errors"][0]!["field"]!.GetValue<string>());
        }
        Assert.True((await officer.Get("/me/mail").Ok())["wanted"].GetValue<bool>());

        // A mark before UTF-8 is no part of the text.
        Assert.False((await Put("\ufeff{\"wanted\":false}").Ok())["wanted"].GetValue<bool>());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_payment_is_recorded_on_no_day_that_was_not_said(Database database)
    {
        await using var site = await TestSite.Start(database);
        var manager = new Caller(await site.ApiAs("programme-manager"));
        foreach (var act in new[] { "execution", "recovery" })
        {
            var problem = await manager
                .Send(HttpMethod.Post, $"/payments/{Guid.Empty}/{act}", Caller.Json("{\"reference\":\"x\"}"))
                .Refused(HttpStatusCode.UnprocessableEntity, "required");
            Assert.Equal("on", problem["errors"][0]!["field"]!.GetValue<string>());
        }
    }
}
