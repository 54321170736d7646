using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Payments.Bank;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>
/// Money that was paid came back: the payment is ordered again, and a dossier that was closed by it is open again. The same order that
/// comes back twice does nothing the second time.
/// </summary>
public sealed class ReturnPayment(ActFrame acts, Db db, Ledger ledger) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("return-payment", new("Betaling teruggekomen", "Payment came back"))
        {
            By = ActBy.Finance,
            HoldsMeasure = true,
            Tells =
            [
                Tellings.ToFinance(
                    "Teruggekomen: {amount} van {government}",
                    "Came back: {amount} from {government}",
                    "{name}. De bank kreeg de betaling terug: {answer}. Kijk het rekeningnummer na; ze kan in een nieuw bestand.",
                    "{name}. The bank got the payment back: {answer}. Check the account; it can go into another file."
                ),
                Tellings.ToApplicant(
                    "Betaling teruggekomen: {amount} voor {number}",
                    "Payment came back: {amount} for {number}",
                    "{name}. De betaling van {amount} kwam terug van uw bank: {answer}. We kijken na waarom en betalen opnieuw.",
                    "{name}. The payment of {amount} came back from your bank: {answer}. We look into it and pay again."
                ) with
                {
                    Lands = "/dossiers/{dossier}#betalingen",
                },
            ],
            Words = new(
                "a payment that was made by an order, and that the bank sends back with the same amount and account",
                "approved and to be paid, as before it was paid; a closed dossier is awarded again",
                "paid → ordered"
            ),
        };

    /// <param name="on">Day of booking; null where the bank names none.</param>
    public async Task<IReadOnlyList<Refusal>> Do(Actor actor, BatchOrder order, DateOnly? on, string? answer, CancellationToken stop)
    {
        var done = await acts.RunOn<Payment>(Kind, actor, order.PaymentId, null, act => Return(act, order.Id, on, answer, stop), stop);
        return done.Done ? [] : done.Refusals;
    }

    private async Task<Outcome<Payment>> Return(
        ActScope<Decision<Payment>> act,
        Guid id,
        DateOnly? on,
        string? answer,
        CancellationToken stop
    )
    {
        var (dossier, payment) = act.Subject;
        var order = await db.BatchOrders.SingleAsync(o => o.Id == id, stop);
        if (order.State == OrderState.Returned)
            return act.Nothing(payment);
        if (order.State != OrderState.Paid || payment.State != PaymentState.Paid)
            return PaymentRefusals.NotPaid;
        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = new PaymentPostings(dossier, payment, stand).AtReturn;
        act.Book(postings);
        act.Before = new { paid = stand.Amounts.Paid.ToString(), dossier.State };
        order.Go(OrderState.Returned, answer);
        payment.ComeBack();
        if (dossier.State == DossierState.Closed)
            dossier.Go(DossierState.Awarded);
        dossier.GoToBank(act.At);
        dossier.Await(Desk.Finance);
        act.Amount = payment.Amount;
        act.Say("answer", BankReasons.Said(answer));
        act.Evidence = new
        {
            payment = payment.Id,
            order = order.Id,
            on,
            answer,
        };
        act.After = new { paid = stand.After(postings).Amounts.Paid.ToString(), dossier.State };
        return payment;
    }
}
