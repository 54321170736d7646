using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Tests.Support;
using Xunit;

namespace Veerkracht.Tests.Lanes;

/// <summary>Short writes that go together: each is kept or undone on its own, and what is sent goes first.</summary>
public class LaneTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_many_that_go_together_each_is_kept_or_undone_on_its_own(Database database)
    {
        await using var site = await TestSite.Start(database);
        var lane = site.App.Services.GetRequiredService<Lane>();

        var told = await Task.WhenAll(Enumerable.Range(0, 60).Select(Write));

        foreach (var (n, outcome) in told.Index())
            Assert.Equal(
                n % 4 == 3 ? "fails"
                    : n % 3 == 2 ? "no"
                    : "kept",
                outcome
            );
        Assert.Equal(Enumerable.Range(0, 60).Where(n => told[n] == "kept").Select(Name).Order(StringComparer.Ordinal), await Names(site));

        async Task<string> Write(int n)
        {
            try
            {
                var kept = await lane.Write(n % 2 == 0 ? LaneOrder.Sending : LaneOrder.Saving, $"{n % 5}", async session =>
                {
                    await session.Look();
                    await session.Write([Insert(Name(n))]);
                    if (n % 4 == 3)
                        await session.Write([Insert(Name(n))]);
                    return n % 3 != 2;
                });
                return kept ? "kept" : "no";
            }
            catch (DbException)
            {
                return "fails";
            }
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_is_sent_goes_before_what_is_saved(Database database)
    {
        await using var site = await TestSite.Start(database);
        var lane = site.App.Services.GetRequiredService<Lane>();
        var (began, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var order = new List<string>();

        var first = lane.Write(LaneOrder.Saving, "", async session =>
        {
            await session.Look();
            began.SetResult();
            await go.Task;
            return true;
        });
        await began.Task;
        // More than go together, so that the order counts.
        var saves = Enumerable.Range(0, 80).Select(_ => Note(LaneOrder.Saving)).ToList();
        var sent = Note(LaneOrder.Sending);
        Assert.Equal(81, lane.Waiting);
        go.SetResult();
        await Task.WhenAll([first, .. saves, sent]);

        Assert.Equal(81, order.Count);
        Assert.Contains("Sending", order.Take(64));

        Task<bool> Note(LaneOrder which) => lane.Write(which, "", async session =>
            {
                await session.Look();
                order.Add($"{which}");
                return true;
            });
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_row_that_changed_since_it_was_read_is_not_written(Database database)
    {
        await using var site = await TestSite.Start(database);
        var lane = site.App.Services.GetRequiredService<Lane>();

        var written = await lane.Write(LaneOrder.Saving, "", async session =>
        {
            await session.Look();
            return await session.Write([
                Insert("before"),
                new("""UPDATE "ChangeNumbers" SET "Number" = $1 WHERE "Name" = $2""", [2L, "nobody"], 1),
            ]);
        });

        Assert.False(written);
        Assert.Empty(await Names(site));
    }

    private static string Name(int n) => $"lane-{n}";

    private static Statement Insert(string name) =>
        new("""INSERT INTO "ChangeNumbers" ("Name", "Number") VALUES ($1, $2)""", [name, 1L], 1);

    private static Task<List<string>> Names(TestSite site) =>
        site.Query(db =>
            db.Set<ChangeNumber>()
                .Where(n => n.Name.StartsWith("lane-") || n.Name == "before")
                .Select(n => n.Name)
                .OrderBy(n => n)
                .ToListAsync()
        );
}
