using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver confirms the word of the jury. Selected: the next phase opens and the dossier lies with the applicant. Not selected:
/// the dossier is rejected with the reason, as by any rejection of two people.
/// </summary>
public sealed class ConfirmSelection(ActFrame acts, Db db, RejectApplication rejection) : IDossierAct
{
    private static readonly Telling Selected = Tellings.Decided(
        "De jury koos dossier {number}",
        "The jury selected dossier {number}",
        "{name}. U kunt de volgende fase invullen. De jury zegt: {reason}",
        "{name}. You can fill in the next phase. The jury says: {reason}"
    ) with
    {
        When = new("als de jury het koos; anders is het een afwijzing", "where the jury selected it; else it is a rejection"),
    };

    public static ActKind Kind { get; } =
        new DossierActKind("confirm-selection", new("Keuze van de jury bevestigd", "Choice of the jury confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            // The applicant may have withdrawn meanwhile.
            From = [DossierState.Complete],
            Tells = [Selected],
            Words = new(
                "complete, with a recorded choice",
                "selected: the next phase opens for the applicant; not selected: rejected with the reason (`reject-application`)",
                "nothing; the next phase, when it is sent, moves what is asked"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Selection>(
            "confirm-selection",
            new("Bevestig wat de jury koos", "Confirm what the jury chose"),
            new("Bevestig de keuze van de jury", "Confirm the choice of the jury")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Selection, SelectionState>(dossierId, input, id => Do(actor, id, null, stop), stop);

    public Task<Outcome<Selection>> Do(Actor actor, Guid selectionId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Selection>(Kind, actor, selectionId, remark, act => Confirm(act, remark, stop), stop);

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
        else
            act.Tell(Selected);
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
}
