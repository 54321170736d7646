using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver, another person than who proposed it, approves a payment. What the final cost no longer needs is released at once;
/// where nothing is left to pay the claim is settled.
/// </summary>
public sealed class ConfirmPayment(Db db, Chronicle chronicle, Ledger ledger, CloseWhenSettled close, Clock clock)
{
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, string? remark = null, CancellationToken stop = default) =>
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
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (payment.State != PaymentState.Proposed)
                    return CaseRefusals.AlreadyDecided;
                if (!payment.MayBeDecidedBy(actor.PersonId))
                    return CaseRefusals.SecondPerson;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == payment.DossierId, stop);
                var stand = await ledger.Stand(dossier.Id, stop);
                var postings = new PaymentPostings(dossier, payment, stand).AtApproval;
                if (await ledger.Cannot(postings, stop) is { } tooLittle)
                    return tooLittle;
                var after = stand.After(postings);

                var now = clock.UtcNow;
                var before = new { awarded = stand.Amounts.Awarded.ToString() };
                payment.Decide(PaymentState.Approved, actor.PersonId, now, remark?.Trim());
                dossier.Await(Desk.ProgrammeManager);
                dossier.ChangedAt = now;
                var act = chronicle.Record(
                    actor,
                    ActKinds.ConfirmPayment,
                    dossier.Subject(),
                    remark,
                    new { payment = payment.Id, step = payment.StepId },
                    before,
                    new
                    {
                        awarded = after.Amounts.Awarded.ToString(),
                        approved = payment.Amount.ToString(),
                        recover = payment.RecoverCents > 0 ? payment.Recover.ToString() : null,
                    }
                );
                await ledger.Book(act, postings, stop);
                if (payment.Amount.IsZero)
                    close.AfterClaim(actor, dossier, payment, after);
                return payment;
            },
            stop
        );
}
