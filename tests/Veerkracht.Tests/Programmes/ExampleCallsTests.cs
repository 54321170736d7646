using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Payments;
using Veerkracht.Hosting.Demonstration;
using Veerkracht.Site;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Journal;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Programmes;

/// <summary>The invented calls of the demonstration, and what happened in them.</summary>
public sealed class ExampleCallsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_demonstration_shows_a_jury_at_work_and_a_decided_round_in_calls_that_say_they_are_invented(Database database)
    {
        await using var site = await TestSite.Start(database);
        var root = site.App.Services.GetRequiredService<SiteOptions>().Root;
        var invented = LoadCalls.Read(root, LoadCalls.OfExamples).Select(r => r.Read.Definition!).ToList();
        Assert.Equal(2, invented.Count);
        Assert.All(invented, call =>
        {
            Assert.StartsWith("Voorbeeldoproep", call.Title.Nl, StringComparison.Ordinal);
            Assert.Contains("verzonnen", call.Summary.Nl, StringComparison.OrdinalIgnoreCase);
        });
        Assert.Empty(LoadCalls.Read(root).Select(r => r.Read.Definition!.Slug).Intersect(invented.Select(c => c.Slug)));
        Assert.False(await site.Query(db => db.CallVersions.AnyAsync(v => v.Slug.StartsWith("voorbeeld"))));

        await site.In(async s =>
        {
            await s.GetRequiredService<LoadExamples>().Do(root);
            return 0;
        });

        await site.InvariantsHold();
        Assert.Equal(
            135_000_00,
            await site.Query(db => db.Dossiers.Where(d => d.Call == "voorbeeld-ronde").SumAsync(d => d.AwardedCents ?? 0))
        );
        Assert.Equal(
            RoundState.Decided,
            await site.Query(db => db.Set<AwardRound>().Where(r => r.Call == "voorbeeld-ronde").Select(r => r.State).SingleAsync())
        );
        Assert.Equal(
            (15, 9),
            await site.Query(async db => (await db.Set<PanelReading>().CountAsync(), await db.Set<GivenScores>().CountAsync()))
        );
        // A file that the bank answered in three ways, and one that waits for a second person with what can be ordered again.
        Assert.Equal(
            ["HandedOver: Ordered Paid Rejected", "Prepared: Ordered Ordered"],
            (
                await site.Query(db =>
                    db.BatchOrders.Join(db.PaymentBatches, o => o.BatchId, b => b.Id, (o, b) => new { o, b }).ToListAsync()
                )
            )
                .GroupBy(x => x.b.Number)
                .OrderBy(g => g.Key)
                .Select(g => $"{g.First().b.State}: {string.Join(' ', g.Select(x => $"{x.o.State}").Order(StringComparer.Ordinal))}")
        );
        // Who came first takes nothing from who came later: a round divides the pot.
        Assert.Equal(
            [50_000_00, 45_000_00, 40_000_00, 40_000_00, 40_000_00, 30_000_00, 48_000_00],
            await site.Query(db =>
                db.Dossiers.Where(d => d.Call == "voorbeeld-ronde").OrderBy(d => d.Number).Select(d => d.AskedCents!.Value).ToListAsync()
            )
        );
        Assert.Equal(
            [AcceptanceState.Accepted, AcceptanceState.Accepted, AcceptanceState.Asked],
            await site.Query(db => db.Set<AwardAcceptance>().OrderBy(a => a.State).Select(a => a.State).ToListAsync())
        );
        Assert.Equal(2, await site.Query(db => db.Set<AwardCondition>().CountAsync(c => c.State == ConditionState.Open)));
        Assert.Equal(1, await site.Query(db => db.Set<ConditionEvidence>().CountAsync(e => e.LookedAt == null)));
        Assert.Equal(
            [ObjectionState.Lodged, ObjectionState.Upheld],
            await site.Query(db => db.Set<Objection>().OrderBy(o => o.State).Select(o => o.State).ToListAsync())
        );
        // The name of the project is no secret of this call; its contact is.
        using var jury = await Browser.As(site, "jury-2");
        var own = await jury.Text("/jury");
        Assert.Contains("Stadsloket in de wijk", own, StringComparison.Ordinal);
        var link = System.Text.RegularExpressions.Regex.Match(own, "/beoordelen/[0-9a-f-]{36}").Value;
        Assert.DoesNotContain("digitaal@gemeente.example", await jury.Text(link), StringComparison.Ordinal);
    }
}
