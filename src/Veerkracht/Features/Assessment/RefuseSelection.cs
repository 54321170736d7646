using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>The second approver does not follow what was recorded of the jury: the dossier goes back to the programme manager, who records it anew.</summary>
public sealed class RefuseSelection(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Selection>> Do(Actor actor, Guid selectionId, string reason, CancellationToken stop = default) =>
        db.Transact<Selection>(
            async () =>
            {
                var selection = await db.Selections.FirstOrDefaultAsync(s => s.Id == selectionId, stop);
                if (selection is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (selection.State != SelectionState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!selection.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.SingleAsync(d => d.Id == selection.DossierId, stop);

                var now = clock.UtcNow;
                selection.Decide(SelectionState.Refused, actor.PersonId, now, reason.Trim());
                // The applicant may have withdrawn meanwhile; then it lies on nobody's desk.
                dossier.Await(Desks.After(dossier.State));
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.RefuseSelection,
                    dossier.Subject,
                    reason,
                    new { selection = selection.Id, step = selection.StepId }
                );
                return selection;
            },
            stop
        );
}
