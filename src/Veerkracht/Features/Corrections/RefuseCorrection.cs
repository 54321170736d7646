using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Corrections;

/// <summary>The second approver does not follow a proposed correction: the answers stay as they were.</summary>
public sealed class RefuseCorrection(ActFrame acts, Db db, CorrectionDesk desk) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-correction", new("Voorgestelde verbetering geweigerd", "Proposed correction refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("een verbetering van antwoorden", "a correction of answers")],
            Words = new("a proposed correction", "the answers stay as they were", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Correction>(
            "refuse-correction",
            new("Niet akkoord", "Do not agree"),
            new("Weiger de verbetering", "Refuse the correction"),
            new("De antwoorden blijven zoals ze zijn.", "The answers stay as they are.")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Correction, CorrectionState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<Correction>> Do(Actor actor, Guid correctionId, string reason, CancellationToken stop = default) =>
        acts.RunOn<Correction>(Kind, actor, correctionId, reason, act => Refuse(act, stop), stop);

    private async Task<Outcome<Correction>> Refuse(ActScope<Decision<Correction>> act, CancellationToken stop)
    {
        var (dossier, correction) = act.Subject;
        correction.Decide(CorrectionState.Refused, act.Actor.PersonId, act.At, act.Reason);
        await desk.GiveBack(dossier, correction, stop);
        act.Evidence = new { correction = correction.Id, step = correction.StepId };
        return correction;
    }
}
