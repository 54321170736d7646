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

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Who_withdraws_reads_which_dossier_it_was_and_nobody_else_reads_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.Started();
        using var officer = await Browser.As(site, "geetbets-officer");
        var withdrawn = await officer.Post($"/dossiers/{dossier.Id}/intrekken", ("reason", "We stellen uit"));
        var address = withdrawn.Headers.Location!.ToString();
        var told = $"{dossier.Number} is ingetrokken.";
        Assert.Contains(told, await officer.Text(address), StringComparison.Ordinal);
        Assert.DoesNotContain(told, await officer.Text("/mijn-oproepen"), StringComparison.Ordinal);
        using var other = await Browser.As(site, "gent-officer");
        Assert.DoesNotContain(told, await other.Text(address), StringComparison.Ordinal);
    }
}
