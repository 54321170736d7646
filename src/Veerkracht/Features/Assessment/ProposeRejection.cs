using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>Rejecting an application is proposed, with the reason that the applicant will read. Nothing changes yet.</summary>
public sealed class ProposeRejection(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-rejection", new("Afwijzing voorgesteld", "Rejection proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = DossierStates.Undecided,
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Words = new("registered, complete or selected", "waits for the second approver", "nothing"),
        };

    public Task<Outcome<Rejection>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        acts.Run<Dossier, Rejection>(Kind, actor, new DossierTarget(dossierId), reason, act => Task.FromResult(Propose(act)), stop);

    private Outcome<Rejection> Propose(ActScope<Dossier> act)
    {
        var rejection = new Rejection
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = act.Subject.Id,
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.Rejections.Add(rejection);
        act.Subject.Await(Desk.SecondApprover);
        return rejection;
    }
}
