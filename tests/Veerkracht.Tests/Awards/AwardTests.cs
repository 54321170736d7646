using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

public sealed class AwardTests
{
    private static readonly Book Envelope = Book.Envelope(TestCalls.Measure);
    private static readonly Book Pot = Book.Pot(TestCalls.Measure, TestCalls.Small, "pot");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_two_hundred_awards_at_once_a_pot_for_thirty_bears_the_thirty_that_registered_first(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossiers = new List<Dossier>();
        for (var i = 0; i < 200; i++)
            dossiers.Add(await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00")));
        var shuffled = dossiers.OrderBy(d => d.Id.GetHashCode()).ToList();

        var outcomes = await Task.WhenAll(shuffled.Select(async d => (d.Id, Outcome: await site.Propose(d.Id))));

        Assert.Equal(dossiers.Take(30).Select(d => d.Id).Order(), outcomes.Where(o => o.Outcome.Done).Select(o => o.Id).Order());
        Assert.All(outcomes.Where(o => !o.Outcome.Done), o => Assert.Equal("pot-exhausted", Code(o.Outcome)));
        Assert.Equal((0, 30_000_00), (await site.Balance(Pot.Available), await Total(site, "pot:kleine-pot:pot", AccountKind.Reserved)));
        Assert.Equal(
            (970_000_00, 30_000_00),
            (await site.Balance(Envelope.Available), await Total(site, "envelope", AccountKind.Reserved))
        );
        Assert.Equal(30, await site.Query(db => db.Dossiers.CountAsync(d => d.State == DossierState.Proposed)));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_application_for_which_the_rules_give_nothing_is_not_awarded(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("0.00"));

        Refused("nothing-to-grant", await site.Propose(dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_two_hundred_awards_at_once_an_envelope_for_thirty_bears_thirty(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 30_500_00);
        var dossiers = new List<Dossier>();
        for (var i = 0; i < 200; i++)
            dossiers.Add(await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00")));

        var outcomes = await Task.WhenAll(dossiers.Select(d => site.Propose(d.Id)));

        Assert.Equal(30, outcomes.Count(o => o.Done));
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal("envelope-exhausted", Code(o)));
        Assert.Equal((500_00, 30_000_00), (await site.Balance(Envelope.Available), await Total(site, "envelope", AccountKind.Reserved)));
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_pot_goes_by_registration_also_when_a_later_dossier_is_proposed_first(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_500), 1_000_000_00);
        var first = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var second = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "gent");
        var third = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "herstappe");

        Assert.Equal("pot-exhausted", Code(await site.Propose(third.Id)));
        Assert.Equal(500_00, Value(await site.Propose(second.Id)).AmountCents);
        Value(await site.Act((Features.Assessment.CheckCompleteness a) => a.Do(TestSite.As(Manager), first.Id)));
        Assert.Equal(1000_00, Value(await site.Propose(first.Id)).AmountCents);
        Assert.Equal(0, await site.Balance(Pot.Available));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_approvers_at_the_same_instant_make_one_decision(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var award = Value(await site.Propose(dossier.Id));
        var other = TestSite.As(Approver) with { PersonId = Guid.Parse("00000000-0000-7000-8000-00000000000a"), Name = "Anna" };

        var outcomes = await Task.WhenAll(
            site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)),
            site.Act((RefuseAward a) => a.Do(other, award.Id, "Niet akkoord")),
            site.Act((ConfirmAward a) => a.Do(other, award.Id)),
            site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), award.Id, "Niet akkoord"))
        );

        Assert.Single(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Contains(Code(o), new[] { "already-decided", "changed-meanwhile" }));
        Assert.Equal(
            1,
            await site.Query(db =>
                db.Acts.CountAsync(a => a.DossierId == dossier.Id && (a.Kind == ActKinds.ConfirmAward || a.Kind == ActKinds.RefuseAward))
            )
        );
        var kept = await site.Query(db => db.Awards.AsNoTracking().SingleAsync());
        var committed = kept.State == AwardState.Confirmed ? 1000_00 : 0;
        Assert.Equal(
            (0, committed),
            (await site.Balance(Envelope.Reserved(dossier.Id)), await site.Balance(Envelope.Committed(dossier.Id)))
        );
        Assert.Equal((0, committed), (await site.Balance(Pot.Reserved(dossier.Id)), await site.Balance(Pot.Committed(dossier.Id))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_proposed_cannot_confirm_not_by_the_act_and_not_in_the_database(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var award = Value(await site.Propose(dossier.Id));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);

        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmAward a) => a.Do(both, award.Id))));
        Assert.Equal("forbidden", Code(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Manager), award.Id))));
        Assert.Throws<InvalidOperationException>(() => award.Decide(AwardState.Confirmed, award.ProposedBy, DateTime.UnixEpoch, null));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            site.Query(db =>
                db.Database.ExecuteSqlAsync(
                    $"""UPDATE "Awards" SET "State" = 'Confirmed', "DecidedBy" = "ProposedBy" WHERE "Id" = {award.Id}"""
                )
            )
        );
        Assert.Equal(AwardState.Proposed, await site.Query(db => db.Awards.Select(a => a.State).SingleAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refused_award_gives_back_its_money_and_its_place(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000), 1_000_000_00);
        var first = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var second = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "gent");
        var award = Value(await site.Propose(first.Id));

        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), award.Id, "Reken opnieuw")));

        Assert.Equal(DossierState.Complete, (await site.Dossier(first.Id)).State);
        Assert.Equal((1000_00, 0), (await site.Balance(Pot.Available), await site.Balance(Pot.Reserved(first.Id))));
        Assert.Equal("pot-exhausted", Code(await site.Propose(second.Id)));
        Assert.Equal(1000_00, Value(await site.Propose(first.Id)).AmountCents);
    }

    private static Task<long> Total(TestSite site, string book, AccountKind kind) =>
        site.Query(db =>
            db.JournalTotals.Where(t => t.Measure == TestCalls.Measure && t.BookName == book && t.Kind == kind)
                .SumAsync(t => t.BalanceCents)
        );
}
