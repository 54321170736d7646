using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Applications.Sending;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

/// <summary>Until the deadline an applicant sends another version: which counts, what it asks, and where it stands in the order.</summary>
public sealed class SendAgainTests
{
    private const string Officer = "geetbets-officer",
        Signer = "geetbets-finance-director";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Asking_less_keeps_the_place_and_pages_receipts_and_journal_say_which_version_counts(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication(cost: "300000.00");
        var first = Given.Value(await site.Submit(dossier.Id));
        var places = await Places(site, dossier.Id);

        var officer = await Browser.As(site, Officer);
        var step = $"/dossiers/{dossier.Id}/stap/{Given.First}";
        Assert.Contains($"{step}/opnieuw", await officer.Text($"{step}/ontvangst"), StringComparison.Ordinal);
        Assert.Contains($"{step}/opnieuw", await officer.Text($"/dossiers/{dossier.Id}"), StringComparison.Ordinal);
        var begun = await officer.Post($"{step}/opnieuw");
        Assert.Equal($"{step}/contact", begun.Headers.Location?.ToString());
        Assert.Contains("Versie 1", await officer.Text($"{step}/costs"), StringComparison.Ordinal);
        await Type(site, dossier, "240000.00");

        // What was sent counts as long as nothing was sent again, for everybody.
        Assert.Equal(new Core.Amounts.Money(100_000_00), (await site.Dossier(dossier.Id)).Asked);
        var manager = await Browser.As(site, Manager);
        Assert.DoesNotContain("240.000", await manager.Text($"/dossiers/{dossier.Id}"), StringComparison.Ordinal);
        var receipt = await officer.Text($"{step}/ontvangst");
        Assert.Contains("Deze versie telt", receipt, StringComparison.Ordinal);
        Assert.Contains(first.Sha256, receipt, StringComparison.Ordinal);

        var signer = await Browser.As(site, Signer);
        var check = await signer.Text($"{step}/controle");
        Assert.Contains("Wat verandert tegenover versie 1", check, StringComparison.Ordinal);
        Assert.Contains("Dien opnieuw in", check, StringComparison.Ordinal);
        var sent = await signer.Post(
            $"{step}/controle",
            ("version", Browser.Hidden(check, "version")),
            ("key", Browser.Hidden(check, "key"))
        );
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);

