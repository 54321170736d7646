using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Data.Sqlite;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Support;
using Xunit;

namespace Veerkracht.Tests.Lanes;

/// <summary>Connections to SQLite that go from one user to the next: who gets one finds nothing of who had it.</summary>
public class KeptConnectionsTests
{
    [Fact]
    public async Task The_next_user_gets_the_same_connection()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        // What the site does by itself meanwhile has one, too.
        var used = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var _ in Enumerable.Range(0, 40))
            used.Add(await site.Query(Used));
        Assert.InRange(used.Count, 1, 10);
        // Two at once have one each.
        await using var one = site.App.Services.CreateAsyncScope();
        await using var other = site.App.Services.CreateAsyncScope();
        Assert.NotSame(await Used(Db(one)), await Used(Db(other)));
    }

    [Fact]
    public async Task What_was_not_committed_is_gone_and_holds_nobody()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            var db = Db(scope);
            await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "ChangeNumbers" ("Name", "Number") VALUES ('not kept', 1)""");
        }
        Assert.Equal(
            1,
            await site.Query(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "ChangeNumbers" ("Name", "Number") VALUES ('kept', 1)"""))
        );
        var names = await site.Query(db =>
            db.Database.SqlQuery<string>($"""SELECT "Name" AS "Value" FROM "ChangeNumbers" """).ToListAsync()
        );
        Assert.Contains("kept", names);
        Assert.DoesNotContain("not kept", names);
    }

    [Fact]
    public async Task A_transaction_that_was_begun_by_hand_is_not_handed_on()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var used = await site.Query(async db =>
        {
            var connection = await Used(db);
            await db.Database.ExecuteSqlRawAsync("BEGIN");
            return connection;
        });
        Assert.NotSame(used, await site.Query(Used));
        Assert.Equal(System.Data.ConnectionState.Closed, used.State);
    }

    [Fact]
    public async Task The_same_question_within_its_own_answer_is_answered()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var (outer, inner) = await site.Query(async db =>
        {
            var (all, each) = (0, 0);
            await foreach (var _ in Three(db).AsAsyncEnumerable())
            {
                all++;
                each += (await Three(db).ToListAsync()).Count;
            }
            return (all, each);
        });
        Assert.Equal((3, 9), (outer, inner));
    }

    [Fact]
    public async Task Values_of_another_kind_are_bound_anew()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        foreach (var value in new object?[] { 1L, "text", null, 2.5, new byte[] { 1, 2 } })
        {
            var kind = await site.Query(db =>
                db.Database.SqlQueryRaw<string>("SELECT typeof(@p0) AS \"Value\"", value ?? DBNull.Value).SingleAsync()
            );
            Assert.Equal(
                value is null ? "null"
                    : value is long ? "integer"
                    : value is string ? "text"
                    : value is double ? "real"
                    : "blob",
                kind
            );
        }
    }

    [Fact]
    public async Task Who_rests_closes_those_that_nobody_uses()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var busy = site.App.Services.CreateAsyncScope();
        var inUse = await Used(Db(busy));
        var free = await site.Query(Used);

        site.App.Services.GetRequiredService<KeptConnections>().CloseFree();

        Assert.Equal(System.Data.ConnectionState.Closed, free.State);
        Assert.Equal(System.Data.ConnectionState.Open, inUse.State);
        Assert.NotSame(free, await site.Query(Used));
    }

    private static IQueryable<int> Three(Db db) =>
        db.Database.SqlQuery<int>($"SELECT 1 AS \"Value\" UNION ALL SELECT 2 UNION ALL SELECT 3");

    private static Db Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<Db>();

    private static async Task<System.Data.Common.DbConnection> Used(Db db)
    {
        _ = await db.Set<Dossier>().CountAsync();
        return db.Database.GetDbConnection();
    }
}
