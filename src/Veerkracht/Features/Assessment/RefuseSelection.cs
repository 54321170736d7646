using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// The second approver does not follow what was recorded of the jury: the dossier goes back to the programme manager, who records it anew.
/// </summary>
public sealed class RefuseSelection(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-selection", new("Genoteerde keuze van de jury geweigerd", "Recorded choice of the jury refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("wat de jury koos", "what the jury chose")],
            Words = new("complete, with a recorded choice", "back to the programme manager", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Selection>(
            "refuse-selection",
            new("Niet akkoord", "Do not agree"),
            new("Weiger wat genoteerd is", "Refuse what was recorded"),
            new("Het dossier gaat terug naar de programmabeheerder.", "The dossier goes back to the programme manager.")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Selection, SelectionState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<Selection>> Do(Actor actor, Guid selectionId, string reason, CancellationToken stop = default) =>
        acts.RunOn<Selection>(Kind, actor, selectionId, reason, act => Task.FromResult(Refuse(act)), stop);

    private static Outcome<Selection> Refuse(ActScope<Decision<Selection>> act)
    {
        var (dossier, selection) = act.Subject;
        selection.Decide(SelectionState.Refused, act.Actor.PersonId, act.At, act.Reason);
        // The applicant may have withdrawn meanwhile; then it lies on nobody's desk.
        dossier.Await(Desks.After(dossier.State));
        act.Evidence = new { selection = selection.Id, step = selection.StepId };
        return selection;
    }
}