        var now = await site.Dossier(dossier.Id);
        Assert.Equal((DossierState.Registered, 80_000_00L), (now.State, now.AskedCents));
        Assert.Equal(80_000_00, await Asked(site, dossier.Id));
        Assert.Equal(places.Select(p => (p.Book, p.Place)), (await Places(site, dossier.Id)).Select(p => (p.Book, p.Place)));
        Assert.Equal(80_000_00, (await Places(site, dossier.Id)).Sum(p => p.WantedCents));
        // The two are told apart, in messages and in the history.
        var messages = await manager.Text("/berichten");
        foreach (var told in new[] { "Na te kijken: Voorstel van Geetbets", "Na te kijken: Voorstel, versie 2 van Geetbets" })
            Assert.Contains(told, messages, StringComparison.Ordinal);
        var history = await manager.Text($"/dossiers/{dossier.Id}/geschiedenis");
        foreach (var told in new[] { "Ingediend: Voorstel, versie 1", "Ingediend: Voorstel, versie 2" })
            Assert.Contains(told, history, StringComparison.Ordinal);
        var kept = await site.Query(db => db.SentVersions.AsNoTracking().SingleAsync());
        Assert.Equal((1, first.Sha256, first.Answers), (kept.Number, kept.Sha256, kept.Sent));
        Assert.Equal(first.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(kept.Sent))));
        var counts = now.Steps.Single();
        Assert.Equal((2, null), (counts.SentNumber, counts.Revising));

        var page = await manager.Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Verschil tussen versie 1 en versie 2", page, StringComparison.Ordinal);
        Assert.Contains("80.000,00", page, StringComparison.Ordinal);
        Assert.Contains(first.Sha256, page, StringComparison.Ordinal);
        Assert.Contains(counts.SentSha256!, page, StringComparison.Ordinal);
        var old = await officer.Text($"{step}/ontvangst?versie=1");
        Assert.Contains("Versie 1 telt niet meer", old, StringComparison.Ordinal);
        Assert.Contains("100.000,00", old, StringComparison.Ordinal);
        Assert.Equal(first.Answers, await officer.Text($"{step}/ontvangst.json?versie=1"));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{step}/ontvangst?versie=7")).StatusCode);
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_changed_in_a_text_is_marked_word_by_word_before_and_after_it_is_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        var name = new JsonObject { ["name"] = "Fietspad langs de <Velp>" };
        Value(await site.Act((SaveAnswers a) => a.Fields(TestSite.As(Officer), dossier.Id, Given.First, name, null)));

        using var signer = await Browser.As(site, Signer);
        using var manager = await Browser.As(site, Manager);
        await Marked(signer, $"/dossiers/{dossier.Id}/stap/{Given.First}/controle");
        Given.Value(await site.Submit(dossier.Id));
        await Marked(manager, $"/dossiers/{dossier.Id}");

        static async Task Marked(Browser reader, string path)
        {
            var page = await reader.Text(path);
            Assert.Contains("Fietspad langs de <del>Gete</del>", page, StringComparison.Ordinal);
            Assert.Contains("Fietspad langs de <ins>&lt;Velp&gt;</ins>", page, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_the_increase_comes_behind_who_registered_meanwhile_and_the_award_follows_that(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(2_000), 1_000_000_00);
        var geetbets = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        var gent = await site.Registered(TestCalls.Small, TestCalls.Cost("1200.00"), "gent");

        var receipt = await Again(site, geetbets.Id, "4000.00");

        // 1,000 at its own place, and of the 1,000 more what Gent (600) leaves of the 2,000.
        Assert.Equal(new Core.Amounts.Money(1_400_00), receipt.Asked);
        Assert.Equal(1_400_00, await Asked(site, geetbets.Id));
        var places = await Places(site, geetbets.Id);
        var between = Assert.Single(await Places(site, gent.Id));
        Assert.Equal([1_000_00L, 1_000_00L], places.Select(p => p.WantedCents));
        Assert.True(places[0].Place < between.Place && between.Place < places[1].Place);
        // A third increase stands behind the second; less takes away what came last.
        await Again(site, geetbets.Id, "3000.00");
        Assert.Equal([1_000_00L, 500_00L], (await Places(site, geetbets.Id)).Select(p => p.WantedCents));
        await Again(site, geetbets.Id, "3400.00");
        Assert.Equal([1_000_00L, 500_00L, 200_00L], (await Places(site, geetbets.Id)).Select(p => p.WantedCents));

        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), geetbets.Id)));
        Assert.Equal(new Core.Amounts.Money(1_400_00), (await site.Awarded(geetbets.Id)).Amount);
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), gent.Id)));
        Assert.Equal(new Core.Amounts.Money(600_00), (await site.Awarded(gent.Id)).Amount);
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task On_the_cycle_paths_right_and_pot_each_keep_what_was_asked_and_take_a_new_place_for_more(Database database)
    {
        await using var site = await TestSite.Start(database);
        var geetbets = await site.AFilledApplication(cost: "300000.00");
        Given.Value(await site.Submit(geetbets.Id));
        var herstappe = await site.AFilledApplication("herstappe", "100000.00");
        Given.Value(await site.Submit(herstappe.Id, "herstappe-finance-director"));
        var before = await Places(site, geetbets.Id);

        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), geetbets.Id, Given.First)));
        await Type(site, geetbets, "1000000.00");
        var receipt = Given.Value(await site.Submit(geetbets.Id));

        var after = await Places(site, geetbets.Id);
        foreach (var claim in before)
            Assert.Contains((claim.Book, claim.Place, claim.WantedCents), after.Select(a => (a.Book, a.Place, a.WantedCents)));
        var last = (await Places(site, herstappe.Id)).Max(p => p.Place);
        var increase = after.Where(a => before.All(b => (b.Book, b.Place) != (a.Book, a.Place))).ToList();
        Assert.Equal(2, increase.Count);
        Assert.Single(increase.Select(i => i.Place).Distinct());
        Assert.All(increase, i => Assert.True(i.Place > last || i.Book.StartsWith("right:", StringComparison.Ordinal)));
        Assert.Equal(receipt.Asked!.Value.Cents, after.Sum(a => a.WantedCents));
        Assert.Equal(receipt.Asked!.Value.Cents, await Asked(site, geetbets.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Sent_twice_at_once_is_one_version_and_an_earlier_key_gives_the_earlier_receipt(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        var first = Given.Value(await site.Submit(dossier.Id, key: "eerste"));
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        await Type(site, dossier, "240000.00");
        // A repeat of the first submission, whose answer was lost, is no second one.
        Assert.Equal(first.Sha256, Given.Value(await site.Submit(dossier.Id, key: "eerste")).Sha256);
        Assert.Equal(0, await site.Query(db => db.SentVersions.CountAsync()));

        var receipts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.Submit(dossier.Id, key: "tweede")));

        Assert.Single(receipts.Select(r => (Given.Value(r).Sha256, r.Value!.SentAt, r.Value.Version)).Distinct());
        Assert.Equal((2, true), (receipts[0].Value!.Version, receipts[0].Value!.Sha256 != first.Sha256));
        Assert.Equal(1, await site.Query(db => db.SentVersions.CountAsync()));
        Assert.Equal(2, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.SubmitStep)));
        var repeated = Given.Value(await site.Submit(dossier.Id, key: "eerste"));
        Assert.Equal((first.Sha256, 1), (repeated.Sha256, repeated.Version));
        var other = await site.AFilledApplication();
        Assert.Equal("idempotency-key-reused", (await site.Submit(other.Id, key: "eerste")).Refusals[0].Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task After_the_deadline_what_was_not_sent_again_does_not_count_and_the_pages_say_so(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-10-15T23:50");
        var dossier = await site.AFilledApplication();
        var first = Given.Value(await site.Submit(dossier.Id));
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        await Type(site, dossier, "240000.00");
        await site.MoveClock(new LocalDateTime(2022, 10, 16, 0, 0));

        var late = await site.Submit(dossier.Id);

        Assert.Equal("deadline-passed", Assert.Single(late.Refusals).Code);
        Assert.Contains("wat u eerst indiende, telt", late.Refusals[0].Text.Nl, StringComparison.Ordinal);
        Assert.Equal(first.Sha256, (await site.Dossier(dossier.Id)).Steps.Single().SentSha256);
        var officer = await Browser.As(site, Officer);
        var step = $"/dossiers/{dossier.Id}/stap/{Given.First}";
        Assert.Contains("telt niet", await officer.Text($"{step}/opnieuw"), StringComparison.Ordinal);
        Assert.Contains("Een wijziging werd niet op tijd ingediend", await officer.Text($"{step}/ontvangst"), StringComparison.Ordinal);
        Assert.Contains("Wat u eerst indiende, telt", await officer.Text($"{step}/termijn"), StringComparison.Ordinal);
        Assert.Contains("deze wijziging telt niet", await officer.Text($"{step}/costs"), StringComparison.Ordinal);
        // It can still be dropped, and none can be begun.
        Assert.Equal(HttpStatusCode.Found, (await officer.Post($"{step}/opnieuw?handler=Drop")).StatusCode);
        var begun = await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First));
        Assert.Equal("deadline-passed", Assert.Single(begun.Refusals).Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_version_that_comes_while_the_dossier_is_declared_complete_is_looked_at_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        for (var round = 0; round < 4; round++)
        {
            var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
            await Revised(site, dossier.Id, $"{1000 + round}.00");
            var sending = site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, "application"));
            var declaring = site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id));
            var (sent, declared) = (await sending, await declaring);
            Value(sent);
            Assert.True(declared.Done || declared.Refusals[0].Code == "changed-meanwhile", declared.Done ? "" : declared.Refusals[0].Code);

            var now = await site.Dossier(dossier.Id);
            // What the sending found tells which of the two came first.
            var found = await site.Query(db =>
                db.Acts.Where(a => a.DossierId == dossier.Id && a.Kind == ActKinds.SubmitStep).Select(a => a.Before!).ToListAsync()
            );
            var wasComplete = found.Any(b => b.Contains(nameof(DossierState.Complete), StringComparison.OrdinalIgnoreCase));
            Assert.Equal(declared.Done && !wasComplete ? DossierState.Complete : DossierState.Registered, now.State);
            Assert.Equal(2, now.Steps.Single().SentNumber);
            Assert.Equal(now.AskedCents, await Asked(site, dossier.Id));
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_reason_why_it_cannot_be_changed_has_its_own_refusal(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(90_000), 1_000_000_00);
        Task<Outcome<DossierStep>> Revise(Guid id, string step = "application") =>
            site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), id, step));
        Task<Outcome<DossierStep>> Drop(Guid id) => site.Act((DropRevision a) => a.Do(TestSite.As(Officer), id, "application"));

        var draft = Value(await site.Act((StartApplication a) => a.Do(TestSite.As(Officer), TestCalls.Small)));
        Assert.Equal("step-not-sent", Code(await Revise(draft.Id)));
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        Assert.Equal("not-revised", Code(await Drop(dossier.Id)));
        Assert.Equal("not-found", Code(await site.Act((ReviseStep a) => a.Do(TestSite.As("gent-officer"), dossier.Id, "application"))));
        Assert.Equal("forbidden", Code(await site.Act((ReviseStep a) => a.Do(TestSite.As(Manager), dossier.Id, "application"))));

        // Begun twice is begun once; nothing changed is nothing to send; dropped, all is as it was.
        Value(await Revise(dossier.Id));
        Value(await Revise(dossier.Id));
        Assert.Equal(1, await site.Query(db => db.Revisions.CountAsync()));
        var same = await site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, "application"));
        Assert.Equal("same-as-sent", Code(same));
        await Type(site, dossier.Id, "1800.00");
        Value(await Drop(dossier.Id));
        var kept = (await site.Dossier(dossier.Id)).Steps.Single();
        Assert.Equal((null, kept.Sent), (kept.Revising, kept.Answers));
        Assert.Equal(DossierState.Complete, (await site.Dossier(dossier.Id)).State);

        // Sent again while complete: it is looked at again.
        await Again(site, dossier.Id, "1900.00");
        Assert.Equal(DossierState.Registered, (await site.Dossier(dossier.Id)).State);
        Value(await site.Act((CheckCompleteness a) => a.Do(TestSite.As(Manager), dossier.Id)));
        await Revised(site, dossier.Id, "1700.00");
        var award = Value(await site.Propose(dossier.Id));
        Task<Outcome<Receipt>> Send() => site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, "application"));
        Assert.Equal("fields-closed", Code(await Send()));
        Value(await site.Act((ConfirmAward a) => a.Do(TestSite.As(Approver), award.Id)));
        Assert.Equal("fields-closed", Code(await Send()));
        Assert.Equal("fields-closed", Code(await TryType(site, dossier.Id, "1600.00")));
        Value(await Drop(dossier.Id));
        Assert.Equal("fields-closed", Code(await Revise(dossier.Id)));
        Assert.Equal(new Core.Amounts.Money(950_00), (await site.Dossier(dossier.Id)).Awarded);

        // A claim until its payment is proposed.
        await site.Send(dossier.Id, "first", TestCalls.Cost("1900.00"));
        Value(await Revise(dossier.Id, "first"));
        Value(await site.Act((DropRevision a) => a.Do(TestSite.As(Officer), dossier.Id, "first")));
        Value(await site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier.Id, "first", "In orde")));
        Assert.Equal("decision-pending", Code(await Revise(dossier.Id, "first")));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_the_last_phase_that_was_sent_is_replaced(Database database)
    {
        await using var site = await TestSite.Start(database);
        var two = TestCalls
            .FromPot(90_000)
            .Replace(
                "  - id: first\n",
                """
                  - id: worked_out
                    kind: application
                    title: { nl: Uitwerking, en: Elaboration }
                    opens: ["submitted:application"]
                    optional: true
                    sections:
                      - id: cost
                        title: { nl: Kosten, en: Cost }
                        fields:
                          - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
                  - id: first

                """.Replace("\n\n", "\n", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        await site.Publish(two, 1_000_000_00);
        var dossier = await site.Registered(TestCalls.Small, TestCalls.Cost("2000.00"));
        await Revised(site, dossier.Id, "1900.00");
        await site.Send(dossier.Id, "worked_out", TestCalls.Cost("1800.00"));

        Task<Outcome<DossierStep>> Revise(string step) => site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, step));
        Assert.Equal("later-phase-sent", Code(await site.Act((SubmitStep a) => a.Do(TestSite.As(Signer), dossier.Id, "application"))));
        Value(await site.Act((DropRevision a) => a.Do(TestSite.As(Officer), dossier.Id, "application")));
        Assert.Equal("later-phase-sent", Code(await Revise("application")));
        Value(await Revise("worked_out"));
        Assert.Equal(900_00, await Asked(site, dossier.Id));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Files_of_every_version_stay_to_be_opened_and_stand_in_one_list_with_where_they_come_from(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        Given.Value(await site.Submit(dossier.Id));
        var old = await site.Query(db => db.Documents.AsNoTracking().SingleAsync(d => d.Name == "decision.pdf"));
        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        Value(await site.Act((AttachFiles a) => a.Remove(TestSite.As(Officer), dossier.Id, Given.First, "decision", old.Id)));
        async Task<Guid> Attach(string name) =>
            Value(
                await site.In(async s =>
                    await ((AttachFiles)s.GetService(typeof(AttachFiles))!).Do(
                        TestSite.As(Officer),
                        dossier.Id,
                        Given.First,
                        "decision",
                        [await Given.Received(s, Files.Pdf(name), $"{name}.pdf")]
                    )
                )
            )
                .Documents.Single()
                .Id;
        var dropped = await Attach("weg");
        Value(await site.Act((DropRevision a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        // What was sent names the old one; what only the dropped change named is gone.
        Assert.True(await site.Query(db => db.Documents.AnyAsync(d => d.Id == old.Id)));
        Assert.False(await site.Query(db => db.Documents.AnyAsync(d => d.Id == dropped)));

        Value(await site.Act((ReviseStep a) => a.Do(TestSite.As(Officer), dossier.Id, Given.First)));
        Value(await site.Act((AttachFiles a) => a.Remove(TestSite.As(Officer), dossier.Id, Given.First, "decision", old.Id)));
        var fresh = await Attach("nieuw");
        using var manager = await site.ApiAs(Manager);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/api/v1/files/{fresh}")).StatusCode);
        Given.Value(await site.Submit(dossier.Id));

        foreach (var file in new[] { old.Id, fresh })
            Assert.Equal(HttpStatusCode.OK, (await manager.GetAsync($"/api/v1/files/{file}")).StatusCode);
        var listed = JsonNode.Parse(await manager.GetStringAsync($"/api/v1/dossiers/{dossier.Id}/files"))!["files"]!.AsArray();
        JsonNode Of(Guid id) => listed.Single(f => $"{f!["id"]}" == $"{id}")!;
        Assert.Equal([1], Of(old.Id)["sources"]!.AsArray().Select(s => (int?)s!["version"]));
        Assert.Equal([2], Of(fresh)["sources"]!.AsArray().Select(s => (int?)s!["version"]));
        var page = await (await Browser.As(site, Manager)).Text($"/dossiers/{dossier.Id}");
        Assert.Contains("Alle bestanden", page, StringComparison.Ordinal);
        Assert.Contains("Voorstel, versie 1: Beslissing van de gemeenteraad", page, StringComparison.Ordinal);
        Assert.Contains($"{old.Sha256[..12]}…", page, StringComparison.Ordinal);
    }

    private static Task<long> Asked(TestSite site, Guid dossier) =>
        site.Query(db => db.Accounts.Where(a => a.Kind == AccountKind.Asked && a.DossierId == dossier).SumAsync(a => a.BalanceCents));

    private static Task<List<SourceClaim>> Places(TestSite site, Guid dossier) =>
        site.Query(db =>
            db.SourceClaims.AsNoTracking().Where(c => c.DossierId == dossier).OrderBy(c => c.Place).ThenBy(c => c.Book).ToListAsync()
        );

    private static string Code<T>(Outcome<T> outcome) => Assert.Single(outcome.Refusals).Code;
}
