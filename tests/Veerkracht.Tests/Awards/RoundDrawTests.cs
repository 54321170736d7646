using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Allocation;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Awards;

public sealed class RoundDrawTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_tie_is_drawn_from_both_sources_and_refused_without_them(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(700, RoundWorld.ByLot);
        await site.Asks("1000.00", 6);
        await site.Asks("1000.00", 6, "gent");
        await site.Asks("1000.00", 6, "herstappe");
        var round = await site.ARound();
        var (manager, approver) = (TestSite.As(Manager), TestSite.As(Approver));
        Task<Outcome<RoundDraw>> Types(string value, string source = "Lotto, zaterdag") =>
            site.Act((TypeOutsideValue a) => a.Do(manager, round.Id, value, source, "3 september 2022, 20.00 uur"));
        Refused("draw-needed", await site.ProposeRound(round));
        Refused("draw-order", await site.Act((CloseList a) => a.Do(manager, round.Id)));

        var committed = Value(await site.Act((CommitDraw a) => a.Do(manager, round.Id)));
        Refused("draw-order", await site.Act((CommitDraw a) => a.Do(manager, round.Id)));
        Refused("draw-order", await Types("9319"));
        Assert.DoesNotContain(committed.Secret, (await site.Query(db => db.Acts.SingleAsync(a => a.Kind == "commit-draw"))).Evidence);
        var closed = Value(await site.Act((CloseList a) => a.Do(manager, round.Id)));
        Assert.Equal(committed.Commitment, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(closed.Opening))));
        Assert.Equal(["rondes-1", "rondes-2", "rondes-3"], DecisionJson.Read<string>(closed.List!));
        Refused("draw-value", await Types("zeven"));
        Refused("draw-source", await Types("7", " "));
        Value(await Types("45 2 18 7"));
        Refused("draw-needed", await site.ProposeRound(round));
        Refused("other-value", await site.Act((ConfirmOutsideValue a) => a.Do(approver, round.Id, "45 2 18 8")));
        var both = TestSite.As(Manager, Role.ProgrammeManager, Role.SecondApprover);
        Assert.Equal("second-person-needed", Code(await site.Act((ConfirmOutsideValue a) => a.Do(both, round.Id, "2 7 18 45"))));
        var drawn = Value(await site.Act((ConfirmOutsideValue a) => a.Do(approver, round.Id, "2 7 18 45")));

        var key = $"{closed.Secret.TrimStart('0')}./2.7.18.45./";
        Assert.Equal(key, drawn.Lot!.Key.Text);
        var proposal = Value(await site.ProposeRound(round));
        Assert.True(DrawKey.TryRead(key, out var read, out _));
        var order = Draw.Take(read, 3, 3).Select(n => $"rondes-{n}").ToList();
        Assert.Equal([$"{order[0]} Awarded 500.00", $"{order[1]} Reserve 0.00", $"{order[2]} Reserve 0.00"], await site.Lines(proposal));
        Assert.Equal((200_00, 500_00, 0), await site.Money());
    }
}
