using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Casework;

/// <summary>
/// Answers made right by two people: what was sent stays to the byte, what is computed after it goes by the corrected answers.
/// </summary>
public sealed class CorrectionTests
{
    private const string Call = "fietspaden",
        Step = "proposal";
    private static readonly Book Envelope = Book.Envelope(Call);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_corrected_cost_moves_what_is_asked_and_is_what_the_award_is_computed_on_while_what_was_sent_stays(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete(Call, WholeLifeTests.Proposal("300000.00"));
        var sent = (await site.Dossier(dossier.Id)).Steps.Single();
        var correction = Value(
            await site.Correct(dossier.Id, Step, new() { ["name"] = "Fietspad Kerkstraat", ["costs"] = Costs("150000.00") })
        );
        Assert.Equal(
            (100_000_00, Desk.SecondApprover),
            (await site.Balance(Envelope.Asked(dossier.Id)), (await site.Dossier(dossier.Id)).Awaits)
        );
        Assert.Equal("decision-pending", Code(await site.Propose(dossier.Id)));
        Assert.Equal("decision-pending", Code(await site.Correct(dossier.Id, Step, new() { ["name"] = "Nog anders" })));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);
        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmCorrection a) => a.Do(both, correction.Id))));
        Value(await site.Act((ConfirmCorrection a) => a.Do(TestSite.As(Approver), correction.Id)));

        var after = await site.Dossier(dossier.Id);
        var step = after.Steps.Single();
        Assert.Equal((sent.Sent, sent.SentSha256, sent.SentAt), (step.Sent, step.SentSha256, step.SentAt));
        Assert.Equal(step.SentSha256, Receipt.Hash(step.Sent!));
        Assert.Equal("Fietspad langs de Gete", Receipt.Of(site.Call(Given.Call), after, step)!.ProjectName);
        Assert.Equal((50_000_00, 50_000_00), (await site.Balance(Envelope.Asked(dossier.Id)), after.AskedCents));
        Assert.Equal((DossierState.Complete, Desk.ProgrammeManager, "Fietspad Kerkstraat"), (after.State, after.Awaits, after.ProjectName));
        Assert.Equal(
            50_000_00,
            (
                await site.Query(db =>
                    db.SourceClaims.AsNoTracking().SingleAsync(c => c.DossierId == dossier.Id && c.Book.StartsWith("right:"))
                )
            ).WantedCents
        );
        var notice = await site.Query(db => db.Notices.AsNoTracking().SingleAsync(n => n.Event == ConfirmCorrection.Kind.Code));
        Assert.Contains("Kosten verkeerd overgenomen", notice.Body.Nl);
        Assert.Equal("already-decided", Code(await site.Act((ConfirmCorrection a) => a.Do(TestSite.As(Approver), correction.Id))));

        Assert.Equal(50_000_00, (await site.Awarded(dossier.Id)).AmountCents);
        await site.JournalBalances();
        var kinds = await site.Query(db => db.Acts.AsNoTracking().Where(a => a.DossierId == dossier.Id).Select(a => a.Kind).ToListAsync());
        Assert.Contains(ProposeCorrection.Kind.Code, kinds);
        Assert.Contains(ConfirmCorrection.Kind.Code, kinds);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_correction_back_takes_it_back_to_the_cent_and_the_byte(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Registered(Call, WholeLifeTests.Proposal("300000.00"));
        await site.Corrected(dossier.Id, Step, new() { ["costs"] = Costs("150000.00") });
        await site.Corrected(dossier.Id, Step, new() { ["costs"] = Costs("300000.00") });
        var step = (await site.Dossier(dossier.Id)).Steps.Single();
        Assert.Null(step.Corrected);
        Assert.Equal(step.Sent, step.InForce);
        Assert.Equal(100_000_00, await site.Balance(Envelope.Asked(dossier.Id)));
        Assert.Equal(2, await site.Query(db => db.Corrections.CountAsync(c => c.State == CorrectionState.Confirmed)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_an_award_a_correction_never_brings_the_grant_above_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete(Call, WholeLifeTests.Proposal("300000.00"));
        await site.Awarded(dossier.Id);
        Assert.Equal("above-award", Code(await site.Correct(dossier.Id, Step, new() { ["costs"] = Costs("300003.00") })));
        await site.Corrected(dossier.Id, Step, new() { ["costs"] = Costs("270000.00") });
        await site.Corrected(dossier.Id, Step, new() { ["costs"] = Costs("300000.00") });
        await site.Corrected(dossier.Id, Step, new() { ["name"] = "Andere naam" });
        var after = await site.Dossier(dossier.Id);
        Assert.Equal(
            (DossierState.Awarded, Desk.Applicant, 100_000_00L, "Andere naam"),
            (after.State, after.Awaits, after.AwardedCents, after.ProjectName)
        );
        Assert.Equal(
            (100_000_00, 100_000_00),
            (await site.Balance(Envelope.Committed(dossier.Id)), await site.Balance(Envelope.Asked(dossier.Id)))
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_that_waits_is_paid_by_its_corrected_answers_and_changes_no_more_once_paid(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete(Call, WholeLifeTests.Proposal("300000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "payment_request", WholeLifeTests.Request("300000.00"));
        await site.Corrected(dossier.Id, "payment_request", new() { ["payment"] = Account("BE71 0961 2345 6769") });
        Assert.Equal(Desk.ProgrammeManager, (await site.Dossier(dossier.Id)).Awaits);
        var payment = await site.Approved(dossier.Id, "payment_request");
        Assert.Equal("BE71096123456769", payment.Iban);
        Assert.Equal("earlier-payment-unfinished", Code(await site.Correct(dossier.Id, Step, new() { ["name"] = "Andere naam" })));
        Value(await site.Act((Features.Payments.RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "BANK-1")));

        Assert.Equal(
            "account-paid",
            Code(await site.Correct(dossier.Id, "payment_request", new() { ["payment"] = Account("BE68 5390 0754 7034") }))
        );
        Assert.Equal(
            "changes-what-was-paid",
            Code(await site.Correct(dossier.Id, "payment_request", new() { ["costs"] = Costs("200000.00") }))
        );
        Assert.Equal("changes-what-was-paid", Code(await site.Correct(dossier.Id, Step, new() { ["costs"] = Costs("200000.00") })));
        await site.Corrected(dossier.Id, Step, new() { ["contact"] = Contact("Liesbeth") });
        Assert.Contains("Liesbeth", (await site.Dossier(dossier.Id)).Steps.Single(s => s.StepId == Step).InForce);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_that_goes_back_to_the_applicant_takes_its_corrections_along(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Complete(Call, WholeLifeTests.Proposal("300000.00"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "payment_request", WholeLifeTests.Request("300000.00"));
        await site.Corrected(dossier.Id, "payment_request", new() { ["payment"] = Account("BE71 0961 2345 6769") });
        var payment = Value(
            await site.Act((Features.Payments.ProposePayment a) => a.Do(TestSite.As(Manager), dossier.Id, "payment_request", "Nagekeken"))
        );
        Value(await site.Act((Features.Payments.RefusePayment a) => a.Do(TestSite.As(Approver), payment.Id, "Bewijs ontbreekt", true)));
        var step = (await site.Dossier(dossier.Id)).Steps.Single(s => s.StepId == "payment_request");
        Assert.Equal((Features.Applications.StepState.Draft, null, null), (step.State, step.Sent, step.Corrected));
        Assert.Contains("BE71096123456769", step.Answers);
        var kept = await site.Query(db => db.Payments.AsNoTracking().SingleAsync());
        Assert.Contains("BE68539007547034", kept.ReturnedClaim);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_cannot_be_corrected_is_refused_by_name_and_a_refused_correction_changes_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Registered(Call, WholeLifeTests.Proposal("300000.00"));
        Assert.Equal("nothing-changed", Code(await site.Correct(dossier.Id, Step, new() { ["name"] = "Fietspad langs de Gete" })));
        Assert.Equal("unknown-field", Code(await site.Correct(dossier.Id, Step, new() { ["nothing"] = "x" })));
        Assert.Equal("step-not-sent", Code(await site.Correct(dossier.Id, "payment_request", new() { ["costs"] = Costs("1.00") })));
        Assert.Equal("required", Code(await site.Correct(dossier.Id, Step, new() { ["name"] = null })));
        Assert.Equal(
            "files-stay",
            Code(
                await site.Correct(
                    dossier.Id,
                    Step,
                    new()
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
                    }
                )
            )
        );
        Assert.Equal("required", Code(await site.Correct(dossier.Id, Step, new() { ["name"] = "Nieuw" }, "")));
        Assert.Equal(
            "forbidden",
            Code(
                await site.Act(
                    (ProposeCorrection a) => a.Do(TestSite.As("auditor"), dossier.Id, Step, new() { ["name"] = "Nieuw" }, "reden")
                )
            )
        );
        Assert.Equal(
            "changed-meanwhile",
            Code(
                await site.Act(
                    (ProposeCorrection a) => a.Do(TestSite.As(Manager), dossier.Id, Step, new() { ["name"] = "Nieuw" }, "reden", "0000")
                )
            )
        );

        var correction = Value(await site.Correct(dossier.Id, Step, new() { ["name"] = "Nieuw" }));
        Value(await site.Act((RefuseCorrection a) => a.Do(TestSite.As(Approver), correction.Id, "De naam klopt")));
        var after = await site.Dossier(dossier.Id);
        Assert.Equal(
            (null, Desk.ProgrammeManager, "Fietspad langs de Gete"),
            (after.Steps.Single().Corrected, after.Awaits, after.ProjectName)
        );
        Assert.Empty(await site.Query(db => db.Notices.AsNoTracking().Where(n => n.Event == ConfirmCorrection.Kind.Code).ToListAsync()));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task By_screen_the_manager_sees_the_difference_the_approver_confirms_and_the_applicant_reads_it_beside_what_was_sent(
        Database database
    )
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Registered(Call, WholeLifeTests.Proposal("300000.00"));
        var (path, page) = ($"/dossiers/{dossier.Id}/verbeter/{Step}", $"/dossiers/{dossier.Id}");
        using var manager = await Browser.As(site, Manager);
        Assert.Contains(path, await manager.Text(page));
        var wrong = await manager.Post(path, ("costs.works.cost", "12x"), ("doe", "stel_voor"), ("reason", "Kosten verkeerd overgenomen"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("12x", await wrong.Content.ReadAsStringAsync());
        var preview = await (await manager.Post(path, ("costs.works.cost", "150.000,00"), ("doe", "bekijk"))).Content.ReadAsStringAsync();
        var shown = new HtmlParser().ParseDocument(preview).QuerySelector("#verschil")!.TextContent;
        Assert.Contains("300.000,00", shown);
        Assert.Contains("150.000,00", shown);
        Assert.Contains("50.000,00", shown);
        Assert.Null((await site.Dossier(dossier.Id)).Steps.Single().Corrected);
        var noReason = await manager.Post(path, ("costs.works.cost", "150.000,00"), ("doe", "stel_voor"));
        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        var proposed = await manager.Post(
            path,
            ("costs.works.cost", "150.000,00"),
            ("doe", "stel_voor"),
            ("reason", "Kosten verkeerd overgenomen"),
            ("basis", Browser.Hidden(preview, "basis"))
        );
        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);

        using var approver = await Browser.As(site, Approver);
        var decide = await approver.Text(page);
        Assert.Contains("Kosten verkeerd overgenomen", decide);
        Assert.Equal(HttpStatusCode.Redirect, (await approver.Post($"{page}?doe=confirm-correction")).StatusCode);

        using var officer = await Browser.As(site, "geetbets-officer");
        var read = await officer.Text(page);
        Assert.Contains("Kosten verkeerd overgenomen", read);
        Assert.Contains((await site.Dossier(dossier.Id)).Steps.Single().SentSha256!, read);
        var receipt = await officer.Text($"{page}/stap/{Step}/ontvangst");
        Assert.Contains("300.000,00", receipt);
        Assert.Contains("Sindsdien is iets verbeterd", receipt);
        Assert.Equal(HttpStatusCode.Redirect, (await officer.Get(path)).StatusCode);
    }

    private static JsonObject Costs(string cost) =>
        new()
        {
            ["works"] = new JsonObject { ["cost"] = cost, ["share"] = "100" },
        };

    private static JsonObject Account(string iban) => new() { ["iban"] = iban, ["other_account"] = false };

    private static JsonObject Contact(string name) =>
        new()
        {
            ["first_name"] = name,
            ["family_name"] = "Peeters",
            ["phone"] = "011 58 51 11",
            ["email"] = "lotte@geetbets.example",
        };
}
