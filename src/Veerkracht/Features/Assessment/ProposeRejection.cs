using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Assessment;

/// <summary>The programme manager proposes to reject an application, with the reason that the applicant will read. Nothing changes yet.</summary>
public sealed class ProposeRejection(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Rejection>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        db.Transact<Rejection>(
            async () =>
            {
                var dossier = await db.Dossiers.FirstOrDefaultAsync(d => d.Id == dossierId, stop);
                if (dossier is null || !actor.MaySee(dossier))
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (CaseRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return CaseRefusals.DecisionPending;
                if (!DossierStates.Undecided.Contains(dossier.State))
                    return CaseRefusals.WrongState(dossier);

                var now = clock.UtcNow;
                var rejection = new Rejection
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    Reason = reason.Trim(),
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Rejections.Add(rejection);
                dossier.Await(Desk.SecondApprover);
                dossier.ChangedAt = now;
                chronicle.Record(actor, ActKinds.ProposeRejection, dossier.Subject(), reason);
                return rejection;
            },
            stop
        );
}
