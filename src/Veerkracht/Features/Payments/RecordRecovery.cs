using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager records that the applicant paid back what was paid above the final grant. It is available again.
/// </summary>
public sealed class RecordRecovery(ActFrame acts, Db db, BankRecords records) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("record-recovery", new("Terugbetaling ontvangen", "Repayment received"))
        {
            By = ActBy.Finance,
            HoldsMeasure = true,
            Tells =
            [
                Tellings.ToApplicant(
                    "Terugbetaling ontvangen voor {number}",
                    "Repayment received for {number}",
                    "{name}. We kregen {amount} terug op {on}.",
                    "{name}. We received {amount} back on {on}."
                ) with
                {
                    Lands = "/dossiers/{dossier}#betalingen",
                },
            ],
            Words = new("an approved settlement below what was paid", "what was paid too much is back", "paid → returned → available"),
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
        acts.RunOn<Payment>(Kind, actor, paymentId, null, act => records.Record(act, Returned, on, reference, stop), stop);

    private static readonly BankMovement Returned = new(
        p => (p.RecoveredOn, p.RecoveryReference),
        p => p.Recover,
        PaymentRefusals.NothingToRecover,
        p => p.AtRecovery,
        (p, on, reference) => p.RecordRecovery(on, reference)
    );
}
