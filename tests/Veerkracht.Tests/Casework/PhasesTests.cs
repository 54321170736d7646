using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>
/// Two phases with a jury between: the second moves what is asked, keeps number and place, and is what the award is computed on.
/// </summary>
public sealed class PhasesTests
{
    private static readonly Book Envelope = Book.Envelope("stadsvernieuwing");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task From_phase_one_by_the_jury_and_phase_two_to_closing_every_amount_equals_the_journal(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.CompleteFirst();
        var registered = (await site.Dossier(dossier.Id)).RegisteredAt;
        Assert.Equal(
            (900_000_00, 900_000_00),
            (await site.Balance(Envelope.Asked(dossier.Id)), (await site.Dossier(dossier.Id)).AskedCents)
        );
        Assert.Equal("jury-first", Code(await site.Propose(dossier.Id)));
        Assert.Equal("step-waits", Code(await site.Act((StartStep a) => a.Do(TestSite.As("gent-officer"), dossier.Id, "phase_2"))));

        var selection = Value(await site.Selected(dossier.Id, true));
        Assert.Equal((DossierState.Complete, Desk.SecondApprover), await State(site, dossier.Id));
        Assert.Equal("decision-pending", Code(await site.Selected(dossier.Id, false)));
        Assert.Equal("forbidden", Code(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Manager), selection.Id))));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);
        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmSelection a) => a.Do(both, selection.Id))));
        Value(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Approver), selection.Id)));
        Assert.Equal((DossierState.Selected, Desk.Applicant), await State(site, dossier.Id));
        Assert.Equal("already-decided", Code(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Approver), selection.Id))));
        Assert.Contains(await site.Query(db => db.Notices.AsNoTracking().ToListAsync()), n =>
            n.DossierId == dossier.Id && n.Body.Nl.Contains("Sterk plan")
        );

        await site.MoveClock(new(2022, 10, 3, 9, 0));
        await site.Send(dossier.Id, "phase_2", PhaseAnswers.Second(), PhaseAnswers.Town);
        var after = await site.Dossier(dossier.Id);
        Assert.Equal(
            (DossierState.Registered, Desk.ProgrammeManager, dossier.Number, registered),
            (after.State, after.Awaits, after.Number, after.RegisteredAt)
        );
        Assert.Equal(
            (1_000_000_00, 1_000_000_00, "Oude Dokken en park"),
            (await site.Balance(Envelope.Asked(dossier.Id)), after.AskedCents, after.ProjectName)
        );
        Assert.Equal(1_000_000_00, (await site.Ask((MoneyOverview m) => m.Of("stadsvernieuwing"))).Asked.Cents);
        Assert.Equal("wrong-state", Code(await site.Propose(dossier.Id)));
        using (var jury = await Browser.As(site, "jury-1"))
        {
            var shown = new HtmlParser()
                .ParseDocument(await jury.Text($"/dossiers/{dossier.Id}"))
                .QuerySelector("#verschil")!
                .ParentElement!.TextContent;
            Assert.Contains("Oude Dokken en park", shown);
            // A partner came in front; the others are recognised, with what changed in each.
            Assert.Contains("Wie betaalt het project? 1 – Partner", shown);
            Assert.Contains("1.200.000,01", shown);
            Assert.Contains("900.000,00", shown);
        }

        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        Assert.Equal("no-jury", Code(await site.Selected(dossier.Id, true)));
        Assert.Equal(1_000_000_00, (await site.Awarded(dossier.Id)).AmountCents);
        await site.Send(dossier.Id, "claim", PhaseAnswers.Claim(), PhaseAnswers.Town);
        Assert.Equal(950_000_50, (await site.PaidOut(dossier.Id, "claim")).AmountCents);
        Assert.Equal(DossierState.Closed, (await site.Dossier(dossier.Id)).State);
        Assert.Equal(
            (0, 950_000_50, 2_000_000_000 - 950_000_50),
            (
                await site.Balance(Envelope.Committed(dossier.Id)),
                await site.Balance(Envelope.Paid(dossier.Id)),
                await site.Balance(Envelope.Available)
            )
        );
        await site.JournalBalances();
        var kinds = await site.Query(db =>
            db.Acts.AsNoTracking().Where(a => a.DossierId == dossier.Id).OrderBy(a => a.Sequence).Select(a => a.Kind).ToListAsync()
        );
        Assert.Equal(
            [
                ActKinds.StartApplication,
                ActKinds.SubmitStep,
                ActKinds.CheckCompleteness,
                ActKinds.ProposeSelection,
                ActKinds.ConfirmSelection,
                ActKinds.SubmitStep,
                ActKinds.CheckCompleteness,
                ActKinds.ProposeAward,
                ActKinds.ConfirmAward,
                ActKinds.SubmitStep,
                ActKinds.ProposePayment,
                ActKinds.ConfirmPayment,
                ActKinds.RecordPayment,
                ActKinds.CloseDossier,
            ],
            kinds
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_is_not_selected_is_rejected_with_the_reason_of_the_jury(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.CompleteFirst();
        var refused = Value(await site.Selected(dossier.Id, false, "Te vaag"));
        Value(await site.Act((RefuseSelection a) => a.Do(TestSite.As(Approver), refused.Id, "Het verslag zegt iets anders")));
        Assert.Equal((DossierState.Complete, Desk.ProgrammeManager), await State(site, dossier.Id));

        var selection = Value(await site.Selected(dossier.Id, false, "Geen gedragen plan"));
        Value(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Approver), selection.Id)));

        Assert.Equal((DossierState.Rejected, Desk.Nobody), await State(site, dossier.Id));
        var rejection = await site.Query(db => db.Rejections.AsNoTracking().SingleAsync());
        Assert.Equal((RejectionState.Confirmed, "Geen gedragen plan"), (rejection.State, rejection.Reason));
        Assert.Contains(
            ActKinds.RejectApplication,
            await site.Query(db => db.Acts.Where(a => a.DossierId == dossier.Id).Select(a => a.Kind).ToListAsync())
        );
        Assert.NotEmpty((await site.Act((StartStep a) => a.Do(TestSite.As("gent-officer"), dossier.Id, "phase_2"))).Refusals);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_second_phase_keeps_the_place_of_the_first_in_the_order_of_a_pot(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PhaseAnswers.FromPot(1_500), 1_000_000_00);
        var early = await site.Complete("twee-fasen", TestCalls.Cost("1000.00"));
        await site.MoveClock(new(2022, 9, 2, 9, 0));
        var late = await site.Complete("twee-fasen", TestCalls.Cost("2000.00"), "gent");
        foreach (var (dossier, town, cost) in new[] { (late, "gent", "2000.00"), (early, "geetbets", "2400.00") })
        {
            var selection = Value(await site.Selected(dossier.Id, true));
            Value(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Approver), selection.Id)));
            await site.Send(dossier.Id, "second", TestCalls.Cost(cost), town);
            Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        }
        var claims = await site.Query(db => db.SourceClaims.AsNoTracking().ToListAsync());
        Assert.Equal(
            (1200_00, true),
            (claims.Single(c => c.DossierId == early.Id).WantedCents, claims.Single(c => c.DossierId == early.Id).Open)
        );
        Assert.Equal(300_00, Value(await site.Propose(late.Id)).AmountCents);
        Assert.Equal(1200_00, Value(await site.Propose(early.Id)).AmountCents);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Sending_the_next_phase_leaves_a_proposal_with_the_second_approver(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PhaseAnswers.FromPot(1_500), 1_000_000_00);
        var dossier = await site.Complete("twee-fasen", TestCalls.Cost("1000.00"));
        Assert.Equal("jury-first", Code(await site.Propose(dossier.Id)));
        var selection = Value(await site.Selected(dossier.Id, true));
        Value(await site.Act((ConfirmSelection a) => a.Do(TestSite.As(Approver), selection.Id)));
        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As(Manager), dossier.Id, "Te laat")));
        await site.Send(dossier.Id, "second", TestCalls.Cost("1000.00"));
        Assert.Equal((DossierState.Registered, Desk.SecondApprover), await State(site, dossier.Id));
        Value(await site.Act((RefuseRejection a) => a.Do(TestSite.As(Approver), rejection.Id, "Nog op tijd")));
        Assert.Equal((DossierState.Registered, Desk.ProgrammeManager), await State(site, dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_call_of_one_phase_has_no_jury_and_goes_on_as_before(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromEnvelope(), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Assert.Equal("no-jury", Code(await site.Selected(dossier.Id, true)));
        Assert.Equal(1000_00, (await site.Awarded(dossier.Id)).AmountCents);
    }

    private static async Task<(DossierState, Desk)> State(TestSite site, Guid id) =>
        await site.Dossier(id) is var d ? (d.State, d.Awaits) : default;
}
