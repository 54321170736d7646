using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Awards;

/// <summary>One amount from a drawing right and from a pot: each part is booked in its own book, until it is paid.</summary>
public sealed class RightAndPotTests
{
    private static string Call(string from) =>
        TestCalls
            .FromPot(30_000)
            .Replace(
                "  pots:\n",
                "  rights:\n"
                    + "    - { id: recht, title: { nl: Trekkingsrecht, en: Drawing right }, envelope: 500000, key: population_2020, date: "
                    + "2022-01-01 }\n  pots:\n"
            )
            .Replace("from: pot }", $"from: {from} }}");

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public Task The_right_pays_first_and_the_pot_the_rest(Database database) => Pays(database, "[recht, pot]", rightFirst: true);

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public Task Or_the_pot_pays_first(Database database) => Pays(database, "[pot, recht]", rightFirst: false);

    private static async Task Pays(Database database, string from, bool rightFirst)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(Call(from), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
        var call = site.Call(TestCalls.Small);
        var right = Book.Right(TestCalls.Measure, TestCalls.Small, "recht", dossier.Holder);
        var pot = Book.Pot(TestCalls.Measure, TestCalls.Small, "pot");
        var whole = await site.Balance(right.Available);
        Assert.InRange(whole, 100_00, 900_00);
        var (ofRight, ofPot) = rightFirst ? (whole, 1000_00 - whole) : (0, 1000_00);

        var award = await site.Awarded(dossier.Id);
        Assert.Equal(1000_00, award.AmountCents);
        Assert.Equal((ofRight, ofPot), (await site.Balance(right.Committed(dossier.Id)), await site.Balance(pot.Committed(dossier.Id))));
        Assert.Equal((whole - ofRight, 30_000_00 - ofPot), (await site.Balance(right.Available), await site.Balance(pot.Available)));
        var why = (await site.Dossier(dossier.Id)).Steps.Single(s => s.StepId == "application").Amounts!;
        Assert.Contains(rightFirst ? "beperkt tot trekkingsrecht" : "dat blijft onder kleine pot", why);

        // A second one finds the right empty and has the pot; what is left of the right is looked at, not the whole.
        if (rightFirst)
        {
            var second = await site.Complete(TestCalls.Small, TestCalls.Cost("2000.00"));
            await site.Awarded(second.Id);
            Assert.Equal((0, 1000_00), (await site.Balance(right.Committed(second.Id)), await site.Balance(pot.Committed(second.Id))));
        }

        await site.Send(dossier.Id, "first", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier.Id, "first");
        await site.Send(dossier.Id, "balance", TestCalls.Cost("2000.00"));
        await site.PaidOut(dossier.Id, "balance");
        Assert.Equal((ofRight, ofPot), (await site.Balance(right.Paid(dossier.Id)), await site.Balance(pot.Paid(dossier.Id))));
        await site.JournalBalances();
    }
}
