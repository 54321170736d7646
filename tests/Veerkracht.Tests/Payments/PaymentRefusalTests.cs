using Veerkracht.Features.Payments;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Payments;

/// <summary>What a payment does not allow, each with its code and why in both languages.</summary>
public sealed class PaymentRefusalTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_is_paid_once_and_only_where_a_payment_belongs_to_it(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await Claimed(site, "2000.00");
        Refused("no-instalment", await Proposes(site, dossier, "application"));
        Value(await Proposes(site, dossier, "first"));
        Refused("decision-pending", await Proposes(site, dossier, "first"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_claim_whose_payment_was_approved_is_not_paid_a_second_time(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await Claimed(site, "2000.00");
        await site.Approved(dossier, "first");
        Refused("already-proposed", await Proposes(site, dossier, "first"));
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_bank_pays_between_the_approval_and_today_and_only_what_is_due(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await Claimed(site, "2000.00");
        var first = await site.Approved(dossier, "first");
        Task<Outcome<Payment>> Pays(Payment payment, int days) =>
            site.Act((RecordPayment a) => a.Do(TestSite.As(Manager), payment.Id, Today(site).AddDays(days), "BANK-1"));
        Task<Outcome<Payment>> Recovers(Payment payment) =>
            site.Act((RecordRecovery a) => a.Do(TestSite.As(Manager), payment.Id, Today(site), "TERUG"));
        Refused("in-future", await Pays(first, 1));
        Refused("before-approval", await Pays(first, -1));
        Refused("nothing-to-recover", await Recovers(first));
        Value(await Pays(first, 0));

        // What was paid already was more than the final grant: nothing is paid, some comes back.
        await site.Send(dossier, "balance", TestCalls.Cost("1000.00"));
        var balance = await site.Approved(dossier, "balance");
        Refused("nothing-to-pay", await Pays(balance, 0));
        Value(await Recovers(balance));
    }

    private static async Task<Guid> Claimed(TestSite site, string cost)
    {
        await site.Publish(TestCalls.FromPot(30_000), 1_000_000_00);
        var dossier = (await site.Complete(TestCalls.Small, TestCalls.Cost(cost))).Id;
        await site.Awarded(dossier);
        await site.Send(dossier, "first", TestCalls.Cost(cost));
        return dossier;
    }

    private static Task<Outcome<Payment>> Proposes(TestSite site, Guid dossier, string step) =>
        site.Act((ProposePayment a) => a.Do(TestSite.As(Manager), dossier, step, "In orde"));
}
