using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Features.People;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Notifications;

/// <summary>Per event who is told and who is not, as each of them sees it.</summary>
public sealed class ToldTests
{
    private const string Officer = "geetbets-officer",
        Director = "geetbets-finance-director",
        Mayor = "geetbets-mayor",
        CaseWorker = "case-worker",
        Finance = "finance",
        Limited = "limited-approver";

    private static readonly string[] Everybody =
    [
        Officer,
        Director,
        Mayor,
        "gent-officer",
        Manager,
        CaseWorker,
        Approver,
        Finance,
        "jury-1",
        "auditor",
        Limited,
    ];

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_life_of_a_dossier_is_told_to_who_must_know(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(100_000), 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        // The receipt also for who sent; the agency has something to look at.
        await Told(site, "submit-step", Officer, Director, Mayor, Manager, CaseWorker);

        var question = Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));
        Value(await site.Act((AskQuestion a) => a.Do(TestSite.As(Manager), dossier.Id, "Welke straat?")));
        await Told(site, "ask-question", Officer, Director, Mayor);
        Value(await site.Act((AnswerQuestion a) => a.Do(TestSite.As(Officer), question.Id, "De Kerkstraat")));
        await Told(site, "answer-question", Manager, CaseWorker);
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        await Told(site, "check-completeness", Officer, Director, Mayor);

        var refused = Value(await site.Propose(dossier.Id));
        await Told(site, "propose-award", Approver, Limited);
        Value(await site.Act((RefuseAward a) => a.Do(TestSite.As(Approver), refused.Id, "Nog eens nakijken")));
        await Told(site, "refuse-award", Manager);
        var award = Value(await site.Propose(dossier.Id));
        await Told(site, "propose-award", Approver, Limited, Approver, Limited);
        // Who may not decide is refused, and nobody is told.
        Assert.False((await site.Act((ConfirmAward a) => a.Do(TestSite.As(Manager), award.Id))).Done);
        await Told(site, "confirm-award");
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        await Told(site, "confirm-award", Officer, Director, Mayor);

        var letter = await site.Query(db => db.Notices.SingleAsync(n => n.Event == "confirm-award"));
        Assert.Equal($"/dossiers/{dossier.Id}/toekenning", letter.Href);
        Assert.Contains("1.000,00", letter.Title.Nl);
        Assert.Contains(dossier.Number, letter.Title.Nl);
        Assert.StartsWith($"{dossier.Number} – Geetbets", letter.Thread);
        Assert.True(letter.MayNotBeRefused);
        Assert.All(await site.Query(db => db.Notices.ToListAsync()), n => Assert.DoesNotContain('{', n.Title.Nl + n.Body.Nl + n.Href));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Money_is_told_at_each_step(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(100_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));

        var sentBack = Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier.Id, "first", "In orde")));
        await Told(site, "propose-payment", Approver, Limited);
        Value(await site.Act((RefusePayment a) => a.Do(TestSite.As(Approver), sentBack.Id, "Factuur ontbreekt", true)));
        await Told(site, "refuse-payment", Manager, Officer, Director, Mayor);
        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        var payment = await site.Approved(dossier.Id, "first");
        await Told(site, "confirm-payment", Officer, Director, Mayor, Manager, Finance);
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Finance), payment.Id, Today(site), "BANK-1")));
        Value(await site.Act((RecordPayment a) => a.Do(TestSite.As(Finance), payment.Id, Today(site), "BANK-1")));
        await Told(site, "record-payment", Officer, Director, Mayor);
        await Told(site, "close-dossier");

        // The final cost ends below what was paid.
        await site.Send(dossier.Id, "balance", TestCalls.Cost("1000.00"));
        var settled = await site.Approved(dossier.Id, "balance");
        var back = (await site.Query(db => db.Notices.ToListAsync())).Single(n =>
            n.Title.Nl.StartsWith("Terug te betalen: ", StringComparison.Ordinal)
        );
        Assert.Contains("300,00", back.Body.Nl);
        Assert.True(back.MayNotBeRefused);
        Value(await site.Act((RecordRecovery a) => a.Do(TestSite.As(Finance), settled.Id, Today(site), "TERUG")));
        await Told(site, "record-recovery", Officer, Director, Mayor);
        await Told(site, "close-dossier", Officer, Director, Mayor);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_rejection_is_told_with_its_reason_and_once(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(100_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var rejection = Value(await site.Act((ProposeRejection a) => a.Do(TestSite.As(Manager), dossier.Id, "Geen fietspad")));
        await Told(site, "propose-rejection", Approver, Limited);
        Value(await site.Act((RejectApplication a) => a.Do(TestSite.As(Approver), rejection.Id)));
        await Told(site, "reject-application", Officer, Director, Mayor);
        Assert.Contains("Geen fietspad", (await site.Query(db => db.Notices.SingleAsync(n => n.Event == "reject-application"))).Body.Nl);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_proposal_above_the_limit_of_an_approver_does_not_wait_for_that_approver(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(1_000_000), 10_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("400000.00"));
        Value(await site.Propose(dossier.Id));
        await Told(site, "propose-award", Approver);
    }

    [Fact]
    public void A_notice_reaches_within_the_limit_of_a_mandate()
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(),
            At = new DateTime(2022, 9, 1, 7, 0, 0, DateTimeKind.Utc),
            Organisation = TestSite.As(Approver).Organisation,
            Reach = Reach.KeyOf(Reader.Approvers, TestCalls.Measure),
            AmountCents = 100_000_01,
            Title = new("Boven de grens", "Above the limit"),
            Body = new("Te beslissen", "To decide"),
        };
        var limited = Limit(TestSite.As(Approver), 100_000);
        Assert.False(Reaches(notice, limited));
        Assert.True(Reaches(notice, TestSite.As(Approver)));
        Assert.True(Reaches(Of(notice, 100_000_00), limited));
        Assert.False(Reaches(Of(notice, 1), TestSite.As("gent-mayor")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_gets_a_role_is_told_and_nobody_else(Database database)
    {
        await using var site = await TestSite.Start(database);
        var administrator = await site.ActorOf("geetbets-mayor");
        var outcome = await site.Act(
            (GiveRole a) => a.Do(administrator, Situations.Id(Officer), new AskedRole(Role.FinanceDirector, null, null))
        );
        Value(outcome);
        await Told(site, "give-role", Officer);
    }

    private static bool Reaches(Notice notice, Actor actor) => Reach.Of(actor).Compile()(notice);

    private static Notice Of(Notice notice, long cents) =>
        new()
        {
            Id = notice.Id,
            At = notice.At,
            Organisation = notice.Organisation,
            Reach = notice.Reach,
            AmountCents = cents,
            Title = notice.Title,
            Body = notice.Body,
        };

    private static Actor Limit(Actor actor, long euro) =>
        actor with
        {
            Mandates = [.. actor.Mandates.Select(m => m with { Limit = Core.Amounts.Money.FromEuro(euro) })],
        };

    /// <summary>Exactly these see a message of this event, each as often as named.</summary>
    private static async Task Told(TestSite site, string told, params string[] personas)
    {
        var seen = new List<string>();
        foreach (var persona in Everybody)
        {
            var reached = Reach.Of(await site.ActorOf(persona));
            var many = await site.Query(db => db.Notices.Where(reached).CountAsync(n => n.Event == told));
            seen.AddRange(Enumerable.Repeat(persona, many));
        }
        Assert.Equal(personas.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }
}
