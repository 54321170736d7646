using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager records that the applicant paid back what was paid above the final grant. It is available again.
/// </summary>
public sealed class RecordRecovery(ActFrame acts, Db db, Ledger ledger, CloseWhenSettled close, Clock clock) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("record-recovery", new("Terugbetaling ontvangen", "Repayment received"))
        {
            By = ActBy.Finance,
            HoldsMeasure = true,
            Words = new("an approved settlement below what was paid", "what was paid too much came back", "paid → returned → available"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "record-recovery",
            new("Terugbetaling noteren", "Record the repayment"),
            new("Noteer de terugbetaling", "Record the repayment"),
            facts => BankEntry.Waiting(facts) is { RecoverCents: > 0 }
        )
        {
            Intro = new(
                "De eindkost ligt lager dan wat al betaald is. De aanvrager moet dit bedrag terugbetalen.",
                "The final cost ends below what was paid. The applicant must pay this amount back."
            ),
            Boxes = BankEntry.Boxes,
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await BankEntry.Of(
            db,
            dossierId,
            input,
            (payment, on, reference) => Do(actor, payment, on, reference, stop).AsResult(p => p.Recover),
            stop
        );

    /// <param name="on">Calendar day in Brussels on which the money came back.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, DateOnly on, string reference, CancellationToken stop = default) =>
        acts.Run<Decision<Payment>, Payment>(
            Kind,
            actor,
            new DecisionTarget<Payment>(paymentId),
            null,
            act => Record(act, on, reference, stop),
            stop
        );

    private async Task<Outcome<Payment>> Record(
        ActScope<Decision<Payment>> act,
        DateOnly on,
        string reference,
        CancellationToken stop
    )
    {
        var (dossier, payment) = act.Subject;
        if (BankEntry.Check(reference, on, payment.DecidedAt, clock) is { } refusal)
            return refusal;
        reference = reference.Trim();
        if (payment.RecoveredOn is not null)
            return payment.RecoveredOn == on && payment.RecoveryReference == reference
                ? act.Nothing(payment)
                : PaymentRefusals.RecordedOtherwise;
        if (payment.State != PaymentState.Approved)
            return PaymentRefusals.NotApproved;
        if (payment.Recover.IsZero)
            return PaymentRefusals.NothingToRecover;

        var stand = await ledger.Stand(dossier.Id, stop);
        var postings = new PaymentPostings(dossier, payment, stand).AtRecovery;
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
        payment.RecordRecovery(on, reference);
        act.After = new { paid = after.Amounts.Paid.ToString() };
        close.AfterClaim(act, dossier, payment, after);
        return payment;
    }
}
