using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Payments.Batches;

namespace Veerkracht.Features.Payments;

/// <summary>The programme manager records that the bank paid. The same day and reference again is harmless; others are refused.</summary>
public sealed class RecordPayment(ActFrame acts, Db db, BankRecords records) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("record-payment", new("Betaling uitgevoerd", "Payment made"))
        {
            By = ActBy.Finance,
            HoldsMeasure = true,
            Tells =
            [
                Tellings.ToApplicant(
                    "Betaald: {amount} voor {number}",
                    "Paid: {amount} for {number}",
                    "{name}. De bank betaalde {amount} op {on}.",
                    "{name}. The bank paid {amount} on {on}."
                ) with
                {
                    Lands = "/dossiers/{dossier}#betalingen",
                },
            ],
            Words = new("an approved payment", "paid on a day, with the reference of the bank", "ordered → paid"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new("record-payment", new("Betaling noteren", "Record the payment"), new("Noteer de betaling", "Record the payment"), facts =>
            BankEntry.Waiting(facts) is { RecoverCents: 0 }
        )
        {
            Intro = new("Noteer de betaling wanneer de bank ze heeft uitgevoerd.", "Record the payment when the bank has made it."),
            Boxes = BankEntry.Boxes,
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await BankEntry.Of(
            db,
            dossierId,
            input,
            (payment, on, reference) => Do(actor, payment, on, reference, stop).AsResult(p => p.Amount),
            stop
        );

    /// <param name="on">Calendar day in Brussels on which the bank paid.</param>
    /// <param name="reference">The bank's reference of the transfer.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, DateOnly on, string reference, CancellationToken stop = default) =>
        acts.RunOn<Payment>(Kind, actor, paymentId, null, act => Record(act, on, reference, stop), stop);

    /// <summary>The order by which it was paid is carried out in the same breath, whoever typed or read it.</summary>
    private async Task<Outcome<Payment>> Record(ActScope<Decision<Payment>> act, DateOnly on, string reference, CancellationToken stop)
    {
        var outcome = await records.Record(act, Paid, on, reference, stop);
        if (!outcome.Done)
            return outcome;
        var id = act.Subject.Proposal.Id;
        if (await db.BatchOrders.FirstOrDefaultAsync(o => o.PaymentId == id && o.State == OrderState.Ordered, stop) is { } order)
            order.Go(OrderState.Paid);
        return outcome;
    }

    private static readonly BankMovement Paid = new(
        p => (p.PaidOn, p.BankReference),
        p => p.Amount,
        PaymentRefusals.NothingToPay,
        p => p.AtPayment,
        (p, on, reference) => p.Record(on, reference)
    );
}
