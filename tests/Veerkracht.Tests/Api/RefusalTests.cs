using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

public sealed class RefusalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_does_what_is_not_theirs(Database database)
    {
        await using var site = await TestSite.Start(database);
        var geetbets = await Cast.Of(site);
        var gent = await Cast.Of(site, "gent");
        var id = await geetbets.Filled();

        // A draft is there for its own town alone: not for Gent, not for the administration.
        var citizen = new Caller(await site.ApiAs("citizen"));
        foreach (var other in new[] { gent.Officer, gent.Finance, geetbets.Manager, geetbets.Auditor, citizen })
        {
            await other.Get($"/dossiers/{id}").Refused(HttpStatusCode.NotFound, "not-found");
            await other.Get($"/dossiers/{id}/steps/proposal").Refused(HttpStatusCode.NotFound, "not-found");
            await other
                .Patch($"/dossiers/{id}/steps/proposal/answers", new JsonObject { ["name"] = "x" })
                .Refused(HttpStatusCode.NotFound, "not-found");
            await other
                .Upload($"/dossiers/{id}/steps/proposal/files?field=decision&name=x.pdf", Files.Pdf())
                .Refused(HttpStatusCode.NotFound, "not-found");
            await other.Post($"/dossiers/{id}/steps/proposal/submission").Refused(HttpStatusCode.NotFound, "not-found");
            await other
                .Post($"/dossiers/{id}/withdrawal", new JsonObject { ["reason"] = "x" })
                .Refused(HttpStatusCode.NotFound, "not-found");
            if (other != citizen)
                Assert.Empty((await other.Get("/dossiers").Ok())["dossiers"].AsArray());
        }
        await citizen.Get("/dossiers").Refused(HttpStatusCode.Forbidden, "forbidden");
        await geetbets.Manager.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Refused(HttpStatusCode.Forbidden, "forbidden");
        await geetbets.Officer.Post($"/dossiers/{id}/steps/proposal/submission").Refused(HttpStatusCode.Forbidden, "signer-needed");

        await geetbets.Finance.Post($"/dossiers/{id}/steps/proposal/submission").Ok();
        await gent.Finance.Get($"/dossiers/{id}/steps/proposal/receipt").Refused(HttpStatusCode.NotFound, "not-found");
        var document = await site.Query(db => db.Documents.AsNoTracking().FirstAsync());
        await gent.Officer.Get($"/files/{document.Id}").Refused(HttpStatusCode.NotFound, "not-found");
        await geetbets.Auditor.Get($"/files/{document.Id}").Ok();
        foreach (var wrong in new[] { geetbets.Approver, geetbets.Auditor, geetbets.Officer })
            await wrong.Post($"/dossiers/{id}/completeness").Refused(HttpStatusCode.Forbidden, "forbidden");
        await gent.Officer.Post($"/dossiers/{id}/completeness").Refused(HttpStatusCode.NotFound, "not-found");
        await geetbets.Manager.Post($"/dossiers/{id}/awards", Why).Refused(HttpStatusCode.Conflict, "wrong-state");
        await geetbets.Manager.Post($"/dossiers/{id}/completeness").Ok();
        await geetbets.Manager.Post($"/dossiers/{id}/awards").Refused(HttpStatusCode.UnprocessableEntity, "required");
        var award = (await geetbets.Manager.Post($"/dossiers/{id}/awards", Why).Made()).Id;
        await geetbets.Officer.Get($"/dossiers/{id}/journal").Refused(HttpStatusCode.Forbidden, "forbidden");
        await geetbets.Officer.Post($"/awards/{award}/confirmation").Refused(HttpStatusCode.NotFound, "not-found");
        await geetbets.Manager.Post($"/awards/{award}/confirmation").Refused(HttpStatusCode.Forbidden, "forbidden");

        // The one who proposed gets the other role too: still another person is needed.
        await site.Query(async db =>
        {
            var manager = TestSite.As("programme-manager");
            db.Mandates.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = manager.PersonId,
                    Organisation = manager.Organisation,
                    OrganisationName = manager.OrganisationName,
                    Role = Role.SecondApprover,
                }
            );
            return await db.SaveChangesAsync();
        });
        await geetbets.Manager.Post($"/awards/{award}/confirmation").Refused(HttpStatusCode.Forbidden, "second-person-needed");
        await geetbets.Approver.Post($"/awards/{award}/confirmation").Ok();
        await geetbets.Approver.Post($"/awards/{award}/confirmation").Refused(HttpStatusCode.Conflict, "already-decided");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_token_that_is_missing_wrong_or_expired_opens_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var nobody = new Caller(site.Client());
        await nobody.Get("/dossiers").Refused(HttpStatusCode.Unauthorized, "token-needed");
        await nobody.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Refused(HttpStatusCode.Unauthorized, "token-needed");
        await nobody
            .Send(HttpMethod.Get, "/dossiers", null, ("Authorization", "Bearer vk_no"))
            .Refused(HttpStatusCode.Unauthorized, "token-needed");
        var officer = new Caller(await site.ApiAs("geetbets-officer"));
        await officer.Get("/dossiers").Ok();
        await site.Query(db => db.ApiTokens.ExecuteUpdateAsync(t => t.SetProperty(x => x.ExpiresAt, x => x.CreatedAt)));
        await officer.Get("/dossiers").Refused(HttpStatusCode.Unauthorized, "token-needed");
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_the_deadline_text_is_kept_and_sending_is_refused_with_the_time(Database database)
    {
        await using var site = await TestSite.Start(database, "2022-10-15T23:58");
        var cast = await Cast.Of(site);
        var id = await cast.Filled();
        await site.MoveClock(new(2022, 10, 15, 23, 59, 30));
        await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok();
        await site.MoveClock(new(2022, 10, 16, 0, 0, 0));
        await cast.Officer.Patch($"/dossiers/{id}/steps/proposal/answers", new JsonObject { ["name"] = "Toch bewaard" }).Ok();
        var late = await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission").Refused(HttpStatusCode.Conflict, "deadline-passed");
        Assert.Contains("15 oktober 2022", late["title"].GetValue<string>());
        Assert.Equal(
            "Toch bewaard",
            (await cast.Officer.Get($"/dossiers/{id}/steps/proposal").Ok())["answers"]["name"]!.GetValue<string>()
        );
        await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Refused(HttpStatusCode.Conflict, "deadline-passed");
        var mine = (await cast.Officer.Get("/me/calls").Ok())["calls"].AsArray().Single(c => c!["slug"]!.GetValue<string>() == Cast.Call)!;
        Assert.Equal(("closed", 0), (mine["status"]!["state"]!.GetValue<string>(), mine["status"]!["secondsLeft"]!.GetValue<long>()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_wrong_in_the_answers_is_told_field_by_field(Database database)
    {
        await using var site = await TestSite.Start(database);
        var cast = await Cast.Of(site);
        var id = (await cast.Officer.Post("/dossiers", new JsonObject { ["call"] = Cast.Call }).Made()).Id;
        await cast
            .Officer.Patch(
                $"/dossiers/{id}/steps/proposal/answers",
                new JsonObject
                {
                    // The own name stands there from the start.
                    ["contact"] = new JsonObject { ["first_name"] = null },
                    ["costs"] = new JsonObject { ["works"] = new JsonObject { ["cost"] = "veel" } },
                }
            )
            .Ok();
        var refused = await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission").Is(HttpStatusCode.UnprocessableEntity);
        var errors = refused["errors"].AsArray().Select(e => $"{e!["field"]} {e["code"]}").ToList();
        Assert.Contains("contact.first_name required", errors);
        Assert.Contains("decision required", errors);
        Assert.Contains("costs.works.cost not-a-number", errors);
        // A file of somebody else, named in the answers, is no file.
        var forged = new JsonObject
        {
            ["decision"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = Guid.Empty.ToString(),
                    ["name"] = "x.pdf",
                    ["size"] = 1,
                    ["sha256"] = new string('a', 64),
                }
            ),
        };
        var step = await cast.Officer.Patch($"/dossiers/{id}/steps/proposal/answers", forged).Ok();
        Assert.Contains(step["evaluation"]["errors"]!.AsArray(), e => e!["code"]!.GetValue<string>() == "unknown-file");
    }

    private static JsonObject Why => new() { ["reason"] = "Voldoet" };
}
