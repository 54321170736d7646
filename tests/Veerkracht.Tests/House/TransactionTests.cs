using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

public sealed class TransactionTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Of_two_acts_that_lock_each_other_out_one_goes_first_and_neither_is_a_fault(Database database)
    {
        await using var site = await TestSite.Start(database);
        var (one, two) = ((await site.Started()).Id, (await site.Started("gent")).Id);
        using var both = new Barrier(2);
        var first = true;

        // Each changes its own, and when both have done so the other's: saved apart, so that each waits for what the other holds.
        Task<Outcome<bool>> Act(Guid mine, Guid theirs, string name) =>
            site.In(s =>
            {
                var db = s.GetRequiredService<Db>();
                return db.Transact<bool>(async () =>
                {
                    (await db.Set<Dossier>().SingleAsync(d => d.Id == mine)).ProjectName = name;
                    await db.SaveChangesAsync();
                    if (database == Database.Postgres && Volatile.Read(ref first))
                        await Task.Run(() => both.SignalAndWait(TimeSpan.FromSeconds(20)));
                    Volatile.Write(ref first, false);
                    (await db.Set<Dossier>().SingleAsync(d => d.Id == theirs)).ProjectName = name;
                    return true;
                });
            });

        var outcomes = await Task.WhenAll(Act(one, two, "Een"), Act(two, one, "Twee"));

        // One goes first; the other is done after it, or was told that it came too late. Nobody gets a fault.
        Assert.Contains(outcomes, o => o.Done);
        Assert.All(outcomes.Where(o => !o.Done), o => Assert.Equal(Refusal.ChangedMeanwhile().Code, o.Refusals[0].Code));
        Assert.Equal((await site.Dossier(one)).ProjectName, (await site.Dossier(two)).ProjectName);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task An_act_that_the_database_never_lets_through_is_told_that_it_is_busy(Database database)
    {
        await using var site = await TestSite.Start(database);
        var tries = 0;
        var outcome = await site.In(s =>
        {
            var db = s.GetRequiredService<Db>();
            return db.Transact<bool>(async () =>
            {
                tries++;
                if (database == Database.Postgres)
                    await db.Database.ExecuteSqlRawAsync("DO $$ BEGIN RAISE EXCEPTION 'locked out' USING ERRCODE = '40P01'; END $$");
                await db.Database.ExecuteSqlRawAsync("UPDATE \"Dossiers\" SET \"Number\" = \"Number\"");
                // Another connection cannot write while this act does, and waits one second.
                await using var other = new SqliteConnection($"{db.Database.GetConnectionString()};Pooling=False");
                await other.OpenAsync();
                await using var begin = other.CreateCommand();
                (begin.CommandText, begin.CommandTimeout) = ("BEGIN IMMEDIATE", 1);
                await begin.ExecuteNonQueryAsync();
                return true;
            });
        });
        Life.Refused("busy", outcome);
        Assert.Equal(5, tries);
    }
}
