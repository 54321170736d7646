using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>List, page and act ask one plan.</summary>
public sealed class PaymentPlansTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task The_work_list_the_page_and_the_payment_say_the_same_amount(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PartCalls.Of(30, 30, 40), 1_000_00);
        var dossier = (await site.Complete(PartCalls.Slug, TestCalls.Cost("200.02"))).Id;
        await site.Awarded(dossier);
        using var manager = await site.ApiAs(Manager);
        foreach (
            var (step, cost, amount) in new[] { ("part_1", "200.02", 30_00), ("part_2", "200.02", 30_00), ("part_3", "190.00", 35_00) }
        )
        {
            await site.Send(dossier, step, TestCalls.Cost(cost));
            var claim = (await Row(site)).Claim!;
            var list = JsonNode.Parse(await manager.GetStringAsync("/api/v1/dossiers"))!["dossiers"]!.AsArray().Single()!;
            var page = await site.Ask(async (CaseFiles f) => (await f.Find(TestSite.As(Manager), dossier))!);
            var due = await site.Ask(async (PaymentPlans p) => await p.Due(await site.Dossier(dossier), page.ClaimToPay!.Id));
            var payment = await site.PaidOut(dossier, step);

            Assert.Equal((step, amount), (page.ClaimToPay!.Id, due.Due.Amount.Cents));
            Assert.Equal((amount, amount), (claim.Amount.Cents, payment.AmountCents));
            Assert.Equal(new Money(amount).ToString(), list["claimed"]!["amount"]!.GetValue<string>());
        }
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task What_was_approved_and_not_paid_yet_is_not_due_again(Database database)
    {
        await using var site = await TestSite.Start(database);
        await site.Publish(PartCalls.Of(50, 50), 1_000_00);
        var dossier = (await site.Complete(PartCalls.Slug, TestCalls.Cost("200.00"))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "part_1", TestCalls.Cost("200.00"));
        await site.Send(dossier, "part_2", TestCalls.Cost("200.00"));
        Assert.Equal(("Deel 1", 50_00), await Waiting(site));

        // The claim that settles asks for all that is left: nothing of it is left for the other.
        Assert.Equal(100_00, (await site.Approved(dossier, "part_2")).AmountCents);
        Assert.Equal(("Deel 1", 0), await Waiting(site));
    }

    private static async Task<(string, long)> Waiting(TestSite site) =>
        (await Row(site)).Claim is { } claim
            ? (claim.Title.Nl, claim.Amount.Cents)
            : throw new InvalidOperationException("No claim waits.");

    private static async Task<WorkRow> Row(TestSite site) =>
        (await site.Ask((WorkList w) => w.Find(TestSite.As(Manager), new WorkFilter(), 1))).Rows.Single();
}
