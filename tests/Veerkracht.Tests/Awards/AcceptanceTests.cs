using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>The grantee accepts or declines, where the call asks it.</summary>
public sealed class AcceptanceTests
{
    private const string Officer = "geetbets-officer",
        Mayor = "geetbets-mayor";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nothing_is_paid_before_who_signs_accepts(Database database)
    {
        await using var site = await Started(database);
        var id = await Awarded(site);
        // Thirty days after the first of September is a Saturday.
        var asked = await site.Query(db => db.AwardAcceptances.AsNoTracking().SingleAsync());
        Assert.Equal(new DateOnly(2022, 10, 3), asked.DueOn);
        Assert.Equal(
            "signers",
            await site.Query(db =>
                db.Notices.Where(n => n.DossierId == id && n.Event == "confirm-award" && n.Href!.EndsWith("#doen"))
                    .Select(n => n.Reach)
                    .SingleAsync()
            )
        );
        await site.Send(id, "first", TestCalls.Cost("2000.00"));
        Refused("acceptance-first", await Pays(site, id));
        Assert.DoesNotContain(TaskKind.ProposePayment, await Now(site, id));
        Refused("signer-needed", await site.Act((AcceptAward a) => a.Do(TestSite.As(Officer), id)));

        using var officer = await Browser.As(site, Officer);
        Assert.Contains(
            "Wie tekent voor uw bestuur, aanvaardt of weigert ze tot en met 3 oktober 2022.",
            await officer.Text($"/dossiers/{id}")
        );
        Assert.Contains("aanvaardt of weigert deze subsidie bij het dossier, tot en met 3 oktober 2022.", await officer.Text(Letter(id)));
        using var mayor = await Browser.As(site, Mayor);
        var page = await mayor.Text($"/dossiers/{id}");
        Assert.Contains("Aanvaardt u deze subsidie?", page);
        Assert.Contains("Weiger deze subsidie", page);
        Assert.Equal(HttpStatusCode.Found, (await mayor.Post($"/dossiers/{id}?doe=accept-award")).StatusCode);
        Refused("acceptance-not-asked", await site.Act((AcceptAward a) => a.Do(TestSite.As(Mayor), id)));
        Assert.Contains(TaskKind.ProposePayment, await Now(site, id));
        Value(await Pays(site, id));
        Assert.Contains(
            ActKinds.AcceptAward,
            await site.Query(db => db.Acts.Where(a => a.DossierId == id).Select(a => a.Kind).ToListAsync())
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_decline_ends_the_dossier_and_frees_all_of_its_money(Database database)
    {
        await using var site = await Started(database);
        var (envelope, pot) = (Book.Envelope(TestCalls.Measure), Book.Pot(TestCalls.Measure, ConditionWorld.Accepting, "pot"));
        var before = (await site.Balance(envelope.Available), await site.Balance(pot.Available));
        var id = await Awarded(site);
        Assert.Equal((1000_00, 1000_00), (await site.Balance(envelope.Committed(id)), await site.Balance(pot.Committed(id))));
        Refused("required", await site.Act((DeclineAward a) => a.Do(TestSite.As(Mayor), id, " ")));
        Refused("signer-needed", await site.Act((DeclineAward a) => a.Do(TestSite.As(Officer), id, "Te weinig")));

        using var mayor = await Browser.As(site, Mayor);
        var declined = await mayor.Post($"/dossiers/{id}?doe=decline-award", ("decline-award_reason", "Ons aandeel is te groot"));
        Assert.Equal(HttpStatusCode.Found, declined.StatusCode);
        Assert.Equal(before, (await site.Balance(envelope.Available), await site.Balance(pot.Available)));
        Assert.Equal((0, 0), (await site.Balance(envelope.Committed(id)), await site.Balance(envelope.Asked(id))));
        var dossier = await site.Dossier(id);
        Assert.Equal((DossierState.Withdrawn, Desk.Nobody, 0L), (dossier.State, dossier.Awaits, dossier.AwardedCents));
        Assert.Equal(AwardState.Declined, await site.Query(db => db.Awards.Select(a => a.State).SingleAsync()));
        Assert.Empty(await Now(site, id));
        var page = await mayor.Text($"/dossiers/{id}");
        Assert.Contains("U hebt de subsidie niet aanvaard.", page);
        Assert.Contains("Ons aandeel is te groot", page);
        Assert.Contains("U krijgt een subsidie", await mayor.Text(Letter(id)));
        using var everybody = site.Client();
        Assert.Equal(HttpStatusCode.NotFound, (await everybody.GetAsync($"/projecten/{dossier.Number}")).StatusCode);
        Refused("wrong-state", await site.Act((DeclineAward a) => a.Do(TestSite.As(Mayor), id, "Nog eens")));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Its_money_lifts_the_reserve_list_of_the_round(Database database)
    {
        await using var site = await TestSite.Start(database);
        var yaml = RoundWorld.Yaml(500, RoundWorld.ByRegistration);
        await site.Publish(yaml.Replace("\nfunding:", "\nacceptance: { days: 30 }\nfunding:", StringComparison.Ordinal), 1_000_000_00);
        var first = await site.Asks("1000.00", 6);
        var second = await site.Asks("1000.00", 5, "gent");
        var round = await site.ARound();
        var proposal = Value(await site.ProposeRound(round));
        Assert.Equal(["rondes-1 Awarded 500.00", "rondes-2 Reserve 0.00"], await site.Lines(proposal));
        Value(await site.ConfirmRound(proposal));
        Assert.Equal(1, await site.Query(db => db.AwardAcceptances.CountAsync()));
        Value(await site.Act((DeclineAward a) => a.Do(TestSite.As(Mayor), first.Id, "Te weinig")));

        var lifted = Value(await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), round.Id)));
        var next = Value(await site.ProposeRound(lifted));
        Assert.Equal(["rondes-2 Awarded 500.00"], await site.Lines(next));
        Value(await site.ConfirmRound(next));
        Assert.Equal(DossierState.Awarded, (await site.Dossier(second.Id)).State);
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task When_its_day_passes_both_are_told_and_the_agency_can_give_a_later_one(Database database)
    {
        await using var site = await Started(database);
        var id = await Awarded(site);
        async Task<int> Told()
        {
            await site.Ask((RemindAcceptances r) => r.Do());
            await site.Ask((RemindAcceptances r) => r.Do());
            return await site.Query(db => db.Notices.CountAsync(n => n.DossierId == id && n.Once!.StartsWith("acceptance:")));
        }
        Task<Outcome<AwardAcceptance>> Extend(string until, string by = Manager) =>
            site.Act((ExtendAcceptance a) => a.Do(TestSite.As(by), id, until, "Op vraag van het bestuur"));
        Assert.Equal(0, await Told());
        await site.MoveClock(new(2022, 9, 29, 8, 1));
        Assert.Equal(1, await Told());
        Refused("term-not-later", await Extend("3/10/2022"));
        Refused("not-a-day", await Extend("later"));
        await site.MoveClock(new(2022, 10, 4, 0, 0));
        Assert.Equal(3, await Told());
        Assert.Equal([TaskKind.ExtendAcceptance], await Now(site, id));
        Refused("acceptance-term-over", await site.Act((AcceptAward a) => a.Do(TestSite.As(Mayor), id)));
        using var mayor = await Browser.As(site, Mayor);
        Assert.DoesNotContain("Aanvaardt u deze subsidie?", await mayor.Text($"/dossiers/{id}"));

        Refused("forbidden", await Extend("20/10/2022", Approver));
        Value(await Extend("20/10/2022"));
        Assert.Equal([TaskKind.AcceptAward], await Now(site, id));
        Value(await site.Act((AcceptAward a) => a.Do(TestSite.As(Mayor), id)));
        Refused("acceptance-not-asked", await Extend("21/10/2022"));
        Refused("acceptance-not-asked", await site.Act((DeclineAward a) => a.Do(TestSite.As(Mayor), id, "Toch niet")));
        await site.MoveClock(new(2022, 10, 21, 9, 0));
        Assert.Equal(3, await Told());
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Without_the_key_an_award_asks_for_no_acceptance_and_by_the_API_it_is_accepted(Database database)
    {
        await using var site = await Started(database);
        await site.Publish(TestCalls.FromPot(30_000), 0);
        var plain = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(plain);
        Assert.Equal(0, await site.Query(db => db.AwardAcceptances.CountAsync()));
        using var mayor = await site.ApiAs(Mayor);
        var none = await mayor.PostAsJsonAsync($"/api/v1/dossiers/{plain}/acts/accept-award", new { });
        Assert.Contains("acceptance-not-asked", await none.Content.ReadAsStringAsync());
        Assert.Null(JsonNode.Parse(await mayor.GetStringAsync($"/api/v1/dossiers/{plain}/conditions"))!["acceptance"]);

        var id = await Awarded(site);
        var accepted = await mayor.PostAsJsonAsync($"/api/v1/dossiers/{id}/acts/accept-award", new { });
        Assert.True(accepted.IsSuccessStatusCode, await accepted.Content.ReadAsStringAsync());
        var told = JsonNode.Parse(await mayor.GetStringAsync($"/api/v1/dossiers/{id}/conditions"))!["acceptance"]!;
        Assert.Equal(("accepted", "2022-10-03"), ($"{told["state"]}", $"{told["due"]}"));
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.PublishAccepting();
        return site;
    }

    private static async Task<Guid> Awarded(TestSite site)
    {
        var dossier = await site.Complete(ConditionWorld.Accepting, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        return dossier.Id;
    }

    private static string Letter(Guid dossier) => $"/dossiers/{dossier}/toekenning";

    private static Task<Outcome<Payment>> Pays(TestSite site, Guid dossier) =>
        site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, "first", "In orde"));

    private static async Task<IReadOnlyList<TaskKind>> Now(TestSite site, Guid dossier)
    {
        var now = await site.Ask((Clock c) => Task.FromResult(c.UtcNow));
        var tasks = await site.Query(db => db.DossierTasks.AsNoTracking().Where(t => t.DossierId == dossier).ToListAsync());
        return [.. tasks.Where(t => t.IsNow(now) && t.Kind != TaskKind.SendStep).Select(t => t.Kind).Order()];
    }
}
