using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver confirms the word of the jury. Selected: the next phase opens and the dossier lies with the applicant. Not selected:
/// the dossier is rejected with the reason, as by any rejection of two people.
/// </summary>
public sealed class ConfirmSelection(ActFrame acts, Db db, RejectApplication rejection, Notifier notifier) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-selection", new("Keuze van de jury bevestigd", "Choice of the jury confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            // The applicant may have withdrawn meanwhile.
            From = [DossierState.Complete],
            Words = new(
                "complete, with a recorded choice",
                "selected: the next phase opens for the applicant; not selected: rejected with the reason (`reject-application`)",
                "nothing; the next phase, when it is sent, moves what is asked"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "confirm-selection",
            new("Bevestig wat de jury koos", "Confirm what the jury chose"),
            new("Bevestig de keuze van de jury", "Confirm the choice of the jury"),
            _ => true
        )
        {
            OverMany = new("Bevestig de keuze van de jury", "Confirm the choice of the jury"),
            Decides = facts => facts.Undecided<Selection>(),
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.Undecided<Selection, SelectionState>(dossierId, stop) is var id && id == default
            ? DossierForms.NothingProposed
            : await Do(actor, id, null, stop).AsResult();

    public Task<Outcome<Selection>> Do(Actor actor, Guid selectionId, string? remark = null, CancellationToken stop = default) =>
        acts.Run<Decision<Selection>, Selection>(
            Kind,
            actor,
            new DecisionTarget<Selection>(selectionId),
            remark,
            act => Confirm(act, remark, stop),
            stop
        );

    private async Task<Outcome<Selection>> Confirm(ActScope<Decision<Selection>> act, string? remark, CancellationToken stop)
    {
        var (dossier, selection) = act.Subject;
        act.Because = selection.Reason;
        act.Evidence = new
        {
            selection = selection.Id,
            step = selection.StepId,
            remark,
        };
        act.Before = new { dossier.State };
        selection.Decide(SelectionState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        if (selection.Selected)
        {
            dossier.Steps.Single(s => s.StepId == selection.StepId).Go(StepState.Selected);
            dossier.Go(DossierState.Selected);
        }
        act.After = new { selected = selection.Selected, dossier.State };
        if (!selection.Selected)
            await rejection.Follow(act, dossier, AsRejection(selection), act.Reason, stop);
        Tell(dossier, selection);
        return selection;
    }

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
