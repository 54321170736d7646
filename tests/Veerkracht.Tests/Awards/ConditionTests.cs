using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Tasks;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>An award under conditions: laid down, proposed and confirmed with it, shown, judged, lifted; the balance waits.</summary>
public sealed class ConditionTests
{
    private const string Officer = "geetbets-officer";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_condition_stands_in_the_proposal_and_in_the_letter_and_nowhere_before(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var manager = await Browser.As(site, Manager);
        var laid = await manager.Post(
            $"/dossiers/{dossier.Id}?doe=lay-condition",
            ("lay-condition_text", "Bezorg de vergunning"),
            ("lay-condition_text_en", "Send the permit"),
            ("lay-condition_evidence", "De vergunning, ondertekend"),
            ("lay-condition_due", "17/12/2022")
        );
        Assert.Equal(HttpStatusCode.Found, laid.StatusCode);
        var condition = await site.Query(db => db.AwardConditions.AsNoTracking().SingleAsync());
        // The seventeenth is a Saturday.
        Assert.Equal((new DateOnly(2022, 12, 19), true), (condition.DueOn, condition.IsLoose));
        Assert.Contains("De aanvrager ziet dit pas als de toekenning bevestigd is.", await manager.Text($"/dossiers/{dossier.Id}"));
        using var officer = await Browser.As(site, Officer);
        Assert.DoesNotContain("vergunning", await officer.Text($"/dossiers/{dossier.Id}"));
        Assert.Equal("not-found", Code(await Brings(site, condition)));

        var award = Value(await site.Propose(dossier.Id));
        using var approver = await Browser.As(site, Approver);
        var decides = await approver.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Bezorg de vergunning. U toont dit met: De vergunning, ondertekend. Dat kan tot en met 19 december 2022.", decides);
        Assert.Equal("condition-in-proposal", Code(await site.Act((DropCondition a) => a.Do(TestSite.As(Manager), condition.Id))));
        Assert.DoesNotContain("vergunning", await officer.Text($"/dossiers/{dossier.Id}"));

        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), award.Id, "Ook een attest vragen")));
        var loose = await site.Query(db => db.AwardConditions.AsNoTracking().SingleAsync());
        Assert.True(loose.IsLoose);
        Value(await site.Lays(dossier.Id, "Bezorg een attest"));
        await site.Awarded(dossier.Id);
        Assert.Equal(2, await site.Query(db => db.AwardConditions.CountAsync(c => c.State == ConditionState.Open)));
        var letter = await officer.Text($"/dossiers/{dossier.Id}/toekenning");
        var pdf = await Poppler.TextOf(await (await officer.Get($"/dossiers/{dossier.Id}/toekenning.pdf")).Content.ReadAsByteArrayAsync());
        foreach (var told in new[] { "Eerst nog te tonen", "Bezorg de vergunning.", "Bezorg een attest.", "19 december 2022" })
        {
            Assert.Contains(told, letter);
            Assert.Contains(told.Replace(" ", ""), string.Concat(pdf.Where(c => !char.IsWhiteSpace(c))));
        }
        using var everybody = site.Client();
        Assert.DoesNotContain("vergunning", await everybody.GetStringAsync($"/projecten/{dossier.Number}"));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_a_condition_lacks_is_told_and_only_the_manager_lays_it_down(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Task<Outcome<AwardCondition>> Lay(string text, string evidence, string due, string by = Manager) =>
            site.Act((LayCondition a) => a.Do(TestSite.As(by), dossier.Id, new(text, null, evidence, null, due)));
        Refused("required", await Lay("", "Een attest", ConditionWorld.Due));
        Refused("evidence-unnamed", await Lay("Bezorg het", " ", ConditionWorld.Due));
        Refused("condition-without-day", await Lay("Bezorg het", "Een attest", ""));
        Refused("due-too-far", await Lay("Bezorg het", "Een attest", "1/9/2028"));
        Refused("due-passed", await Lay("Bezorg het", "Een attest", "31/8/2022"));
        Refused("too-long", await Lay("Bezorg het", new string('a', 501), ConditionWorld.Due));
        Refused("forbidden", await Lay("Bezorg het", "Een attest", ConditionWorld.Due, Approver));
        var laid = Value(await Lay("Bezorg het", "Een attest", "1/9/2027"));
        // Posted twice is laid down once.
        Assert.Equal(laid.Id, Value(await Lay("Bezorg het", "Een attest", "1/9/2027")).Id);
        Value(await site.Act((DropCondition a) => a.Do(TestSite.As(Manager), laid.Id)));
        Assert.Equal(0, await site.Query(db => db.AwardConditions.CountAsync()));

        var registered = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        Refused("wrong-state", await site.Lays(registered.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Evidence_comes_with_words_and_files_and_is_judged_with_a_reason(Database database)
    {
        await using var site = await Started(database);
        var condition = await site.WithOpenCondition();
        var dossier = condition.DossierId;
        Assert.Equal([TaskKind.ShowCondition], await Now(site, dossier));
        Refused("no-evidence", await site.Act((RefuseEvidence a) => a.Do(TestSite.As(Manager), condition.Id, "Niets gezien")));

        using var officer = await Browser.As(site, Officer);
        var page = await officer.Text($"/dossiers/{dossier}");
        Assert.Contains("Toon dat een voorwaarde van uw subsidie vervuld is, tot en met 15 december 2022.", page);
        Assert.Contains("Dat kan tot en met 15 december 2022.", page);
        var form = $"c{condition.Id:n}";
        var brought = await officer.Upload(
            $"/dossiers/{dossier}?handler=Evidence",
            [($"{form}_files", "vergunning.pdf", Applications.Files.Pdf("vergunning"))],
            ("condition", $"{condition.Id}"),
            ($"{form}_evidence", "De vergunning van 3 oktober.")
        );
        Assert.Equal(HttpStatusCode.Found, brought.StatusCode);
        Assert.Equal([TaskKind.JudgeEvidence], await Now(site, dossier));

        using var manager = await Browser.As(site, Manager);
        var looks = await manager.Text($"/dossiers/{dossier}");
        Assert.Contains("vergunning.pdf", looks);
        Assert.Contains("Het bewijs volstaat niet", looks);
        var refused = await manager.Post(
            $"/dossiers/{dossier}?handler=NotEnough",
            ("condition", $"{condition.Id}"),
            ($"n{condition.Id:n}_reason", "")
        );
        Assert.Contains("Schrijf wat er nog ontbreekt.", await refused.Content.ReadAsStringAsync());
        Value(await site.Act((RefuseEvidence a) => a.Do(TestSite.As("case-worker"), condition.Id, "De handtekening ontbreekt")));
        Assert.Equal([TaskKind.ShowCondition], await Now(site, dossier));
        Assert.Contains("De handtekening ontbreekt", await officer.Text($"/dossiers/{dossier}"));

        Value(await Brings(site, condition));
        Value(await site.Act((MeetCondition a) => a.Do(TestSite.As("case-worker"), condition.Id, "Getekend exemplaar gezien")));
        Assert.DoesNotContain(TaskKind.ShowCondition, await Now(site, dossier));
        Assert.Contains("Getekend exemplaar gezien", await officer.Text($"/dossiers/{dossier}"));
        Refused("condition-not-open", await Brings(site, condition));
        Refused("forbidden", await site.Act((MeetCondition a) => a.Do(TestSite.As(Officer), condition.Id, "Zelf gezien")));
        Assert.Equal(
            ["bring-evidence", "bring-evidence", "meet-condition", "refuse-evidence"],
            (await Events(site, dossier)).Where(e => e.Contains("evidence") || e.Contains("meet"))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_balance_waits_until_each_is_met_or_lifted_by_two_people(Database database)
    {
        await using var site = await Started(database);
        var id = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        var (first, second) = (Value(await site.Lays(id)), Value(await site.Lays(id, "Plaats een bord")));
        await site.Awarded(id);
        await site.Send(id, "first", TestCalls.Cost("2000.00"));
        // Only the balance waits.
        await site.PaidOut(id, "first");
        await site.Send(id, "balance", TestCalls.Cost("2000.00"));
        Assert.DoesNotContain(TaskKind.ProposePayment, await Now(site, id));
        Assert.DoesNotContain(TaskKind.LookAtSent, await Now(site, id));
        var open = await Pays(site, id);
        Refused("conditions-open", open);
        Assert.Contains("“Bezorg de vergunning”; “Plaats een bord”", open.Refusals[0].Text.Nl);
        Assert.Contains("“Send the permit”", open.Refusals[0].Text.En);

        Value(await site.Act((MeetCondition a) => a.Do(TestSite.As(Manager), first.Id, "Gezien")));
        Refused("conditions-open", await Pays(site, id));
        var lift = Value(await site.Act((ProposeConditionLift a) => a.Do(TestSite.As(Manager), second.Id, "Het bord mag niet")));
        Assert.Contains(TaskKind.DecideConditionLift, await Now(site, id));
        Refused("decision-pending", await Pays(site, id));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);
        Refused("second-person-needed", await site.Act((ConfirmConditionLift a) => a.Do(both, lift.Id)));
        using var approver = await Browser.As(site, Approver);
        var page = await approver.Text($"/dossiers/{id}");
        Assert.Contains("Het bord mag niet", page);
        Value(await site.Act((RefuseConditionLift a) => a.Do(TestSite.As(Approver), lift.Id, "Vraag het eerst na")));
        Refused("conditions-open", await Pays(site, id));
        var again = Value(await site.Act((ProposeConditionLift a) => a.Do(TestSite.As(Manager), second.Id, "Nagevraagd")));
        Value(await site.Act((ConfirmConditionLift a) => a.Do(TestSite.As(Approver), again.Id)));
        Assert.Contains(TaskKind.ProposePayment, await Now(site, id));
        await site.PaidOut(id, "balance");
        Assert.Equal(DossierState.Closed, (await site.Dossier(id)).State);
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_met_meanwhile_cannot_be_lifted(Database database)
    {
        await using var site = await Started(database);
        var condition = await site.WithOpenCondition();
        var lift = Value(await site.Act((ProposeConditionLift a) => a.Do(TestSite.As(Manager), condition.Id, "Niet nodig")));
        Value(await site.Act((MeetCondition a) => a.Do(TestSite.As(Manager), condition.Id, "Toch gezien")));
        Refused("condition-not-open", await site.Act((ConfirmConditionLift a) => a.Do(TestSite.As(Approver), lift.Id)));
        Value(await site.Act((RefuseConditionLift a) => a.Do(TestSite.As(Approver), lift.Id, "Al vervuld")));
        Assert.Equal(Desk.Applicant, (await site.Dossier(condition.DossierId)).Awaits);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Its_day_is_told_two_working_days_before_and_after_it_and_nothing_is_lost(Database database)
    {
        await using var site = await Started(database);
        var condition = await site.WithOpenCondition();
        async Task<List<string>> Told()
        {
            await site.Ask((RemindConditions r) => r.Do());
            await site.Ask((RemindConditions r) => r.Do());
            return await site.Query(db =>
                db.Notices.Where(n => n.DossierId == condition.DossierId && n.Once!.StartsWith("condition:"))
                    .OrderBy(n => n.At)
                    .Select(n => n.Once!)
                    .ToListAsync()
            );
        }
        Assert.Empty(await Told());
        await site.MoveClock(new(2022, 12, 13, 8, 1));
        Assert.Equal([$"condition:{condition.Id:n}:soon"], await Told());
        await site.MoveClock(new(2022, 12, 15, 23, 59));
        Assert.Single(await Told());
        await site.MoveClock(new(2022, 12, 16, 0, 0));
        Assert.Equal(3, (await Told()).Count);
        Assert.Equal([TaskKind.ShowCondition], await Now(site, condition.DossierId));
        using var officer = await Browser.As(site, Officer);
        Assert.Contains(
            "De dag was 15 december 2022. Er gaat niets vanzelf verloren",
            await officer.Text($"/dossiers/{condition.DossierId}")
        );
        Value(await Brings(site, condition));
        Assert.Equal([TaskKind.JudgeEvidence], await Now(site, condition.DossierId));
        Assert.Equal(3, (await Told()).Count);
        Assert.Equal(ConditionState.Open, await site.Query(db => db.AwardConditions.Select(c => c.State).SingleAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_award_whose_condition_can_no_longer_be_in_time_is_not_confirmed(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Value(await site.Lays(dossier.Id, due: "5/9/2022"));
        var award = Value(await site.Propose(dossier.Id));
        await site.MoveClock(new(2022, 9, 6, 9, 0));
        Refused("condition-day-passed", await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal(DossierState.Proposed, (await site.Dossier(dossier.Id)).State);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task In_a_round_a_condition_goes_with_the_award_of_its_dossier(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(1_000, RoundWorld.ByRegistration);
        var first = await site.Asks("1000.00", 6);
        var second = await site.Asks("600.00", 5);
        var condition = Value(await site.Lays(first.Id));
        var round = await site.ARound();
        var refused = Value(await site.ProposeRound(round));
        Refused("condition-in-proposal", await site.Act((DropCondition a) => a.Do(TestSite.As(Manager), condition.Id)));
        Value(await site.Act((RefuseRound a) => a.Do(TestSite.As(Approver), refused.Id, "Nog eens")));
        Assert.True((await site.Query(db => db.AwardConditions.AsNoTracking().SingleAsync())).IsLoose);
        var proposal = Value(await site.ProposeRound(round));
        using var approver = await Browser.As(site, Approver);
        Assert.Contains("Bezorg de vergunning. U toont dit met: De vergunning.", await approver.Text($"/ronden/{round.Id}"));
        Value(await site.ConfirmRound(proposal));
        var open = await site.Query(db => db.AwardConditions.AsNoTracking().SingleAsync());
        var award = await site.Query(db => db.Awards.SingleAsync(a => a.DossierId == first.Id && a.State == AwardState.Confirmed));
        Assert.Equal((ConditionState.Open, award.Id), (open.State, open.AwardId));
        Assert.DoesNotContain(TaskKind.ShowCondition, await Now(site, second.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_the_API_all_of_it_goes_too(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        using var manager = await site.ApiAs(Manager);
        using var officer = await site.ApiAs(Officer);
        var laid = await manager.PostAsJsonAsync(
            $"/api/v1/dossiers/{dossier.Id}/conditions",
            new
            {
                text = "Bezorg de vergunning",
                evidence = "De vergunning",
                due = "2022-12-15",
            }
        );
        Assert.Equal(HttpStatusCode.Created, laid.StatusCode);
        var condition = JsonNode.Parse(await laid.Content.ReadAsStringAsync())!;
        Assert.Equal(("2022-12-15", "laid"), ($"{condition["due"]}", $"{condition["state"]}"));
        async Task<JsonArray> Listed(HttpClient api) =>
            JsonNode.Parse(await api.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/conditions"))!["conditions"]!.AsArray();
        Assert.Empty(await Listed(officer));
        await site.Awarded(dossier.Id);
        Assert.Single(await Listed(officer));
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Zie de vergunning"), "evidence" },
            { new ByteArrayContent(Applications.Files.Pdf("vergunning")), "files", "vergunning.pdf" },
        };
        Assert.Equal(HttpStatusCode.Created, (await officer.PostAsync($"/api/v1/conditions/{condition["id"]}/evidence", form)).StatusCode);
        var brought = (await Listed(manager))[0]!["brought"]!.AsArray();
        Assert.Equal("vergunning.pdf", $"{brought[0]!["files"]![0]!["name"]}");
        var more = new { reason = "De handtekening ontbreekt" };
        Assert.Equal(
            HttpStatusCode.OK,
            (await manager.PostAsJsonAsync($"/api/v1/conditions/{condition["id"]}/evidence/refusal", more)).StatusCode
        );
        var lifting = await manager.PostAsJsonAsync($"/api/v1/conditions/{condition["id"]}/lifting", new { reason = "Toch niet nodig" });
        Assert.Equal(HttpStatusCode.Created, lifting.StatusCode);
        using var approver = await site.ApiAs(Approver);
        var confirmed = await approver.PostAsJsonAsync($"/api/v1/dossiers/{dossier.Id}/acts/confirm-condition-lift", new { });
        Assert.True(confirmed.IsSuccessStatusCode, await confirmed.Content.ReadAsStringAsync());
        Assert.Equal("lifted", $"{(await Listed(officer))[0]!["state"]}");
        var met = await manager.PostAsJsonAsync($"/api/v1/conditions/{condition["id"]}/met", more);
        Assert.Contains("condition-not-open", await met.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, (await manager.DeleteAsync($"/api/v1/conditions/{condition["id"]}")).StatusCode);
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        return site;
    }

    private static Task<Outcome<ConditionEvidence>> Brings(TestSite site, AwardCondition condition) =>
        site.Act((BringEvidence a) => a.Do(TestSite.As(Officer), condition.Id, "Zie de vergunning"));

    private static Task<Outcome<Payment>> Pays(TestSite site, Guid dossier) =>
        site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, "balance", "In orde"));

    /// <summary>What is to be done now that an award asks or that a decision is.</summary>
    private static async Task<IReadOnlyList<TaskKind>> Now(TestSite site, Guid dossier)
    {
        var now = await site.Ask((Clock c) => Task.FromResult(c.UtcNow));
        var tasks = await site.Query(db => db.DossierTasks.AsNoTracking().Where(t => t.DossierId == dossier).ToListAsync());
        return [.. tasks.Where(t => t.IsNow(now) && t.Kind != TaskKind.SendStep).Select(t => t.Kind).Order()];
    }

    private static Task<List<string>> Events(TestSite site, Guid dossier) =>
        site.Query(db => db.Notices.Where(n => n.DossierId == dossier).Select(n => n.Event!).OrderBy(e => e).ToListAsync());
}
