using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>The second approver does not follow the proposal to reject: the application stays where it was.</summary>
public sealed class RefuseRejection(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Rejection>> Do(Actor actor, Guid rejectionId, string reason, CancellationToken stop = default) =>
        db.Transact<Rejection>(
            async () =>
            {
                var rejection = await db.Rejections.FirstOrDefaultAsync(r => r.Id == rejectionId, stop);
                if (rejection is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (rejection.State != RejectionState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!rejection.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.SingleAsync(d => d.Id == rejection.DossierId, stop);

                var now = clock.UtcNow;
                rejection.Decide(RejectionState.Refused, actor.PersonId, now, reason.Trim());
                // The applicant may have withdrawn meanwhile; then it lies on nobody's desk.
                dossier.Await(Desks.After(dossier.State));
                dossier.ChangedAt = now;
                chronicle.Record(actor, ActKinds.RefuseRejection, dossier.Subject, reason, new { rejection = rejection.Id });
                return rejection;
            },
            stop
        );
}
