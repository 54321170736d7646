using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Bench;

/// <summary>All letters of a round as one ZIP: seconds for 300, and what stays in memory on the way.</summary>
internal static class LettersBench
{
    private const int Few = 30,
        Many = 300;

    public static async Task Run()
    {
        await using var site = await BenchSite.Start(null, examples: false);
        var few = await Decided(site, "bench-weinig", Few);
        var many = await Decided(site, "bench-veel", Many);
        // The first brings fonts and code; it is not what is measured.
        await Zip(site, few);
        var (_, small) = await Zip(site, few);
        var (took, large) = await Zip(site, many);
        Console.WriteLine($"letters: {Many} in {took.TotalSeconds:0.0} s (aim 30 s), {took.TotalMilliseconds / Many:0.0} ms each");
        var ratio = (double)large / small;
        Console.WriteLine($"letters: {Many} keep {ratio:0.00} of the memory of {Few} (aim 1.1): {large >> 20} MB of {small >> 20} MB");
    }

    /// <summary>Time, and the most that was kept alive in memory after any letter, in bytes.</summary>
    private static async Task<(TimeSpan Took, long Kept)> Zip(BenchSite site, Guid round)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var reader = Of(scope, "programme-manager");
        var letters = scope.ServiceProvider.GetRequiredService<RoundLetters>();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        var started = Stopwatch.GetTimestamp();
        await letters.Write(Stream.Null, reader, round, texts);
        var took = Stopwatch.GetElapsedTime(started);
        using var watched = new Watched();
        await letters.Write(watched, reader, round, texts);
        return (took, watched.Kept);
    }

    private static Actor Of(AsyncServiceScope scope, string persona) =>
        Persona.Find(persona)!.ToActor(scope.ServiceProvider.GetRequiredService<IAgencies>());

    /// <summary>A round that awarded so many dossiers of Geetbets.</summary>
    private static async Task<Guid> Decided(BenchSite site, string call, int dossiers)
    {
        await Publish(site, call, dossiers);
        for (var i = 0; i < dossiers; i++)
        {
            await using var scope = site.App.Services.CreateAsyncScope();
            T Act<T>()
                where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
            var (officer, director) = (Of(scope, "geetbets-officer"), Of(scope, "geetbets-finance-director"));
            var id = Value(await Act<StartApplication>().Do(officer, call)).Id;
            Value(await Act<SaveAnswers>().Fields(officer, id, "application", new JsonObject { ["cost"] = "1000.00" }, null));
            Value(await Act<SubmitStep>().Do(director, id, "application"));
            Value(await Act<CheckCompleteness>().Do(Of(scope, "programme-manager"), id));
        }
        await using var last = site.App.Services.CreateAsyncScope();
        var services = last.ServiceProvider;
        var manager = Of(last, "programme-manager");
        var round = Value(await services.GetRequiredService<StartRound>().Do(manager, call));
        var proposal = Value(await services.GetRequiredService<ProposeRound>().Do(manager, round.Id, "Volgens de oproep"));
        Value(await services.GetRequiredService<ConfirmRound>().Do(Of(last, "second-approver"), proposal.Id));
        return round.Id;
    }

    private static async Task Publish(BenchSite site, string call, int dossiers)
    {
        var read = CallReader.Read(Yaml(call, dossiers), $"{call}.yaml");
        await using var scope = site.App.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        Value(await services.GetRequiredService<PublishCall>().Do(Actor.System, read.Definition!, "bench"));
        await services.GetRequiredService<CallCatalogue>().Refresh();
    }

    private static string Yaml(string call, int dossiers) =>
        $$"""
            call: {{call}}
            programme: vlaamse-veerkracht
            measure: gemeente-zonder-gemeentehuis
            version: 1
            title: { nl: Oproep van de bench, en: Call of the bench }
            summary: { nl: Veel brieven., en: Many letters. }
            number_prefix: {{call}}
            contact: { name: Bench, email: bench@veerkracht.example }
            applicants:
              - class: municipality
            allocation: { method: registration, short: skip, ties: [{ by: registration }] }
            funding:
              pots:
                - { id: pot, title: { nl: Pot, en: Pot }, amount: {{dossiers * 500}} }
              amounts:
                - { name: base, kind: value, title: { nl: Kosten, en: Cost }, value: cost }
                - { name: grant, kind: share, title: { nl: Subsidie, en: Grant }, of: base, ratio: "1:1", from: pot }
              grant: grant
            steps:
              - id: application
                kind: application
                title: { nl: Aanvraag, en: Application }
                sections:
                  - id: cost
                    title: { nl: Kosten, en: Cost }
                    fields:
                      - { id: cost, type: amount, label: { nl: Kosten, en: Cost }, required: true, min: 0 }
            """;

    private static T Value<T>(Outcome<T> outcome) =>
        outcome.Done
            ? outcome.Value
            : throw new InvalidOperationException(string.Join("; ", outcome.Refusals.Select(r => $"{r.Field} {r.Code}")));

    /// <summary>Looks after every so many bytes at what is still alive.</summary>
    private sealed class Watched : Stream
    {
        private const int Each = 200_000;
        private long _written;
        private long _next;

        public long Kept { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => _written;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            _written += count;
            if (_written < _next)
                return;
            _next = _written + Each;
            Kept = Math.Max(Kept, GC.GetTotalMemory(forceFullCollection: true));
        }

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
