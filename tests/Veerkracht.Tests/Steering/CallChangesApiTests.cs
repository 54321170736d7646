using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Steering;

public sealed class CallChangesApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Post(HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync($"/api/v1{path}", body, Stop);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_change_is_previewed_proposed_confirmed_and_undone_by_API(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (manager, approver, officer) = (
            await site.ApiAs(Life.Manager),
            await site.ApiAs(Life.Approver),
            await site.ApiAs("geetbets-officer")
        );
        const string Path = "/calls/fietspaden/changes";
        LocalDateTime? Closes() => CallCalendar.WindowFor(site.Call("fietspaden").Step(Given.First), "municipality")!.Closes;
        object Body(string closes) =>
            new
            {
                kind = "window",
                reason = Steer.Reason,
                payload = new
                {
                    step = Given.First,
                    @for = new { classes = new[] { "municipality" } },
                    closes,
                },
            };

        var preview = await Post(manager, $"{Path}?preview=true", Body("2022-12-15T23:59"));
        Assert.Equal(
            (HttpStatusCode.OK, "The window of “Proposal” is extended for municipalities: until 15 December 2022 at 23:59."),
            (preview.Status, (string)preview.Body["what"]!["en"]!)
        );
        Assert.True(preview.Body["touched"]!.AsArray().Count > 250);
        Assert.Equal(HttpStatusCode.NotFound, (await Post(officer, $"{Path}?preview=true", Body("2022-12-15T23:59"))).Status);
        Assert.Empty(await site.ActsOn("fietspaden"));

        var refused = await Post(manager, Path, Body("2020-12-15T23:59"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "end-before-opening"), (refused.Status, (string)refused.Body["code"]!));
        // To leave out for whom it counts is not to say that it counts for all.
        var payload = new { step = Given.First, closes = "2022-12-15T23:59" };
        var nobody = await Post(
            manager,
            Path,
            new
            {
                kind = "window",
                reason = Steer.Reason,
                payload,
            }
        );
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "nobody-chosen"), (nobody.Status, (string)nobody.Body["code"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await Post(officer, Path, Body("2022-12-15T23:59"))).Status);
        var proposed = await Post(manager, Path, Body("2022-12-15T23:59"));
        Assert.Equal((HttpStatusCode.Created, "proposed"), (proposed.Status, (string)proposed.Body["state"]!));
        Assert.Empty(JsonNode.Parse(await officer.GetStringAsync($"/api/v1{Path}", Stop))!["changes"]!.AsArray());

        var id = (string)proposed.Body["id"]!;
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(manager, $"/call-changes/{id}/confirmation", new { })).Status);
        Assert.Equal("in-force", (string)(await Post(approver, $"/call-changes/{id}/confirmation", new { })).Body["state"]!);
        Assert.Equal(new LocalDateTime(2022, 12, 15, 23, 59), Closes());
        Assert.Equal(
            "already-decided",
            (string)(await Post(approver, $"/call-changes/{id}/refusal", new { reason = "Nee" })).Body["code"]!
        );
        Assert.Equal("reason-needed", (string)(await Post(approver, $"/call-changes/{id}/undoing", new { reason = " " })).Body["code"]!);
        Assert.Equal("undone", (string)(await Post(approver, $"/call-changes/{id}/undoing", new { reason = "Toch niet" })).Body["state"]!);
        Assert.Equal(new LocalDateTime(2022, 10, 15, 23, 59), Closes());
        var told = Assert.Single(JsonNode.Parse(await officer.GetStringAsync($"/api/v1{Path}", Stop))!["changes"]!.AsArray())!;
        Assert.Null(told["decision"]);
    }
}
