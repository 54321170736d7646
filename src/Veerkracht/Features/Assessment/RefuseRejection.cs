using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>The second approver does not follow the proposal to reject: the application stays where it was.</summary>
public sealed class RefuseRejection(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-rejection", new("Voorstel tot afwijzing geweigerd", "Proposed rejection refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("een afwijzing", "a rejection")],
            Words = new("registered, complete or selected, with a proposed rejection", "stays where it was", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Rejection>(
            "refuse-rejection",
            new("Niet akkoord: de aanvraag blijft lopen", "Do not agree: the application goes on"),
            new("Weiger het voorstel", "Refuse the proposal")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Rejection, RejectionState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<Rejection>> Do(Actor actor, Guid rejectionId, string reason, CancellationToken stop = default) =>
        acts.RunOn<Rejection>(Kind, actor, rejectionId, reason, act => Task.FromResult(Refuse(act)), stop);

    private static Outcome<Rejection> Refuse(ActScope<Decision<Rejection>> act)
    {
        var (dossier, rejection) = act.Subject;
        rejection.Decide(RejectionState.Refused, act.Actor.PersonId, act.At, act.Reason);
        // The applicant may have withdrawn meanwhile; then it lies on nobody's desk.
        dossier.Await(Desks.After(dossier.State));
        act.Evidence = new { rejection = rejection.Id };
        return rejection;
    }
}
