using System.Net;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Awards.ObjectionWorld;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

/// <summary>A decision that the agency reopens by itself, less than the rules give, and what a round has to do with both.</summary>
public sealed class ReopeningTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Reopened_on_a_stated_ground_after_notice_and_by_two_people(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.PublishObjecting();
        var (dossier, _) = await site.AwardedToObject();
        var id = dossier.Id;
        Refused("ground-missing", await site.Reopens(id, "900", ground: ""));
        Refused("forbidden", await site.Act((ProposeReopening a) => a.Do(TestSite.As(Handler), id, Ground, "900", "Fout")));
        using var manager = await Browser.As(site, Manager);
        var posted = await manager.Post(
            $"/dossiers/{id}?doe=propose-reopening",
            ("propose-reopening_ground", Ground),
            ("propose-reopening_amount", "900,50"),
            ("propose-reopening_reason", "Een bedrag is fout overgenomen")
        );
        Assert.Equal(HttpStatusCode.Found, posted.StatusCode);
        using var officer = await Browser.As(site, Officer);
        Assert.Contains($"Grond: {Ground}. Reden: Een bedrag is fout overgenomen", await officer.Text("/berichten"));
        Assert.Contains("Het agentschap wil deze beslissing herzien", await officer.Text($"/dossiers/{id}"));
        var first = await site.Query(db => db.Reconsiderations.AsNoTracking().SingleAsync());
        Refused("forbidden", await site.Confirms(first, Manager));
        Refused(
            "second-person-needed",
            await site.Act((ConfirmReconsideration a) => a.Do(TestSite.As(Manager, Role.SecondApprover), first.Id))
        );
        Value(await site.Act((RefuseReconsideration a) => a.Do(TestSite.As(Approver), first.Id, "Toch niet nodig")));
        Assert.Contains("De beslissing blijft", await officer.Text("/berichten"));
        Assert.DoesNotContain("Het agentschap wil deze beslissing herzien", await officer.Text($"/dossiers/{id}"));

        var pot = Book.Pot(TestCalls.Measure, Call, "pot");
        var before = await site.Balance(pot.Available);
        var again = Value(await site.Reopens(id, "900.50"));
        Refused("decision-pending", await site.Reopens(id, "800"));
        Value(await site.Confirms(again, Approver));
        Assert.Equal(before + 99_50, await site.Balance(pot.Available));
        Assert.Contains("Een beslissing is herzien", await officer.Text($"/dossiers/{id}/herziening/{again.Id}"));
        // It is another decision, which can be objected to.
        Value(await site.Objects(id));
        Refused("objection-open", await site.Reopens(id, "800"));
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_paid_or_settled_is_not_reopened_and_a_rejection_is(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.PublishObjecting();
        var (dossier, _) = await site.AwardedToObject();
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier.Id, "first");
        await site.Send(dossier.Id, "balance", TestCalls.Cost("2000.00"));
        await site.Approved(dossier.Id, "balance");
        Refused("award-settled", await site.Reopens(dossier.Id, "900"));
        using var manager = await Browser.As(site, Manager);
        Assert.DoesNotContain("Herzie deze beslissing", await manager.Text($"/dossiers/{dossier.Id}"));

        var rejected = await site.RejectedToObject();
        Assert.Contains("Herzie deze beslissing", await manager.Text($"/dossiers/{rejected.Id}"));
        Value(await site.Confirms(Value(await site.Reopens(rejected.Id)), Approver));
        Assert.Equal(DossierState.Complete, (await site.Dossier(rejected.Id)).State);
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Less_than_the_rules_give_is_awarded_with_a_reason_and_more_never(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.PublishObjecting();
        var dossier = await site.Complete(Call, TestCalls.Cost("2000.00"));
        Task<Outcome<Award>> Less(string? amount, string? why) =>
            site.Act((ProposeAward a) => a.Do(TestSite.As(Manager), dossier.Id, "Voldoet", new TypedLess(amount, why)));
        Refused("not-less", await Less("1000", "Daarom"));
        Refused("not-less", await Less("1000.01", "Daarom"));
        Refused("not-an-amount", await Less("0", "Daarom"));
        Refused("required", await Less("900", " "));
        Refused("less-without-amount", await Less("", "Daarom"));
        using var manager = await Browser.As(site, Manager);
        var posted = await manager.Post(
            $"/dossiers/{dossier.Id}?doe=propose-award",
            ("propose-award_reason", "Voldoet"),
            ("propose-award_amount", "750,25"),
            ("propose-award_why_less", "De receptie telt niet mee")
        );
        Assert.Equal(HttpStatusCode.Found, posted.StatusCode);
        var award = await site.Query(db => db.Awards.AsNoTracking().SingleAsync());
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal(750_25, await site.Balance(Book.Pot(TestCalls.Measure, Call, "pot").Committed(dossier.Id)));
        using var officer = await Browser.As(site, Officer);
        var letter = await officer.Text($"/dossiers/{dossier.Id}/toekenning");
        Assert.Contains("Toegekend, minder dan de regels geven", letter);
        Assert.Contains("De receptie telt niet mee", letter);
        await site.InvariantsHold();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_a_condition_asks_too_late_is_not_proposed(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        await site.Publish(1_000, RoundWorld.ByRegistration);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var laid = Value(await site.Lays(dossier.Id, due: "5/9/2022"));
        Value(await site.Lays((await site.Asks("1000.00", 6)).Id, due: "5/9/2022"));
        await site.MoveClock(new(2022, 9, 6, 9, 0));
        Refused("condition-day-passed", await site.Propose(dossier.Id));
        Refused("condition-day-passed", await site.ProposeRound(await site.ARound()));
        Value(await site.Act((DropCondition a) => a.Do(TestSite.As(Manager), laid.Id)));
        Value(await site.Propose(dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Beside_a_round_nobody_is_awarded_but_who_comes_back_after_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var yaml = RoundWorld
            .Yaml(700, RoundWorld.ByRegistration)
            .Replace("\nfunding:", "\nobjection: { days: 30 }\nfunding:", StringComparison.Ordinal);
        await site.Publish(yaml, 1_000_000_00);
        var (first, second, low) = (await site.Asks("1000.00", 6), await site.Asks("600.00", 5, "gent"), await site.Asks("200.00", 1));
        Refused("decided-in-round", await site.Propose(first.Id));
        using var manager = await Browser.As(site, Manager);
        Assert.DoesNotContain("Stel deze toekenning voor", await manager.Text($"/dossiers/{first.Id}"));
        var round = await site.ARound();
        Value(await site.ConfirmRound(Value(await site.ProposeRound(round))));
        Assert.Equal(
            (DossierState.Rejected, DossierState.Complete),
            ((await site.Dossier(low.Id)).State, (await site.Dossier(second.Id)).State)
        );

        // On the reserve list one can object too; and who was refused comes back for the next round.
        Assert.Equal(DecisionKind.Reserve, Value(await site.Objects(second.Id, "gent-officer")).Against);
        Value(await site.Objects(low.Id));
        Value(await site.Confirms(Value(await site.Judges(low.Id, "upheld"))));
        Assert.Equal(100_00, Value(await site.Propose(low.Id)).AmountCents);
        var alone = await site.Query(db => db.Awards.SingleAsync(a => a.DossierId == low.Id));
        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), alone.Id, "Samen met de anderen")));
        Value(await site.Confirms(Value(await site.Reopens(first.Id, "400")), Approver));
        Assert.Contains(
            "Voor de reservelijst is er nu meer geld",
            await site.Query(db => db.Notices.Where(n => n.DossierId == second.Id).Select(n => n.Title.Nl).ToListAsync())
        );
        var lifted = Value(await site.Act((LiftReserve a) => a.Do(TestSite.As(Manager), round.Id)));
        var lines = await site.Lines(Value(await site.ProposeRound(lifted)));
        Assert.Contains(lines, l => l.StartsWith("rondes-2 Awarded", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("rondes-3 ", StringComparison.Ordinal));
        await site.InvariantsHold();
    }
}
