using System.Net;
using System.Text.Json.Nodes;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.People;

/// <summary>An organisation looks after its people by the API, as by screen.</summary>
public sealed class PeopleApiTests
{
    private const string Geetbets = "0207518137";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_invited_accepts_gets_another_role_and_loses_them(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (mayor, bram) = (new Caller(await site.ApiAs("geetbets-mayor")), new Caller(await site.ApiAs("citizen")));

        var invited = await mayor.Post("/invitations", Person("officer")).Made();
        var code = invited["code"].GetValue<string>();
        Assert.Equal($"/uitnodiging/{code}", invited["href"].GetValue<string>());
        var waiting = await mayor.Get("/invitations").Ok();
        Assert.Equal("bram@geetbets.example", Assert.Single(waiting["invitations"].AsArray())!["email"]!.GetValue<string>());
        Assert.DoesNotContain(code, waiting.Text);
        await mayor.Post("/invitations", Person("officer")).Refused(HttpStatusCode.Conflict, "invited-already");
        await mayor.Post("/invitations/acceptance", Code(code)).Refused(HttpStatusCode.Conflict, "own-invitation");

        var taken = await bram.Post("/invitations/acceptance", Code(code)).Made();
        Assert.Equal(Geetbets, taken["organisation"]["key"]!.GetValue<string>());
        await bram.Post("/invitations/acceptance", Code(code)).Refused(HttpStatusCode.Conflict, "invitation-gone");
        Assert.Empty((await mayor.Get("/invitations").Ok())["invitations"].AsArray());
        var working = await site.CallerFor("citizen", Geetbets);
        await working.Get("/me/calls").Ok();

        await mayor.Post($"/people/{Situations.Id("citizen")}/roles", Role("mayor")).Made();
        Assert.Equal(["mayor", "officer"], await RolesOf(mayor, "Bram Wouters"));
        await working.Get("/people").Ok();

        foreach (var role in (await Member(mayor, "Bram Wouters"))["roles"]!.AsArray())
            await mayor.Post($"/roles/{role!["id"]}/ending", LastDay(0)).Ok();
        Assert.Empty(await RolesOf(mayor, "Bram Wouters"));
        Assert.Equal(2, (await Member(mayor, "Bram Wouters"))["ended"]!.AsArray().Count);
        await working.Get("/me/calls").Refused(HttpStatusCode.Unauthorized, "access-ended");
        Assert.Equal(2, (await site.ActsOf("end-role")).Count);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_consultant_is_admitted_fills_in_and_never_signs(Database database)
    {
        await using var site = await TestSite.Start(database);
        var mayor = new Caller(await site.ApiAs("geetbets-mayor"));
        var code = (await mayor.Post("/invitations", Person("consultant")).Made())["code"].GetValue<string>();
        await new Caller(await site.ApiAs("vvsg")).Post("/invitations/acceptance", Code(code)).Made();
        var dossier = await new Cast
        {
            Officer = new(await site.ApiAs("geetbets-officer")),
            Finance = mayor,
            Manager = mayor,
            Approver = mayor,
            Auditor = mayor,
            Public = mayor,
        }.Filled();

        var consultant = await site.CallerFor("vvsg", Geetbets);
        await consultant
            .Patch($"/dossiers/{dossier}/steps/proposal/answers", new JsonObject { ["name"] = "Fietspad langs de Gete en de Melsterbeek" })
            .Ok();
        await consultant.Post($"/dossiers/{dossier}/steps/proposal/submission").Is(HttpStatusCode.Forbidden);

        var role = (await Member(mayor, "Joris Hendrickx"))["roles"]![0]!;
        var ending = await mayor.Post($"/roles/{role["id"]}/ending", LastDay(10)).Ok();
        Assert.NotNull(ending["until"]);
        await consultant.Get($"/dossiers/{dossier}").Ok();
        await mayor.Post($"/roles/{role["id"]}/ending", LastDay(0)).Ok();
        await consultant.Get($"/dossiers/{dossier}").Refused(HttpStatusCode.Unauthorized, "access-ended");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_is_refused_by_the_names_of_the_api(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (officer, mayor) = (new Caller(await site.ApiAs("geetbets-officer")), new Caller(await site.ApiAs("geetbets-mayor")));
        await officer.Get("/people").Refused(HttpStatusCode.Forbidden, "forbidden");
        await officer.Post("/invitations", Person("officer")).Refused(HttpStatusCode.Forbidden, "forbidden");

        var nobody = await mayor.Post("/invitations").Refused(HttpStatusCode.UnprocessableEntity, "name-needed");
        Assert.Equal(["name", "email", "role"], nobody["errors"].AsArray().Select(e => e!["field"]!.GetValue<string>()));
        await mayor.Post("/invitations", Person("programme-manager")).Refused(HttpStatusCode.UnprocessableEntity, "role-needed");
        await mayor.Post($"/people/{Situations.Id("gent-officer")}/roles", Role("mayor")).Refused(HttpStatusCode.NotFound, "not-found");
        await mayor.Post($"/people/{Situations.Id("geetbets-mayor")}/roles", Role("officer")).Refused(HttpStatusCode.Conflict, "own-role");

        var role = (await Member(mayor, "Lotte Peeters"))["roles"]![0]!["id"];
        var late = await mayor.Post($"/roles/{role}/ending").Refused(HttpStatusCode.UnprocessableEntity, "day-passed");
        Assert.Equal("lastDay", late["errors"][0]!["field"]!.GetValue<string>());
        await mayor.Delete($"/invitations/{Guid.Empty}").Refused(HttpStatusCode.NotFound, "not-found");
        var made = await mayor.Post("/invitations", Person("officer")).Made();
        await mayor.Delete($"/invitations/{made["invitation"]["id"]}").Is(HttpStatusCode.NoContent);
        await new Caller(await site.ApiAs("citizen"))
            .Post("/invitations/acceptance", Code(made["code"].GetValue<string>()))
            .Refused(HttpStatusCode.Conflict, "invitation-gone");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_agency_gives_an_approver_a_limit_in_one_programme(Database database)
    {
        await using var site = await TestSite.Start(database);
        var administrator = new Caller(await site.ApiAs("administrator"));
        var asked = Role("second-approver");
        (asked["programme"], asked["limit"]) = ("vlaamse-veerkracht", Euro("0.00"));
        var roles = $"/people/{Situations.Id("auditor")}/roles";
        var low = await administrator.Post(roles, asked.DeepClone()).Refused(HttpStatusCode.UnprocessableEntity, "limit-too-low");
        Assert.Equal("limit", low["errors"][0]!["field"]!.GetValue<string>());
        asked["limit"] = Euro("25000.00");
        await administrator.Post(roles, asked).Made();

        var given = (await Member(administrator, "Greet Claes"))["roles"]!.AsArray().Single(r => $"{r!["role"]}" == "second-approver")!;
        Assert.Equal("vlaamse-veerkracht", given["programme"]!.GetValue<string>());
        Assert.Equal(25_000_00, given["limit"]!.Cents());
        Assert.Equal(Situations.Id("administrator"), given["givenBy"]!.GetValue<Guid>());
    }

    private static JsonObject Person(string role) =>
        new()
        {
            ["name"] = "Bram Wouters",
            ["email"] = "bram@geetbets.example",
            ["role"] = role,
        };

    private static JsonObject Role(string role) => new() { ["role"] = role };

    private static JsonObject Code(string code) => new() { ["code"] = code };

    private static JsonObject Euro(string amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };

    /// <param name="days">From today on, by the calendar of Brussels.</param>
    private static JsonObject LastDay(int days) =>
        new()
        {
            ["lastDay"] = Core
                .Calendar.BrusselsTime.At(NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()))
                .Date.PlusDays(days)
                .ToString("uuuu-MM-dd", null),
        };

    private static async Task<JsonNode> Member(Caller caller, string name) =>
        (await caller.Get("/people").Ok())["people"].AsArray().Single(p => $"{p!["name"]}" == name)!;

    private static async Task<List<string>> RolesOf(Caller caller, string name) =>
        [.. (await Member(caller, name))["roles"]!.AsArray().Select(r => $"{r!["role"]}").Order(StringComparer.Ordinal)];
}
