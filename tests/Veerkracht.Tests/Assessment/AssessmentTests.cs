using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Assessment;

public sealed class AssessmentTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_dossier_is_not_complete_while_a_question_is_open(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var question = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));

        Assert.Equal(Desk.Applicant, (await site.Dossier(dossier.Id)).Awaits);
        Assert.Equal("questions-open", Code(await Check(site, dossier.Id)));
        Assert.Equal(
            "not-found",
            Code(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("gent-officer"), question.Id, "De Kerkstraat")))
        );
        Assert.Equal("forbidden", Code(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Manager), question.Id, "De Kerkstraat"))));
        Assert.Equal("required", Code(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("geetbets-officer"), question.Id, "  "))));
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("geetbets-officer"), question.Id, "De Kerkstraat")));
        Assert.Equal(
            "already-answered",
            Code(await site.Act((AnswerQuestion a) => a.Do(TestSite.As("geetbets-mayor"), question.Id, "De Dorpsstraat")))
        );
        Value(await Check(site, dossier.Id));

        var complete = await site.Dossier(dossier.Id);
        Assert.Equal((DossierState.Complete, Desk.ProgrammeManager), (complete.State, complete.Awaits));
        var act = await site.Query(db =>
            db.Acts.AsNoTracking().SingleAsync(a => a.Kind == ActKinds.CheckCompleteness && a.DossierId == dossier.Id)
        );
        Assert.Equal(
            ("""{"state":"registered"}""", """{"state":"complete"}""", TestSite.As(Manager).PersonId),
            (act.Before, act.After, act.PersonId)
        );
        Assert.Equal("wrong-state", Code(await Check(site, dossier.Id)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_application_is_rejected_by_two_and_gives_up_its_place(Database database)
    {
        await using var site = await Started(database, pot: 1000);
        var first = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var second = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"), "gent");
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);

        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As(Manager), first.Id, "Geen fietspad")));
        Assert.Equal("decision-pending", Code(await site.Propose(first.Id)));
        Assert.Equal("second-person-needed", Code(await site.Act((RejectApplication a) => a.Do(both, rejection.Id))));
        Value(await site.Act((RejectApplication a) => a.Do(TestSite.As(Approver), rejection.Id)));

        Assert.Equal((DossierState.Rejected, Desk.Nobody), await State(site, first.Id));
        Assert.Equal("already-decided", Code(await site.Act((RefuseRejection a) => a.Do(TestSite.As(Approver), rejection.Id, "Toch wel"))));
        Assert.Equal(1000_00, Value(await site.Propose(second.Id)).AmountCents);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_refused_rejection_leaves_the_application_where_it_was(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As(Manager), dossier.Id, "Geen fietspad")));
        Value(await site.Act((RefuseRejection a) => a.Do(TestSite.As(Approver), rejection.Id, "Het is er wel een")));
        Assert.Equal((DossierState.Complete, Desk.ProgrammeManager), await State(site, dossier.Id));
        Value(await site.Propose(dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_withdrew_meanwhile_cannot_be_rejected_any_more(Database database)
    {
        await using var site = await Started(database);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As(Manager), dossier.Id, "Geen fietspad")));
        Value(await site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), dossier.Id, "Later")));
        Assert.Equal("wrong-state", Code(await site.Act((RejectApplication a) => a.Do(TestSite.As(Approver), rejection.Id))));
        Value(await site.Act((RefuseRejection a) => a.Do(TestSite.As(Approver), rejection.Id, "Ingetrokken")));
        Assert.Equal((DossierState.Withdrawn, Desk.Nobody), await State(site, dossier.Id));
    }

    private static Task<Outcome<Dossier>> Check(TestSite site, Guid dossier) =>
        site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier));

    private static async Task<(DossierState, Desk)> State(TestSite site, Guid id)
    {
        var dossier = await site.Dossier(id);
        return (dossier.State, dossier.Awaits);
    }

    private static async Task<TestSite> Started(Database database, long pot = 30_000)
    {
        var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(pot), 1_000_000_00);
        return site;
    }
}
