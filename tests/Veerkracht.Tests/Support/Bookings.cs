using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Journal;

namespace Veerkracht.Tests.Support;

/// <summary>Money moved by an act, where a test needs a stand of the journal and not the way to it.</summary>
internal static class Bookings
{
    public static async Task<Act> Book(this Db db, IServiceProvider services, AccountName from, AccountName to, Money amount)
    {
        var outcome = await db.Transact<Act>(async () =>
        {
            var act = services.GetRequiredService<Chronicle>().Record(Actor.System, ActKinds.ProposeAward, new(from.Measure));
            await services.GetRequiredService<Ledger>().Book(act, [new Posting(from, to, amount)]);
            return act;
        });
        Assert.Empty(outcome.Refusals);
        return outcome.Value!;
    }
}
