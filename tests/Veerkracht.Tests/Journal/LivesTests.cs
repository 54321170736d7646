using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Tests;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Journal;

/// <summary>
/// Lives in an order that nobody planned: after every act all that must be true of the money is asked. In two classes, which run side by
/// side.
/// </summary>
public abstract class Lives
{
    private static readonly bool Thorough = Samples.Full;
    private static readonly int Acts = Thorough ? 250 : 100;

    /// <summary>One life on SQLite while somebody develops; four, and on both databases, on the build server.</summary>
    /// <param name="seed">Of the first of them; the others have every second one after it.</param>
    protected static TheoryData<Database, int> From(int seed)
    {
        var lives = new TheoryData<Database, int>();
        foreach (var database in Thorough ? new OnEveryDatabase().Select(row => row.Data) : [Database.Sqlite])
        {
            for (var life = 0; life < (Thorough ? 4 : 1); life++)
                lives.Add(database, seed + 2 * life);
        }
        return lives;
    }

    protected static async Task MoneyStaysInOrder(Database database, int seed)
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
        await life.Finish(() => site.InvariantsHold(life.Trail));
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
                ActKinds.LoadProgramme,
                ActKinds.AgreeWithDraft,
                ActKinds.ConfirmPartnership,
                ActKinds.DeclinePartnership,
                ActKinds.AskPartner,
                ActKinds.WithdrawPartnerRequest,
                ActKinds.AskPartnerAgain,
                ActKinds.InvitePerson,
                ActKinds.WithdrawInvitation,
                ActKinds.AcceptInvitation,
                ActKinds.GiveRole,
                ActKinds.EndRole,
                ActKinds.OpenConsultation,
                ActKinds.AnswerComment,
                ActKinds.CloseConsultation,
            }.Except(done)
        );
    }
}

public sealed class OddLivesTests : Lives
{
    public static TheoryData<Database, int> All() => From(1);

    [Theory, MemberData(nameof(All))]
    public Task Whatever_is_done_in_whatever_order_the_money_stays_in_order(Database database, int seed) =>
        MoneyStaysInOrder(database, seed);
}

public sealed class EvenLivesTests : Lives
{
    public static TheoryData<Database, int> All() => From(2);

    [Theory, MemberData(nameof(All))]
    public Task Whatever_is_done_in_whatever_order_the_money_stays_in_order(Database database, int seed) =>
        MoneyStaysInOrder(database, seed);
}
