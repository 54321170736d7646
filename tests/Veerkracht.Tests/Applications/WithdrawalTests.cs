using Veerkracht.Features.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Applications;

public sealed class WithdrawalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Nobody_withdraws_what_is_proposed_or_awarded(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"))).Id;
        Task<Outcome<Dossier>> Withdraws() =>
            site.Act((WithdrawApplication a) => a.Do(TestSite.As("geetbets-mayor"), dossier, "We stellen uit"));
        Value(await site.Propose(dossier));
        Refused("too-late-to-withdraw", await Withdraws());
    }
}
