using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver, another person than who proposed it, rejects the application. Its place in the order of registration ends.
/// </summary>
public sealed class RejectApplication(Db db, Chronicle chronicle, PlacesInOrder places, Clock clock)
{
    public Task<Outcome<Rejection>> Do(Actor actor, Guid rejectionId, string? remark = null, CancellationToken stop = default) =>
        db.Transact<Rejection>(
            async () =>
            {
                var rejection = await db.Rejections.FirstOrDefaultAsync(r => r.Id == rejectionId, stop);
                if (rejection is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (rejection.State != RejectionState.Proposed)
                    return CaseRefusals.AlreadyDecided;
                if (!rejection.MayBeDecidedBy(actor.PersonId))
                    return CaseRefusals.SecondPerson;
                var dossier = await db.Dossiers.SingleAsync(d => d.Id == rejection.DossierId, stop);
                // The applicant may have withdrawn meanwhile.
                if (!DossierStates.Undecided.Contains(dossier.State))
                    return CaseRefusals.WrongState(dossier);

                await Carry(actor, dossier, rejection, remark, clock.UtcNow, stop);
                return rejection;
            },
            stop
        );

    /// <summary>Rejects inside the transaction of an act that has looked at everything.</summary>
    /// <param name="rejection">Proposed by another person; kept with the dossier.</param>
    internal async Task Carry(Actor actor, Dossier dossier, Rejection rejection, string? remark, DateTime now, CancellationToken stop)
    {
        var before = new { dossier.State };
        if (db.Entry(rejection).State == EntityState.Detached)
            db.Rejections.Add(rejection);
        rejection.Decide(RejectionState.Confirmed, actor.PersonId, now, remark);
        dossier.Go(DossierState.Rejected);
        dossier.ChangedAt = now;
        await places.Leave(dossier.Id, stop);
        chronicle.Record(
            actor,
            ActKinds.RejectApplication,
            dossier.Subject(),
            rejection.Reason,
            new { rejection = rejection.Id, remark },
            before,
            new { dossier.State }
        );
    }
}
