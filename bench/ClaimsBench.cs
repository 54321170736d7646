using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.Bench;

/// <summary>
/// Submissions over HTTP to a source with few open claims against the same with 2,000 more, on two sites in turns within one run. The ratio
/// is the second over the first: 1 where what others ask costs nothing.
/// </summary>
internal static class ClaimsBench
{
    private const int Few = 10,
        Many = 2000,
        EachTurn = 30,
        Turns = 3;

    public static async Task Run()
    {
        await On("SQLite", null, null);
        using var server = PostgresServer.Start(durable: true);
        if (server is null)
            Console.WriteLine("claims on PostgreSQL: not measured, PostgreSQL is not installed");
        else
            await On("PostgreSQL", server.NewDatabase("few"), server.NewDatabase("many"));
    }

    private static async Task On(string name, string? few, string? many)
    {
        await using var one = await BenchSite.Start(few, examples: false);
        await using var other = await BenchSite.Start(many, examples: false);
        using var first = one.Client();
        using var second = other.Client();
        var (tokens, others) = (await Submissions.Tokens(one), await Submissions.Tokens(other));
        await Submissions.Turn(one, first, tokens, Few);
        await Submissions.Turn(other, second, others, Few);
        await Claim(other, Many);
        // Both are compiled for good by the same work.
        await Submissions.Turn(one, first, tokens, EachTurn);
        await Submissions.Turn(other, second, others, EachTurn);

        var ratios = new List<(double Few, double Many)>();
        for (var turn = 0; turn < Turns; turn++)
        {
            var alone = await Submissions.Turn(one, first, tokens, EachTurn);
            var among = await Submissions.Turn(other, second, others, EachTurn);
            ratios.Add((alone.Rate, among.Rate));
        }
        var median = ratios.OrderBy(r => r.Many / r.Few).ElementAt(ratios.Count / 2);
        Console.WriteLine(
            $"submission on {name} among {Many} open claims: {median.Many:0}/s against {median.Few:0}/s among {Few}: "
                + $"ratio {median.Many / median.Few:0.00} (aim 0.90)"
        );
    }

    /// <summary>Open claims of as many other dossiers, on the source of the first that was sent and before it in the order.</summary>
    private static async Task Claim(BenchSite site, int count)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var claim = await db.Set<SourceClaim>().AsNoTracking().OrderBy(c => c.Place).FirstAsync();
        var like = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == claim.DossierId);
        for (var i = 1; i <= count; i++)
        {
            var dossier = new Dossier
            {
                Id = Guid.CreateVersion7(),
                Number = $"bench-{i}",
                Programme = like.Programme,
                Measure = like.Measure,
                Call = like.Call,
                CallVersion = like.CallVersion,
                Organisation = like.Organisation,
                OrganisationName = like.OrganisationName,
                Class = like.Class,
                Holder = like.Holder,
                SearchText = like.SearchText,
                StartedAt = like.StartedAt,
                ChangedAt = like.ChangedAt,
            };
            db.Add(dossier);
            db.Add(
                new SourceClaim
                {
                    DossierId = dossier.Id,
                    Book = claim.Book,
                    // A second apart: as people come.
                    Place = claim.Place - i * TimeSpan.TicksPerSecond,
                    WantedCents = 1,
                    Open = true,
                }
            );
        }
        await db.SaveChangesAsync();
    }
}
