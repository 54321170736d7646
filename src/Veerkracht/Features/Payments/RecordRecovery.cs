using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The programme manager records that the applicant paid back what was paid above the final grant. It is available again.
/// </summary>
public sealed class RecordRecovery(Db db, Chronicle chronicle, Ledger ledger, CloseWhenSettled close, Clock clock)
{
    /// <param name="on">Calendar day in Brussels on which the money came back.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, DateOnly on, string reference, CancellationToken stop = default) =>
        db.Transact<Payment>(
            async () =>
            {
                await ledger.Queue(
                    from p in db.Payments
                    join d in db.Dossiers on p.DossierId equals d.Id
                    where p.Id == paymentId
                    select d.Measure,
                    stop
                );
                var payment = await db.Payments.FirstOrDefaultAsync(p => p.Id == paymentId, stop);
                if (payment is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (BankEntry.Check(reference, on, payment.DecidedAt, clock) is { } refusal)
                    return refusal;
                reference = reference.Trim();
                if (payment.RecoveredOn is not null)
                    return payment.RecoveredOn == on && payment.RecoveryReference == reference
                        ? payment
                        : PaymentRefusals.RecordedOtherwise;
                if (payment.State != PaymentState.Approved)
                    return PaymentRefusals.NotApproved;
                if (payment.Recover.IsZero)
                    return PaymentRefusals.NothingToRecover;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == payment.DossierId, stop);
                var stand = await ledger.Stand(dossier.Id, stop);
                var postings = new PaymentPostings(dossier, payment, stand).AtRecovery;
                var after = stand.After(postings);

                var before = new { paid = stand.Amounts.Paid.ToString() };
                payment.RecordRecovery(on, reference);
                dossier.ChangedAt = clock.UtcNow;
                var act = chronicle.Record(
                    actor,
                    ActKinds.RecordRecovery,
                    dossier.Subject(),
                    null,
                    new
                    {
                        payment = payment.Id,
                        step = payment.StepId,
                        on,
                        reference,
                    },
                    before,
                    new { paid = after.Amounts.Paid.ToString() }
                );
                await ledger.Book(act, postings, stop);
                close.AfterClaim(actor, dossier, payment, after);
                return payment;
            },
            stop
        );
}
