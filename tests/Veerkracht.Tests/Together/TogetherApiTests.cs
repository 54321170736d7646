using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Together;

public sealed class TogetherApiTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Everything_about_working_together_goes_by_the_api_too(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.ADraftTogether("mayor", Situations.Gent);
        var step = $"/dossiers/{dossier.Id}/steps/{TogetherCalls.Step}";
        Caller officer = new(await site.ApiAs("geetbets-officer")),
            mayor = new(await site.ApiAs("geetbets-mayor")),
            gent = new(await site.ApiAs("gent-mayor")),
            manager = new(await site.ApiAs("programme-manager"));

        await officer
            .Put($"{step}/sections/project/assignee", new JsonObject { ["person"] = Situations.Id("geetbets-mayor").ToString() })
            .Is(HttpStatusCode.NoContent);
        await officer
            .Put($"{step}/sections/project/assignee", new JsonObject { ["person"] = Situations.Id("gent-mayor").ToString() })
            .Refused(HttpStatusCode.UnprocessableEntity, "no-colleague");
        var remark = await officer.Post($"{step}/remarks", new JsonObject { ["field"] = "name", ["text"] = "Kan korter?" }).Made();
        await officer
            .Post($"{step}/remarks", new JsonObject { ["field"] = "nonsense", ["text"] = "x" })
            .Refused(HttpStatusCode.NotFound, "not-found");
        await mayor.Post($"/remarks/{remark.Id}/answers", new JsonObject { ["text"] = "Ja" }).Made();
        await mayor.Post($"/remarks/{remark.Id}/closing").Ok();
        Assert.Single((await officer.Get($"{step}/remarks").Ok())["remarks"].AsArray());
        await gent.Get($"{step}/remarks").Refused(HttpStatusCode.NotFound, "not-found");
        await manager.Get($"{step}/company").Refused(HttpStatusCode.NotFound, "not-found");

        var partnership = $"/partnerships/{dossier.Id}/{TogetherCalls.Step}";
        Assert.Single((await gent.Get("/partnerships").Ok())["partnerships"].AsArray());
        var read = await gent.Get(partnership).Ok();
        Assert.Equal("draft", read["stepState"].GetValue<string>());
        Assert.Equal("Samen sterk", read["answers"]["name"]!.GetValue<string>());
        Assert.Contains(await Errors(officer, step), e => e == "partners partner-not-confirmed");
        await gent.Post($"{partnership}/refusal").Refused(HttpStatusCode.UnprocessableEntity, "required");
        await gent.Post($"{partnership}/refusal", new JsonObject { ["remark"] = "Geen tijd" }).Ok();
        await officer.Post($"{step}/partners/{Situations.Gent}/request").Ok();
        await gent.Post($"{partnership}/confirmation", new JsonObject { ["seen"] = "an older one" })
            .Refused(HttpStatusCode.PreconditionFailed, "changed-since-checked");
        await gent.Post($"{partnership}/confirmation", new JsonObject { ["seen"] = read["seen"].GetValue<string>() }).Ok();
        Assert.Equal("confirmed", (await officer.Get($"{step}/partners").Ok())["partners"][0]!["state"]!.GetValue<string>());

        await mayor.Post($"{step}/submission").Refused(HttpStatusCode.Conflict, "agreement-needed");
        await officer.Post($"{step}/agreement").Refused(HttpStatusCode.Forbidden, "signer-needed");
        await mayor
            .Post($"{step}/agreement", null, ("If-Match", "\"0\""))
            .Refused(HttpStatusCode.PreconditionFailed, "changed-since-checked");
        await mayor.Post($"{step}/agreement").Ok();
        var company = await officer.Get($"{step}/company").Ok();
        Assert.Equal(["none", "present"], company["agreements"].AsArray().Select(a => a!["state"]!.GetValue<string>()));
        Assert.Equal("Rita Stevens", company["assigned"]["project"]!["name"]!.GetValue<string>());
        await mayor.Post($"{step}/submission").Ok();
        await gent.Post($"{partnership}/refusal", new JsonObject { ["remark"] = "Toch niet" })
            .Refused(HttpStatusCode.Conflict, "already-sent");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Notices_are_listed_and_read_and_mail_is_turned_off(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.ADraftTogether("", Situations.Gent, Situations.Herstappe);
        Caller mayor = new(await site.ApiAs("gent-mayor")),
            stranger = new(await site.ApiAs("herstappe-mayor"));

        var notice = Assert.Single((await mayor.Get("/notices?state=unread").Ok())["notices"].AsArray())!;
        await stranger.Post($"/notices/{notice["id"]}/read").Refused(HttpStatusCode.NotFound, "not-found");
        await mayor.Post($"/notices/{notice["id"]}/read").Ok();
        await mayor.Post($"/notices/{notice["id"]}/read").Ok();
        Assert.Equal(0, (await mayor.Get("/notices").Ok())["unread"].GetValue<int>());
        Assert.Equal(1, (await stranger.Post("/notices/read").Ok())["count"].GetValue<int>());
        await mayor.Get("/notices?state=x").Refused(HttpStatusCode.UnprocessableEntity, "not-an-option");

        Assert.True((await mayor.Get("/me/mail").Ok())["wanted"].GetValue<bool>());
        await mayor.Put("/me/mail", new JsonObject { ["wanted"] = false }).Ok();
        Assert.False((await mayor.Get("/me/mail").Ok())["wanted"].GetValue<bool>());
    }

    private static async Task<IEnumerable<string>> Errors(Caller caller, string step) =>
        (await caller.Get(step).Ok())["evaluation"]["errors"]!.AsArray().Select(e => $"{e!["field"]} {e["code"]}");
}
