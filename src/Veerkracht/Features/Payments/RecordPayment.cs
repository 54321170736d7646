using Veerkracht.Core.Books;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>The programme manager records that the bank paid. The same day and reference again is harmless; others are refused.</summary>
public sealed class RecordPayment(ActFrame acts, Db db, Ledger ledger, CloseWhenSettled close, Clock clock) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("record-payment", new("Betaling uitgevoerd", "Payment made"))
        {
            By = ActBy.Finance,
            HoldsMeasure = true,
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
        acts.Run<Decision<Payment>, Payment>(
            Kind,
            actor,
            new DecisionTarget<Payment>(paymentId),
            null,
            act => Record(act, on, reference, stop),
            stop
        );

    private async Task<Outcome<Payment>> Record(ActScope<Decision<Payment>> act, DateOnly on, string reference, CancellationToken stop)
    {
        var (dossier, payment) = act.Subject;
        if (BankEntry.Check(reference, on, payment.DecidedAt, clock) is { } refusal)
            return refusal;
        reference = reference.Trim();
        if (payment.State == PaymentState.Paid)
            return payment.PaidOn == on && payment.BankReference == reference ? act.Nothing(payment) : PaymentRefusals.RecordedOtherwise;
        if (payment.State != PaymentState.Approved)
            return PaymentRefusals.NotApproved;
        if (payment.Amount.IsZero)
            return PaymentRefusals.NothingToPay;

        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = new PaymentPostings(dossier, payment, stand).AtPayment;
        var after = stand.After(postings);
        act.Book(postings);
        act.Evidence = new
        {
            payment = payment.Id,
            step = payment.StepId,
            on,
            reference,
        };
        act.Before = new { paid = stand.Amounts.Paid.ToString() };
        payment.Record(on, reference);
        act.After = new { paid = after.Amounts.Paid.ToString() };
        close.AfterClaim(act, dossier, payment, after);
        return payment;
    }
}
