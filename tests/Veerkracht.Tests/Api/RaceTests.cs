using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Books;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Api;

/// <summary>Many at the same instant, by HTTP, on both databases.</summary>
public sealed class RaceTests
{
    private static readonly JsonObject Why = new() { ["reason"] = "Voldoet" };

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_hundred_awards_at_once_take_exactly_what_the_pot_bears(Database database)
    {
        const int dossiers = 200,
            fit = 30;
        const long each = 500_00;
        await using var site = await RaceSite.Start(database, pot: fit * each / 100);
        var cast = await Cast.Of(site);
        var (ids, asked) = (new List<string>(), 0L);
        foreach (var batch in Enumerable.Range(0, dossiers).Chunk(20))
        {
            ids.AddRange(
                await Task.WhenAll(
                    batch.Select(async _ =>
                    {
                        var id = await RaceSite.Draft(cast.Officer, "1000.00");
                        Interlocked.Add(
                            ref asked,
                            (await cast.Finance.Post($"/dossiers/{id}/steps/application/submission").Ok())["asked"].Cents()
                        );
                        await cast.Manager.Post($"/dossiers/{id}/completeness").Ok();
                        return id;
                    })
                )
            );
        }

        var answers = await Task.WhenAll(
            ids.Select(async id =>
            {
                var proposed = await cast.Manager.Post($"/dossiers/{id}/awards", Why);
                return proposed.Status == HttpStatusCode.Created
                    ? await cast.Approver.Post($"/awards/{proposed.Id}/confirmation").Ok()
                    : proposed;
            })
        );

        Assert.Equal(fit, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.Status == HttpStatusCode.OK), a => Assert.Equal(each, a["amount"].Cents()));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a =>
            Assert.Equal((HttpStatusCode.Conflict, "pot-exhausted"), (a.Status, a.Code))
        );
        var pot = Book.Pot(TestCalls.Measure, TestCalls.Small, "pot");
        Assert.Equal(0, await site.Balance(pot.Available));
        Assert.Equal(
            fit * each,
            await site.Query(db =>
                db.Accounts.Where(a => a.BookName == pot.Name && a.Kind == AccountKind.Committed).SumAsync(a => a.BalanceCents)
            )
        );
        await site.JournalBalances();
        var measure = (await cast.Public.Get("/programmes/proefprogramma").Ok())["measures"].AsArray().Single()!;
        Assert.Equal((asked, 0, fit * each), (measure["asked"]!.Cents(), measure["reserved"]!.Cents(), measure["awarded"]!.Cents()));
        // Who registered first was served: no dossier that was refused stands before one that was awarded.
        var served = await site.Query(db => db.Dossiers.Where(d => d.State == DossierState.Awarded).MaxAsync(d => d.RegisteredAt));
        Assert.Equal(0, await site.Query(db => db.Dossiers.CountAsync(d => d.State != DossierState.Awarded && d.RegisteredAt < served)));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Two_approvers_at_the_same_instant_make_one_decision(Database database)
    {
        await using var site = await RaceSite.Start(database, pot: 100_000);
        var cast = await Cast.Of(site);
        // The auditor approves too in this test, so that there are two people who may.
        await site.Query(async db =>
        {
            var auditor = TestSite.As("auditor");
            db.Mandates.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = auditor.PersonId,
                    Organisation = auditor.Organisation,
                    OrganisationName = auditor.OrganisationName,
                    Role = Role.SecondApprover,
                }
            );
            return await db.SaveChangesAsync();
        });
        for (var round = 0; round < 10; round++)
        {
            var id = await RaceSite.Draft(cast.Officer, "1000.00");
            await cast.Finance.Post($"/dossiers/{id}/steps/application/submission").Ok();
            await cast.Manager.Post($"/dossiers/{id}/completeness").Ok();
            var award = (await cast.Manager.Post($"/dossiers/{id}/awards", Why).Made()).Id;
            var answers = await Task.WhenAll(
                cast.Approver.Post($"/awards/{award}/confirmation"),
                cast.Auditor.Post($"/awards/{award}/refusal", Why),
                cast.Auditor.Post($"/awards/{award}/confirmation")
            );
            Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a =>
                Assert.Contains(a.Code, (string[])["already-decided", "changed-meanwhile"])
            );
            var dossier = Guid.Parse(id);
            Assert.Equal(
                1,
                await site.Query(db =>
                    db.Acts.CountAsync(a => a.DossierId == dossier && (a.Kind == ActKinds.ConfirmAward || a.Kind == ActKinds.RefuseAward))
                )
            );
            var isConfirmed = await site.Query(db => db.Awards.AnyAsync(a => a.DossierId == dossier && a.State == AwardState.Confirmed));
            Assert.Equal(isConfirmed ? 500_00 : 0, await site.Balance(Book.Envelope(TestCalls.Measure).Committed(dossier)));
        }
        await site.JournalBalances();
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_deadline_that_passes_while_submissions_arrive_divides_them_in_two(Database database)
    {
        await using var site = await TestSite.Start(database, "2022-10-15T23:50");
        var cast = await Cast.Of(site);
        var ids = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => cast.Filled("300000.00")));
        await site.MoveClock(new(2022, 10, 15, 23, 59, 59, 700));

        var answers = await Task.WhenAll(
            ids.Select(
                async (id, i) =>
                {
                    await Task.Delay(i * 40, TestContext.Current.CancellationToken);
                    return (Id: Guid.Parse(id), Answer: await cast.Finance.Post($"/dossiers/{id}/steps/proposal/submission"));
                }
            )
        );

        var deadline = new DateTime(2022, 10, 15, 22, 0, 0, DateTimeKind.Utc);
        foreach (var (id, answer) in answers)
        {
            var dossier = await site.Dossier(id);
            if (answer.Status == HttpStatusCode.OK)
            {
                Assert.True(dossier.RegisteredAt < deadline);
                Assert.Equal(DossierState.Registered, dossier.State);
                continue;
            }
            Assert.Equal("deadline-passed", answer.Code);
            Assert.Equal(DossierState.Draft, dossier.State);
            Assert.Contains("Fietspad langs de Gete", dossier.Steps[0].Answers);
        }
        Assert.Contains(answers, a => a.Answer.Status != HttpStatusCode.OK);
        await site.JournalBalances();
    }
}
