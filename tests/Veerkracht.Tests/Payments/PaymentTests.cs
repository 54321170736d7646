using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

public sealed class PaymentTests
{
    private static readonly Book Envelope = Book.Envelope(TestCalls.Measure);
    private static readonly Book Pot = Book.Pot(TestCalls.Measure, TestCalls.Small, "pot");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_balance_lowers_the_grant_and_never_raises_it(Database database)
    {
        await using var site = await Started(database);
        foreach (
            var (final, grant, pays, recovers) in new (string, long, long, long)[]
            {
                ("2000.00", 1000_00, 200_00, 0),
                ("9999999.99", 1000_00, 200_00, 0),
                ("1800.01", 900_01, 100_01, 0),
                ("1600.00", 800_00, 0, 0),
                ("1000.00", 500_00, 0, 300_00),
                ("0.00", 0, 0, 800_00),
            }
        )
        {
            var (envelope, pot) = (await site.Balance(Envelope.Available), await site.Balance(Pot.Available));
            var dossier = await FirstPaid(site);
            await site.Send(dossier, "balance", TestCalls.Cost(final));
            var payment = await site.Approved(dossier, "balance");

            Assert.Equal((grant, pays, recovers), (payment.GrantCents, payment.AmountCents, payment.RecoverCents));
            // What is still to come back counts as awarded until it is back.
            Assert.Equal(grant + recovers, (await site.Dossier(dossier)).AwardedCents);
            Assert.Equal((pays, pays), (await site.Balance(Envelope.Ordered(dossier)), await site.Balance(Pot.Ordered(dossier))));
            if (pays > 0)
                Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "REST")));
            if (recovers > 0)
            {
                Assert.Equal(DossierState.Awarded, (await site.Dossier(dossier)).State);
                Assert.Equal(800_00, await site.Balance(Envelope.Paid(dossier)));
                Value(await site.Act((RecordRecovery a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "TERUG")));
                Value(await site.Act((RecordRecovery a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "TERUG")));
            }
            var closed = await site.Dossier(dossier);
            Assert.Equal((DossierState.Closed, grant, grant), (closed.State, closed.AwardedCents, closed.PaidCents));
            Assert.Equal((grant, 0), (await site.Balance(Envelope.Paid(dossier)), await site.Balance(Envelope.Committed(dossier))));
            Assert.Equal((0, 0), (await site.Balance(Envelope.Ordered(dossier)), await site.Balance(Envelope.Returned(dossier))));
            Assert.Equal(
                recovers,
                await site.Query(db => db.Transfers.Where(t => t.ToKey == Envelope.Returned(dossier).Key).SumAsync(t => t.Cents))
            );
            Assert.Equal((grant, 0), (await site.Balance(Pot.Paid(dossier)), await site.Balance(Pot.Committed(dossier))));
            Assert.Equal((envelope - grant, pot - grant), (await site.Balance(Envelope.Available), await site.Balance(Pot.Available)));
        }
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Recording_a_payment_twice_is_harmless_also_at_the_same_instant(Database database)
    {
        await using var site = await Started(database);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        var payment = await site.Approved(dossier, "first");

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")))
        );
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal("changed-meanwhile", Code(o)));
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")));
        Assert.Equal(
            "recorded-otherwise",
            Code(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-2")))
        );

        Assert.Equal(800_00, await site.Balance(Envelope.Paid(dossier)));
        Assert.Equal(800_00, (await site.Dossier(dossier)).PaidCents);
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.DossierId == dossier && a.Kind == ActKinds.RecordPayment)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_payment_above_what_is_left_of_the_grant_is_impossible(Database database)
    {
        await using var site = await Started(database);
        var dossier = await FirstPaid(site);

        // Somebody writes a payment past the acts: the journal does not bear it.
        var forged = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        await site.Query(async db =>
        {
            db.Payments.Add(
                new Payment
                {
                    Id = forged,
                    DossierId = dossier,
                    StepId = "balance",
                    AmountCents = 200_01,
                    GrantCents = 1000_01,
                    RecoverCents = 0,
                    Amounts = "[]",
                    Reason = "vals",
                    Lines = $$"""[{"book":"{{Pot.Name}}","pay":20001}]""",
                    ProposedBy = TestSite.As(Manager).PersonId,
                    ProposedAt = DateTime.UnixEpoch,
                }
            );
            return await db.SaveChangesAsync();
        });

        Assert.Equal("above-award", Code(await site.Act((ConfirmPayment a) => a.Do(TestSite.As(Approver), forged))));
        Assert.Equal((800_00, 200_00), (await site.Balance(Envelope.Paid(dossier)), await site.Balance(Envelope.Committed(dossier))));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            site.Query(db =>
                db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "Transfers" ("ActId", "FromKey", "ToKey", "Cents", "At") VALUES ({forged}, {Envelope.Committed(
                        dossier
                    ).Key}, {Envelope.Paid(dossier).Key}, {200_01L}, {DateTime.UnixEpoch})
                    """
                )
            )
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_proposed_a_payment_cannot_approve_it(Database database)
    {
        await using var site = await Started(database);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        var payment = Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, "first", "In orde")));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);

        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmPayment a) => a.Do(both, payment.Id))));
        await Assert.ThrowsAnyAsync<Exception>(() =>
            site.Query(db =>
                db.Database.ExecuteSqlAsync(
                    $"""UPDATE "Payments" SET "State" = 'Approved', "DecidedBy" = "ProposedBy" WHERE "Id" = {payment.Id}"""
                )
            )
        );
        Assert.Equal("not-approved", Code(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "X"))));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refused_payment_goes_back_to_the_applicant_who_mends_the_claim_and_sends_it_again(Database database)
    {
        await using var site = await Started(database);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("1999.00"));
        var payment = Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, "first", "In orde")));

        Value(await site.Act((RefusePayment a) => a.Do(TestSite.As(Approver), payment.Id, "De factuur ontbreekt", true)));

        var back = await site.Dossier(dossier);
        Assert.Equal((Desk.Applicant, StepState.Draft), (back.Awaits, back.Steps.Single(s => s.StepId == "first").State));
        Assert.Equal("claim-not-sent", Code(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, "first", "In orde"))));
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        Assert.Equal(Desk.ProgrammeManager, (await site.Dossier(dossier)).Awaits);
        Assert.Equal(800_00, (await site.PaidOut(dossier, "first")).AmountCents);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_sent_while_the_bank_is_at_work_waits_for_the_agency_after_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000).Replace("\"paid:first\"", "awarded", StringComparison.Ordinal), 1_000_000_00);
        foreach (var sent in (string[])["confirmation", "balance"])
        {
            var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
            await site.Awarded(dossier);
            await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
            var payment = await site.Approved(dossier, "first");
            Assert.Equal((Desk.Finance, payment.DecidedAt), await Bank(dossier));

            await site.Send(dossier, sent, sent == "balance" ? TestCalls.Cost("2000.00") : new() { ["still"] = true });
            Assert.Equal((Desk.Finance, payment.DecidedAt), await Bank(dossier));
            Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")));

            Assert.Equal((Desk.ProgrammeManager, null), await Bank(dossier));
        }

        async Task<(Desk, DateTime?)> Bank(Guid dossier) => await site.Dossier(dossier) is var d ? (d.Awaits, d.AtBankSince) : default;
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_came_since_a_payment_was_proposed_is_not_lost_at_the_bank(Database database)
    {
        await using var site = await Started(database);
        async Task<Guid> Claimed()
        {
            var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
            await site.Awarded(dossier);
            await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
            return dossier;
        }
        async Task<Question> Asked(Guid dossier) => Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier, "Waar?")));
        async Task Paid(Payment payment) =>
            Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")));

        // Sent while the proposal lay with the second approver.
        var confirmed = await Claimed();
        var proposed = Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), confirmed, "first", "In orde")));
        await site.Send(confirmed, "confirmation", new() { ["still"] = true });
        await Paid(Value(await site.Act((ConfirmPayment a) => a.Do(TestSite.As(Approver), proposed.Id))));
        Assert.Equal(Desk.ProgrammeManager, (await site.Dossier(confirmed)).Awaits);

        // Answered while the bank was at work.
        var answered = await Claimed();
        var atBank = await site.Approved(answered, "first");
        var question = await Asked(answered);
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("geetbets-officer"), question.Id, "Daar.")));
        Assert.Equal(Desk.Finance, (await site.Dossier(answered)).Awaits);
        await Paid(atBank);
        Assert.Equal(Desk.ProgrammeManager, (await site.Dossier(answered)).Awaits);

        // Still open.
        var open = await Claimed();
        atBank = await site.Approved(open, "first");
        await Asked(open);
        using (var finance = await Browser.As(site, "finance"))
            Assert.Contains("Volgende stap: de betaling uitvoeren en noteren.", await finance.Text($"/dossiers/{open}"));
        await Paid(atBank);
        Assert.Equal(Desk.Applicant, (await site.Dossier(open)).Awaits);
    }

    private static async Task<TestSite> Started(Database database)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        return site;
    }

    /// <summary>Awarded 1,000.00, of which 800.00 was paid.</summary>
    private static async Task<Guid> FirstPaid(TestSite site)
    {
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier, "first");
        return dossier;
    }
}
