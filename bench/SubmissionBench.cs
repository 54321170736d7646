using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Tests.Support;

namespace Veerkracht.Bench;

/// <summary>
/// A submission over HTTP (evaluation, history, journal, receipt) against a raw durable insert of the same bytes in the same database, at
/// the same concurrency, in turns within one run. The ratio is submissions a second over inserts a second.
/// </summary>
internal static class SubmissionBench
{
    private const int AtOnce = 8,
        EachTurn = 400,
        Turns = 3;

    // Long enough that the code is compiled for good before it is measured.
    private const int Warm = 400;
    private static readonly string[] Towns = ["geetbets", "gent", "herstappe"];

    private const string Answers = """
        { "contact": { "first_name": "An", "family_name": "Peeters", "phone": "+3225530000", "email": "an@gemeente.example" },
          "name": "Fietspad Kerkstraat",
          "costs": { "works": { "cost": "30.00", "share": 100 } },
          "km": { "improve": { "one_side_two_way": "1.25" }, "renew": { "both_sides_one_way": "0.5" } } }
        """;

    public static async Task Run()
    {
        await On("SQLite", null);
        using var server = PostgresServer.Start(durable: true);
        if (server is null)
            Console.WriteLine("submission on PostgreSQL: not measured, PostgreSQL is not installed");
        else
            await On("PostgreSQL", server.NewDatabase());
    }

    private static async Task On(string name, string? postgres)
    {
        await using var site = await BenchSite.Start(postgres, examples: false);
        using var client = site.Client();
        var tokens = await Tokens(site);
        await using var raw = await RawInserts.Open(site.Options);
        var bytes = await Turn(site, client, tokens, Warm) is { } warm ? warm.Bytes : [];
        await raw.Run(Warm, AtOnce, bytes);

        var ratios = new List<(double Ours, double Raw)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var ours = await Turn(site, client, tokens, EachTurn);
            var insert = await raw.Run(EachTurn * 4, AtOnce, bytes);
            ratios.Add((ours.Rate, insert));
        }
        var median = ratios.OrderBy(r => r.Ours / r.Raw).ElementAt(ratios.Count / 2);
        Console.WriteLine(
            $"submission on {name}: {median.Ours:0}/s against {median.Raw:0}/s raw inserts of {bytes.Length} bytes, {AtOnce} at once: "
                + $"ratio {median.Ours / median.Raw:0.00} (aim 0.50)"
        );
    }

    internal static async Task<Dictionary<string, string>> Tokens(BenchSite site)
    {
        var tokens = new Dictionary<string, string>();
        foreach (var town in Towns)
            tokens[town] = await site.Token($"{town}-finance-director");
        return tokens;
    }

    /// <summary>Drafts are made first; the rate is that of sending them.</summary>
    internal static async Task<(double Rate, byte[] Bytes)> Turn(
        BenchSite site,
        HttpClient client,
        Dictionary<string, string> tokens,
        int count
    )
    {
        var drafts = new List<(Guid Id, string Town)>();
        for (var i = 0; i < count; i++)
            drafts.Add((await Draft(site, Towns[i % Towns.Length]), Towns[i % Towns.Length]));
        var watch = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Parallel.ForEachAsync(drafts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (draft, stop) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/dossiers/{draft.Id}/steps/proposal/submission");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens[draft.Town]);
            request.Headers.Add("Idempotency-Key", draft.Id.ToString());
            using var response = await client.SendAsync(request, stop);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException(await response.Content.ReadAsStringAsync(stop));
        });
        var rate = count / watch.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"  {rate:0}/s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / count:0.00} ms CPU with the client"
        );
        await using var scope = site.App.Services.CreateAsyncScope();
        var sent = await scope
            .ServiceProvider.GetRequiredService<Db>()
            .DossierSteps.Where(s => s.DossierId == drafts[0].Id)
            .Select(s => s.Sent)
            .SingleAsync();
        return (rate, Encoding.UTF8.GetBytes(sent!));
    }

    /// <summary>A draft with everything that the first step asks; made by the acts, outside the measured time.</summary>
    private static async Task<Guid> Draft(BenchSite site, string town)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var actor = Persona.Find($"{town}-officer")!.ToActor(services.GetRequiredService<IAgencies>());
        var dossier = Value(await services.GetRequiredService<StartApplication>().Do(actor, "fietspaden"));
        Value(
            await services
                .GetRequiredService<SaveAnswers>()
                .Fields(actor, dossier.Id, "proposal", JsonNode.Parse(Answers)!.AsObject(), null)
        );
        foreach (var field in new[] { "decision", "photos_before" })
        {
            using var file = await services
                .GetRequiredService<FileStore>()
                .Receive(new MemoryStream(Encoding.UTF8.GetBytes("A decision.")), field + ".txt");
            Value(await services.GetRequiredService<AttachFiles>().Do(actor, dossier.Id, "proposal", field, [file]));
        }
        return dossier.Id;
    }

    private static T Value<T>(Outcome<T> outcome) =>
        outcome.Done ? outcome.Value : throw new InvalidOperationException(outcome.Refusals[0].Text.En);
}
