using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Tests;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Journal;

/// <summary>Lives in an order that nobody planned: after every act all that must be true of the money is asked.</summary>
public sealed class EveryActTests
{
    private static readonly bool Thorough = Samples.Full;
    private static readonly int Acts = Thorough ? 250 : 100;

    /// <summary>A few lives on SQLite while somebody develops; more, and on both databases, on the build server.</summary>
    public static TheoryData<Database, int> Lives()
    {
        var lives = new TheoryData<Database, int>();
        foreach (var database in Thorough ? new OnEveryDatabase().Select(row => row.Data) : [Database.Sqlite])
        {
            for (var seed = 1; seed <= (Thorough ? 8 : 2); seed++)
                lives.Add(database, seed);
        }
        return lives;
    }

    [Theory, MemberData(nameof(Lives))]
    public async Task Whatever_is_done_in_whatever_order_the_money_stays_in_order(Database database, int seed)
    {
        await using var site = await TestSite.Start(database);
        var life = new RandomLife(site, seed);
        await life.Begin();
        for (var act = 0; act < Acts; act++)
        {
            // What was refused changed nothing, and is looked at with the next that was done.
            if (await life.Next())
                await site.InvariantsHold(life.Trail);
        }
        await site.InvariantsHold(life.Trail);
        TestContext.Current.TestOutputHelper?.WriteLine(life.Trail);
        // A life in which nothing happens proves nothing.
        var done = await site.Query(db => db.Acts.Select(a => a.Kind).Distinct().ToListAsync());
        Assert.Empty(
            new[]
            {
                ActKinds.SubmitStep,
                ActKinds.WithdrawApplication,
                ActKinds.ProposeAward,
                ActKinds.ConfirmAward,
                ActKinds.ConfirmPayment,
                ActKinds.RecordPayment,
            }.Except(done)
        );
    }
}
