using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Tests.Payments;
using Veerkracht.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Veerkracht.BrowserTests.Journeys;

/// <summary>
/// Three payments go to the bank in a file of two people. It pays one, sends one back, and pays one with another amount: what came back is
/// paid again by a new file, and what differs waits for a person. By screen alone: with and without script.
/// </summary>
[Collection(InChromium.Name)]
public sealed class BankJourneyTests(Chromium chromium)
{
    [Fact]
    public Task On_a_wide_screen() => Travel(Database.Sqlite, Screen.Wide);

    [Fact]
    public Task On_a_phone_without_script() => Travel(Database.Postgres, Screen.Phone);

    private async Task Travel(Database database, Screen screen)
    {
        await using var site = await BatchWorld.Started(database);
        await using var stage = new Stage(chromium, site, screen);
        var paid = await site.ToPay("1000.00");
        var back = await site.ToPay("2000.00");
        var differs = await site.ToPay("3000.00");
        var (manager, approver) = (await stage.Manager(), await stage.Approver());

        var first = await Goes(manager, approver, "bank-first");
        var (one, two, three) = (await Order(site, paid), await Order(site, back), await Order(site, differs));
        await Brings(
            manager,
            "betaald.xml",
            BatchWorld.Booked(one),
            BatchWorld.Booked(two),
            BatchWorld.Booked(three, three.AmountCents - 1)
        );
        await Expect(Fact(manager, "Verwerkt")).ToHaveTextAsync("2");
        await Expect(Fact(manager, "Na te kijken")).ToHaveTextAsync("1");
        await manager.Looks("bank-answered", inEnglish: true);
        await Brings(manager, "terug.xml", BatchWorld.Back(two));
        await Expect(Fact(manager, "Verwerkt")).ToHaveTextAsync("1");
        await manager.Looks("bank-returned");
        await Tells(manager, first, "Betaald", "Teruggekomen", "Nog niet beantwoord");

        var second = await Goes(manager, approver, "bank-again");
        Assert.NotEqual(first, second);
        await Brings(manager, "opnieuw.xml", BatchWorld.Booked(await Order(site, back)));
        await manager.Looks("bank-again-answered");
        await Tells(manager, second, "Betaald");

        Assert.Equal(
            [PaymentState.Paid, PaymentState.Paid, PaymentState.Approved],
            [(await site.Now(paid)).State, (await site.Now(back)).State, (await site.Now(differs)).State]
        );
        // The bank paid a cent less: a person finds out, and writes it down.
        await manager.Chooses("Werkbank");
        await manager.Looks("bank-desk");
        await manager.Opens(PaymentAccess.Href);
        await manager.Follows("betaald.xml");
        await manager.Sees("Na te kijken");
        await manager.Unfolds("Nagekeken");
        await manager.Types("Wat was er, en wat gebeurt er?", "De bank rekende een cent kosten aan; ze stort hem na.");
        await manager.Presses("Bewaar");
        await Expect(Fact(manager, "Na te kijken")).ToHaveTextAsync("0");
        await manager.Sees("ze stort hem na");
        await manager.Looks("bank-closed");
        stage.NothingWasWrong();
    }

    /// <summary>A file with all that waits, by two people, to the bank. Address of its page.</summary>
    private static async Task<string> Goes(Manager manager, Approver approver, string look)
    {
        await manager.Opens(PaymentAccess.Href);
        await manager.Looks($"{look}-waits");
        await manager.Presses("Maak een betaalbestand");
        await manager.Sees("Gemaakt door");
        await Expect(manager.Main.GetByRole(AriaRole.Button, new() { Name = "Geef dit bestand vrij" })).ToHaveCountAsync(0);
        var page = manager.Path;
        await approver.Opens(page);
        await approver.Looks($"{look}-release");
        await approver.Presses("Geef dit bestand vrij");
        await approver.Sees("Vrijgegeven door");
        await manager.Opens(page);
        var file = Encoding.UTF8.GetString(await manager.Downloads("Download het bestand"));
        Assert.Contains("<MsgId>", file, StringComparison.Ordinal);
        await manager.Presses("De bank heeft dit bestand");
        await manager.Sees("Bezorgd door");
        return page;
    }

    /// <summary>What the bank says, as a file that is read on the page.</summary>
    private static async Task Brings(Manager manager, string name, params string[] entries)
    {
        await manager.Opens(PaymentAccess.Href);
        await manager
            .Main.Locator("input[type=file][name=bestand]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/xml",
                    Buffer = Encoding.UTF8.GetBytes(BatchWorld.Camt(name, entries)),
                }
            );
        await manager.Presses("Lees dit bestand");
        await manager.IsAt(name);
    }

    private static async Task Tells(Manager manager, string page, params string[] answers)
    {
        await manager.Opens(page);
        var rows = manager.Main.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(answers.Length);
        foreach (var answer in answers)
            await Expect(rows.Filter(new() { HasText = answer })).ToHaveCountAsync(1);
    }

    private static ILocator Fact(Manager manager, string label) =>
        manager.Main.Locator("dt", new() { HasText = label }).Locator("xpath=following-sibling::dd[1]");

    /// <summary>The order of a payment that the bank has not answered yet.</summary>
    private static Task<BatchOrder> Order(TestSite site, Payment payment) =>
        site.Query(db => db.BatchOrders.AsNoTracking().SingleAsync(o => o.PaymentId == payment.Id && o.State == OrderState.Ordered));
}
