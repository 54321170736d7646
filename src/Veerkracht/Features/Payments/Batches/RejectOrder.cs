using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>The bank does not carry out an order: nothing left, and the payment can go into another file.</summary>
public sealed class RejectOrder(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("reject-order", new("Betaling geweigerd door de bank", "Payment rejected by the bank"))
        {
            IsInternal = true,
            By = ActBy.Finance,
            HoldsMeasure = true,
            Tells =
            [
                Tellings.ToFinance(
                    "Geweigerd door de bank: {amount} aan {government}",
                    "Rejected by the bank: {amount} to {government}",
                    "{name}. De bank voerde de betaling niet uit: {answer}. Kijk het rekeningnummer na; ze kan in een nieuw bestand.",
                    "{name}. The bank did not carry out the payment: {answer}. Check the account; it can go into another file."
                ),
            ],
            Words = new(
                "an order of a released file, that the bank rejects by its end-to-end id",
                "rejected; the payment waits for another file",
                "nothing"
            ),
        };

    /// <summary>What refuses; none where it is done, also where it was before.</summary>
    public async Task<IReadOnlyList<Refusal>> Do(Actor actor, BatchOrder order, string? answer, CancellationToken stop)
    {
        var done = await acts.RunOn<Payment>(Kind, actor, order.PaymentId, null, act => Reject(act, order.Id, answer, stop), stop);
        return done.Done ? [] : done.Refusals;
    }

    private async Task<Outcome<Payment>> Reject(ActScope<Decision<Payment>> act, Guid id, string? answer, CancellationToken stop)
    {
        var payment = act.Subject.Proposal;
        var order = await db.BatchOrders.SingleAsync(o => o.Id == id, stop);
        if (order.State is OrderState.Rejected or OrderState.Returned)
            return act.Nothing(payment);
        if (order.State != OrderState.Ordered)
            return PaymentRefusals.PaidBefore;
        order.Go(OrderState.Rejected, answer);
        act.Amount = payment.Amount;
        act.Say("answer", BankReasons.Said(answer));
        act.Evidence = new
        {
            payment = payment.Id,
            order = order.Id,
            answer,
        };
        return payment;
    }
}
