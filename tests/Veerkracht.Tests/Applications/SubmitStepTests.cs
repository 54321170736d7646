using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

public sealed class SubmitStepTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Twenty_that_send_at_once_get_one_receipt_of_one_submission(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    site.Submit(dossier.Id, i % 2 == 0 ? "geetbets-finance-director" : "geetbets-mayor", key: i % 3 == 0 ? "one-key" : null)
                )
        );

        var receipts = outcomes.Select(Given.Value).ToList();
        Assert.Single(receipts.Select(r => (r.Sha256, r.SentAt, r.SentBy, r.Number)).Distinct());
        Assert.Equal(1, await site.Query(db => db.Acts.CountAsync(a => a.Kind == ActKinds.SubmitStep)));
        Assert.Equal(1, await site.Query(db => db.Transfers.CountAsync(t => t.DossierId == dossier.Id)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_receipt_carries_the_hash_of_the_bytes_that_are_kept_and_the_journal_the_amount_asked(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication(cost: "300000.00");

        var receipt = Given.Value(await site.Submit(dossier.Id));

        var step = await site.Query(db => db.DossierSteps.AsNoTracking().SingleAsync(s => s.DossierId == dossier.Id));
        Assert.Equal(StepState.Sent, step.State);
        Assert.Equal(receipt.Sha256, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(step.Sent!))));
        Assert.Equal(AnswersJson.Canonical(AnswersJson.Read(step.Sent!)), step.Sent);
        Assert.Equal(new Money(100_000_00), receipt.Asked);
        Assert.Equal(
            100_000_00,
            await site.Query(db =>
                db.Accounts.Where(a => a.Kind == AccountKind.Asked && a.DossierId == dossier.Id).SumAsync(a => a.BalanceCents)
            )
        );
        Assert.Equal(
            -100_000_00,
            await site.Query(db => db.Accounts.Where(a => a.Kind == AccountKind.Demand).SumAsync(a => a.BalanceCents))
        );
        var kept = await site.Query(db => db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == dossier.Id));
        Assert.Equal((DossierState.Registered, "Fietspad langs de Gete"), (kept.State, kept.ProjectName));
        Assert.NotEmpty(receipt.Amounts.Single(a => a.Key == "tier1").Value.Why);
        var claims = await site.Query(db =>
            db.SourceClaims.AsNoTracking().Where(c => c.DossierId == dossier.Id && c.WantedCents > 0).ToListAsync()
        );
        Assert.Equal(
            ($"right:fietspaden:drawing_right:{dossier.Organisation}", 100_000_00L),
            (Assert.Single(claims).Book, claims[0].WantedCents)
        );
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_later_dossier_finds_less_in_the_right_and_gets_it_back_when_the_first_withdraws(Database database)
    {
        await using var site = await TestSite.Start(database);
        var first = await site.AFilledApplication();
        var whole = await Left(site, "drawing_right", first);
        Given.Value(await site.Submit(first.Id));

        var second = await site.Started();
        Assert.Equal(whole - new Money(100_000_00), await Left(site, "drawing_right", second));

        Given.Value(
            await site.In(s =>
                s.GetRequiredService<WithdrawApplication>().Do(TestSite.As("geetbets-mayor"), first.Id, "Het project gaat niet door")
            )
        );
        Assert.Equal(whole, await Left(site, "drawing_right", second));
        Assert.Equal(0, await site.Query(db => db.Accounts.Where(a => a.Kind == AccountKind.Asked).SumAsync(a => a.BalanceCents)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_passes_the_deadline_while_the_form_is_open_is_refused_with_the_time_and_stays_saved(Database database)
    {
        await using var site = await TestSite.Start(database, today: "2022-10-15T23:58");
        var dossier = await site.AFilledApplication();
        await site.MoveClock(new LocalDateTime(2022, 10, 16, 0, 0));

        var refused = await site.Submit(dossier.Id);

        Assert.Equal("deadline-passed", Assert.Single(refused.Refusals).Code);
        Assert.Contains("15 oktober 2022 om 23.59 uur", refused.Refusals[0].Text.Nl);
        var step = await site.Query(db => db.DossierSteps.AsNoTracking().SingleAsync(s => s.DossierId == dossier.Id));
        Assert.Equal(StepState.Draft, step.State);
        Assert.Contains("Fietspad langs de Gete", step.Answers);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Only_who_may_sign_for_the_same_town_sends_and_only_what_has_no_errors(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();

        Assert.Equal("signer-needed", (await site.Submit(dossier.Id, "geetbets-officer")).Refusals[0].Code);
        Assert.Equal("not-found", (await site.Submit(dossier.Id, "gent-mayor")).Refusals[0].Code);
        Assert.Equal("not-found", (await site.Submit(dossier.Id, "programme-manager")).Refusals[0].Code);
        var incomplete = await site.Submit(dossier.Id);
        Assert.Contains(incomplete.Refusals, r => r is { Code: "required", Field: "name", Kind: RefusalKind.Invalid });
        Assert.Equal(0, await site.Query(db => db.SourceClaims.CountAsync()));

        await site.Filled(dossier);
        var version = await site.Query(db => db.DossierSteps.Where(s => s.DossierId == dossier.Id).Select(s => s.Version).SingleAsync());
        Assert.Equal("changed-since-checked", (await site.Submit(dossier.Id, version: version - 1)).Refusals[0].Code);
        Given.Value(await site.Submit(dossier.Id, key: "a", version: version));

        var other = await site.AFilledApplication();
        Assert.Equal("idempotency-key-reused", (await site.Submit(other.Id, key: "a")).Refusals[0].Code);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_file_of_another_dossier_cannot_be_sent(Database database)
    {
        await using var site = await TestSite.Start(database);
        var other = await site.AFilledApplication("gent");
        var stolen = AnswersJson.Read(
            await site.Query(db => db.DossierSteps.Where(s => s.DossierId == other.Id).Select(s => s.Answers).SingleAsync())
        )["decision"]!.DeepClone();
        var dossier = await site.AFilledApplication();
        Given.Value(
            await site.In(s =>
                s.GetRequiredService<SaveAnswers>()
                    .Fields(TestSite.As("geetbets-officer"), dossier.Id, Given.First, new() { ["decision"] = stolen }, null)
            )
        );

        Assert.Contains((await site.Submit(dossier.Id)).Refusals, r => r is { Code: "unknown-file", Field: "decision" });
    }

    private static Task<Money> Left(TestSite site, string source, Dossier dossier) =>
        site.In(async s =>
        {
            var call = s.GetRequiredService<Veerkracht.Features.Calls.CallCatalogue>().Find(Given.Call)!;
            return (await s.GetRequiredService<SourceMoney>().Stand(call, dossier, again: false)).Left[source];
        });
}
