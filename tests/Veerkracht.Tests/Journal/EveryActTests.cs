using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Tests;
using Veerkracht.Core.Tests.House;
using Veerkracht.Tests.Steering;
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

    /// <summary>An act that is added comes into the lives too.</summary>
    [Fact]
    public void A_life_knows_every_act_that_somebody_does()
    {
        var named = typeof(RandomLife)
            .Assembly.GetTypes()
            .Where(t => t.FullName!.StartsWith(typeof(RandomLife).FullName!, StringComparison.Ordinal) || t.DeclaringType == typeof(Steer))
            .Append(typeof(Steer))
            .SelectMany(Code.TypesIn)
            .ToHashSet();
        var acts = typeof(IAct)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAct)))
            .Where(t => ((ActKind)t.GetProperty(nameof(IAct.Kind))!.GetValue(null)!).By.Side != Side.Following)
            .ToList();
        Assert.True(acts.Count > 40);
        Assert.Empty(acts.Where(a => !named.Contains(a)).Select(a => a.Name));
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
