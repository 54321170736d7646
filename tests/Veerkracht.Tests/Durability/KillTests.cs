using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Hosting;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;
using StepState = Veerkracht.Features.Applications.StepState;

namespace Veerkracht.Tests.Durability;

/// <summary>
/// The site is killed (-9) in the middle of submissions. What had a receipt is there after a new start, and nothing is half done.
/// </summary>
public sealed class KillTests
{
    private const string Call = Cast.Call,
        Today = "2022-09-01T09:00";
    private const int Dossiers = 40,
        AtLeast = 6;

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_had_a_receipt_is_there_after_a_kill(Database database)
    {
        var stop = TestContext.Current.CancellationToken;
        var server = database == Database.Postgres ? PostgresServer.Instance : null;
        Assert.SkipWhen(database == Database.Postgres && server is null, "PostgreSQL is not installed");
        var data = Directory.CreateTempSubdirectory("veerkracht-kill-").FullName;
        try
        {
            var postgres = server?.NewDatabase();
            var (officerToken, financeToken) = (
                await Token("geetbets-officer", data, postgres),
                await Token("geetbets-finance-director", data, postgres)
            );
            var receipts = new ConcurrentDictionary<string, string>();
            string[] ids;
            using (var site = await SiteProcess.Start(data, postgres, Today, stop))
            {
                var (officer, finance) = (Client(site.Address, officerToken), Client(site.Address, financeToken));
                ids = await Task.WhenAll(Enumerable.Range(0, Dossiers).Select(_ => Draft(officer)));
                var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var sending = Task.WhenAll(
                    ids.Select(async id =>
                    {
                        try
                        {
                            var receipt = await finance
                                .Post($"/dossiers/{id}/steps/{First}/submission", null, ("Idempotency-Key", id))
                                .Ok();
                            receipts[id] = receipt["sha256"].GetValue<string>();
                            if (receipts.Count >= AtLeast)
                                enough.TrySetResult();
                        }
                        catch (Exception e) when (e is HttpRequestException or IOException)
                        {
                            // The site died under this one: it has no receipt.
                        }
                    })
                );
                await enough.Task.WaitAsync(TimeSpan.FromSeconds(60), stop);
                await site.Kill();
                await sending;
            }
            Assert.InRange(receipts.Count, AtLeast, Dossiers - 1);
            using var again = await SiteProcess.Start(data, postgres, Today, stop);
            var after = Client(again.Address, financeToken);
            foreach (var (id, sha) in receipts)
                Assert.Equal(sha, (await after.Get($"/dossiers/{id}/steps/{First}/receipt").Ok())["sha256"].GetValue<string>());
            await NothingIsHalfDone(data, postgres);
            // What was lost can be sent again, under the same key.
            foreach (var id in ids)
                await after.Post($"/dossiers/{id}/steps/{First}/submission", null, ("Idempotency-Key", id)).Ok();
            await NothingIsHalfDone(data, postgres);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private const string First = "proposal";

    private static async Task<string> Draft(Caller officer)
    {
        var id = (await officer.Post("/dossiers", new JsonObject { ["call"] = Call }).Made()).Id;
        await officer.Patch($"/dossiers/{id}/steps/{First}/answers", Cast.Proposal("80000.00")).Ok();
        foreach (var field in new[] { "decision", "photos_before" })
            await officer.Upload($"/dossiers/{id}/steps/{First}/files?field={field}&name={field}.pdf", Files.Pdf(field)).Made();
        return id;
    }

    private static async Task<string> Token(string persona, string data, string? postgres)
    {
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                DataDirectory = data,
                Postgres = postgres,
                Demonstration = true,
            }
        );
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await scope.ServiceProvider.GetRequiredService<LoadPersonas>().Do();
        var found = Persona.Find(persona)!;
        return await scope.ServiceProvider.GetRequiredService<Tokens>().Create(found.Id, found.Organisation);
    }

    private static Caller Client(string address, string token)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new Caller(http);
    }

    private static async Task NothingIsHalfDone(string data, string? postgres)
    {
        await using var app = SiteHost.Build(
            new SiteOptions
            {
                DataDirectory = data,
                Postgres = postgres,
                Demonstration = true,
            }
        );
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Steps).ToListAsync();
        var submitted = (await db.Acts.AsNoTracking().Where(a => a.Kind == ActKinds.SubmitStep).ToListAsync()).ToDictionary(a =>
            a.DossierId!.Value
        );
        var asked = await db
            .Accounts.AsNoTracking()
            .Where(a => a.Kind == AccountKind.Asked)
            .ToDictionaryAsync(a => a.DossierId!.Value, a => a.BalanceCents);
        foreach (var dossier in dossiers)
        {
            var step = Assert.Single(dossier.Steps);
            var isSent = step.State == StepState.Sent;
            Assert.Equal(isSent ? DossierState.Registered : DossierState.Draft, dossier.State);
            Assert.Equal(isSent, step.Sent is not null && step.SentSha256 == Receipt.Hash(step.Sent));
            Assert.Equal(isSent, submitted.ContainsKey(dossier.Id));
            Assert.Equal(isSent ? dossier.AskedCents : null, asked.TryGetValue(dossier.Id, out var cents) ? cents : null);
        }
        Assert.Equal(0, await db.Accounts.SumAsync(a => a.BalanceCents));
        Assert.Equal(submitted.Count, dossiers.Count(d => d.State == DossierState.Registered));
    }
}
