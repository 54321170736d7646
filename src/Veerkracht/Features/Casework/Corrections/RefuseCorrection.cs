using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Casework;

/// <summary>The second approver does not follow a proposed correction: the answers stay as they were.</summary>
public sealed class RefuseCorrection(Db db, CorrectionDesk desk, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Correction>> Do(Actor actor, Guid correctionId, string reason, CancellationToken stop = default) =>
        db.Transact<Correction>(
            async () =>
            {
                var correction = await db.Corrections.FirstOrDefaultAsync(c => c.Id == correctionId, stop);
                if (correction is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (correction.State != CorrectionState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!correction.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == correction.DossierId, stop);

                var now = clock.UtcNow;
                correction.Decide(CorrectionState.Refused, actor.PersonId, now, reason.Trim());
                dossier.ChangedAt = now;
                await desk.GiveBack(dossier, correction, stop);
                chronicle.Record(
                    actor,
                    ActKinds.RefuseCorrection,
                    dossier.Subject,
                    reason,
                    new { correction = correction.Id, step = correction.StepId }
                );
                return correction;
            },
            stop
        );
}
