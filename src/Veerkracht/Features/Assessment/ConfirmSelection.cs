using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver confirms the word of the jury. Selected: the next phase opens and the dossier lies with the applicant. Not selected: the dossier is
/// rejected with the reason, as by any rejection of two people.
/// </summary>
public sealed class ConfirmSelection(Db db, Chronicle chronicle, Clock clock, RejectApplication rejection, Notifier notifier)
{
    public Task<Outcome<Selection>> Do(Actor actor, Guid selectionId, string? remark = null, CancellationToken stop = default) =>
        db.Transact<Selection>(
            async () =>
            {
                var selection = await db.Selections.FirstOrDefaultAsync(s => s.Id == selectionId, stop);
                if (selection is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (selection.State != SelectionState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!selection.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == selection.DossierId, stop);
                // The applicant may have withdrawn meanwhile.
                if (dossier.State != DossierState.Complete)
                    return DossierRefusals.WrongState(dossier);

                var now = clock.UtcNow;
                var before = new { dossier.State };
                selection.Decide(SelectionState.Confirmed, actor.PersonId, now, remark?.Trim());
                dossier.ChangedAt = now;
                if (selection.Selected)
                {
                    dossier.Steps.Single(s => s.StepId == selection.StepId).Go(StepState.Selected);
                    dossier.Go(DossierState.Selected);
                }
                chronicle.Record(
                    actor,
                    ActKinds.ConfirmSelection,
                    dossier.Subject,
                    selection.Reason,
                    new
                    {
                        selection = selection.Id,
                        step = selection.StepId,
                        remark,
                    },
                    before,
                    new { selected = selection.Selected, dossier.State }
                );
                if (!selection.Selected)
                    await rejection.Carry(actor, dossier, AsRejection(selection), remark, now, stop);
                Tell(dossier, selection);
                return selection;
            },
            stop
        );

    private static Rejection AsRejection(Selection selection) =>
        new()
        {
            Id = Guid.CreateVersion7(selection.ProposedAt),
            DossierId = selection.DossierId,
            Reason = selection.Reason,
            ProposedBy = selection.ProposedBy,
            ProposedAt = selection.ProposedAt,
        };

    private void Tell(Dossier dossier, Selection selection) =>
        notifier.Tell(
            new(dossier.Organisation, Call: dossier.Call, DossierId: dossier.Id),
            selection.Selected
                ? new LocalText($"De jury koos dossier {dossier.Number}", $"The jury selected dossier {dossier.Number}")
                : new LocalText($"De jury koos dossier {dossier.Number} niet", $"The jury did not select dossier {dossier.Number}"),
            selection.Selected
                ? new LocalText(
                    $"U kunt de volgende fase invullen. De jury zegt: {selection.Reason}",
                    $"You can fill in the next phase. The jury says: {selection.Reason}"
                )
                : new LocalText(
                    $"De aanvraag is afgewezen. Reden: {selection.Reason}",
                    $"The application was rejected. Reason: {selection.Reason}"
                ),
            $"/dossiers/{dossier.Id}"
        );
}
