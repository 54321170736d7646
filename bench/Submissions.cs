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

namespace Veerkracht.Bench;

/// <summary>Submissions over HTTP to a site in this process, each from a draft of its own.</summary>
internal static class Submissions
{
    private const int AtOnce = 8;
    private static readonly string[] Towns = ["geetbets", "gent", "herstappe"];

    // So little that no right of a town is used up: what asks for nothing books nothing, and measures nothing.
    private const string Answers = """
        { "contact": { "first_name": "An", "family_name": "Peeters", "phone": "+3225530000", "email": "an@gemeente.example" },
          "name": "Fietspad Kerkstraat",
          "costs": { "works": { "cost": "30.00", "share": 100 } },
          "km": { "improve": { "one_side_two_way": "1.25" }, "renew": { "both_sides_one_way": "0.5" } } }
        """;

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
