using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>Nobody decides on something else than what stood on the screen when the page was opened.</summary>
public sealed class SeenTests
{
    private const string Changed = "Dit veranderde nadat u het opende.";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_proposal_that_came_in_the_place_of_the_one_on_the_screen_is_not_confirmed(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("200000.00"));
        var first = Value(await site.Propose(dossier.Id));
        var page = $"/dossiers/{dossier.Id}";
        using var approver = await Browser.As(site, Approver);
        var seen = Browser.Hidden(await approver.Text(page), "confirm-award_seen");

        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), first.Id, "Vergissing")));
        var second = Value(await site.Propose(dossier.Id));

        var refused = await approver.Post($"{page}?doe=confirm-award", ("confirm-award_seen", seen));
        Assert.Contains(Changed, await refused.Content.ReadAsStringAsync());
        Assert.Equal(AwardState.Proposed, await State(site, second.Id));

        var api = new Caller(await site.ApiAs(Approver));
        await api.Post($"/dossiers/{dossier.Id}/acts/confirm-award", new JsonObject { ["seen"] = seen })
            .Refused(HttpStatusCode.PreconditionFailed, "changed-since-seen");
        var offered = (await api.Get($"/dossiers/{dossier.Id}/acts").Ok())["acts"]
            .AsArray()
            .Single(a => (string?)a!["act"] == "confirm-award");
        Assert.Equal(second.Id.ToString("n"), (string?)offered!["seen"]);

        var now = Browser.Hidden(await approver.Text(page), "confirm-award_seen");
        Assert.Equal(HttpStatusCode.Redirect, (await approver.Post($"{page}?doe=confirm-award", ("confirm-award_seen", now))).StatusCode);
        Assert.Equal(AwardState.Confirmed, await State(site, second.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_that_came_after_the_page_was_opened_is_not_declared_complete_unread(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("200000.00"));
        var page = $"/dossiers/{dossier.Id}";
        using var manager = await Browser.As(site, Manager);
        var seen = Browser.Hidden(await manager.Text(page), "declare-complete_seen");
        await Sending.Again(site, dossier.Id, "150000.00");

        var refused = await manager.Post($"{page}?doe=declare-complete", ("declare-complete_seen", seen));
        Assert.Contains(Changed, await refused.Content.ReadAsStringAsync());
        Assert.Equal(DossierState.Registered, (await site.Dossier(dossier.Id)).State);

        var now = Browser.Hidden(await manager.Text(page), "declare-complete_seen");
        Assert.NotEqual(seen, now);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await manager.Post($"{page}?doe=declare-complete", ("declare-complete_seen", now))).StatusCode
        );
        Assert.Equal(DossierState.Complete, (await site.Dossier(dossier.Id)).State);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_award_is_not_proposed_for_answers_that_were_corrected_meanwhile(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("200000.00"));
        var page = $"/dossiers/{dossier.Id}";
        using var manager = await Browser.As(site, Manager);
        var seen = Browser.Hidden(await manager.Text(page), "propose-award_seen");
        await site.Corrected(dossier.Id, "application", TestCalls.Cost("100000.00"));

        var refused = await manager.Post(
            $"{page}?doe=propose-award",
            ("propose-award_seen", seen),
            ("propose-award_reason", "Voldoet, zoals ik het las")
        );
        var text = await refused.Content.ReadAsStringAsync();
        Assert.Contains(Changed, text);
        Assert.Contains("Voldoet, zoals ik het las", text);
        Assert.Equal(0, await site.Query(db => db.Set<Award>().CountAsync(a => a.DossierId == dossier.Id)));
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        return site;
    }

    private static Task<AwardState> State(TestSite site, Guid award) =>
        site.Query(db => db.Set<Award>().Where(a => a.Id == award).Select(a => a.State).SingleAsync());
}
