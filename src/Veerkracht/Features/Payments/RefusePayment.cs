using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Payments;

/// <summary>
/// The second approver refuses a proposed payment, and says to whom it goes back: to the programme manager, who proposes anew, or to the
/// applicant. Then the claim is a draft again with all its answers; what was sent before stays with the refused payment, to the byte.
/// </summary>
public sealed class RefusePayment(Db db, Chronicle chronicle, Clock clock)
{
    /// <param name="returnClaim">True where the applicant must mend the claim and send it again.</param>
    public Task<Outcome<Payment>> Do(Actor actor, Guid paymentId, string reason, bool returnClaim, CancellationToken stop = default) =>
        db.Transact<Payment>(
            async () =>
            {
                var payment = await db.Payments.FirstOrDefaultAsync(p => p.Id == paymentId, stop);
                if (payment is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (payment.State != PaymentState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!payment.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == payment.DossierId, stop);
                var step = dossier.Steps.Single(s => s.StepId == payment.StepId);

                var now = clock.UtcNow;
                var before = new
                {
                    step = step.StepId,
                    step.State,
                    sha256 = step.SentSha256,
                    sentAt = step.SentAt,
                };
                payment.Decide(PaymentState.Refused, actor.PersonId, now, reason.Trim());
                if (returnClaim)
                {
                    payment.KeepReturned(step.Sent!);
                    step.Return();
                }
                dossier.Await(returnClaim ? Desk.Applicant : Desk.ProgrammeManager);
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.RefusePayment,
                    dossier.Subject,
                    reason,
                    new { payment = payment.Id },
                    before,
                    new { step = step.StepId, step.State }
                );
                return payment;
            },
            stop
        );
}
