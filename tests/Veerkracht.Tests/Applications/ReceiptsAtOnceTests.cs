using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Features.Applications;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Support;
using Xunit;

namespace Veerkracht.Tests.Applications;

/// <summary>Two applications of one town that are judged on the same money, and written one after the other.</summary>
public class ReceiptsAtOnceTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Each_receipt_says_what_was_left_when_it_was_written(Database database)
    {
        await using var inTurns = await TestSite.Start(database);
        var expected = new List<string>();
        foreach (var dossier in await Two(inTurns))
        {
            await Send(inTurns, dossier.Id);
            expected.Add((await inTurns.Step(dossier)).Amounts!);
        }
        // What the first took is missing in what the second says: else this test shows nothing.
        Assert.NotEqual(expected[0], expected[1]);

        await using var site = await TestSite.Start(database);
        var dossiers = await Two(site);
        var (sending, held) = (new List<Task<Receipt>>(), await HeldLane.By(site));
        foreach (var (i, dossier) in dossiers.Index())
        {
            sending.Add(Send(site, dossier.Id));
            await held.Waits(i + 1);
        }
        await held.DisposeAsync();

        var told = await Task.WhenAll(sending);
        Assert.Equal(expected, told.Select(receipt => AmountsJson.Write(receipt.Amounts)));
        foreach (var (i, dossier) in dossiers.Index())
            Assert.Equal(expected[i], (await site.Step(dossier)).Amounts);
    }

    private static async Task<Dossier[]> Two(TestSite site) =>
        [await site.AFilledApplication(cost: "20000.00"), await site.AFilledApplication(cost: "20000.00")];

    private static async Task<Receipt> Send(TestSite site, Guid dossier) =>
        Given.Value(
            await site.In(s => s.GetRequiredService<SubmitStep>().Do(TestSite.As("geetbets-finance-director"), dossier, Given.First))
        );
}
