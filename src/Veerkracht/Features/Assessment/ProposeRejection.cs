using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>Rejecting an application is proposed, with the reason that the applicant will read. Nothing changes yet.</summary>
public sealed class ProposeRejection(ActFrame acts, Db db) : IDossierAct
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
            Tells = [Tellings.ToDecide("een afwijzing", "a rejection")],
            Words = new("registered, complete or selected", "waits for the second approver", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "propose-rejection",
            new("Stel een afwijzing voor", "Propose a rejection"),
            new("Stel deze afwijzing voor", "Propose this rejection"),
            _ => true
        )
        {
            IsAside = true,
            OverMany = new("Stel een afwijzing voor", "Propose rejection"),
            Boxes =
            [
                ActBox.Reason(
                    "Waarom wordt de aanvraag afgewezen?",
                    "Why is the application rejected?",
                    new(
                        "De aanvrager leest deze reden. Een tweede persoon beslist.",
                        "The applicant reads this reason. A second person decides."
                    )
                ),
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Run(actor, new DossierTarget(dossierId) { Seen = input.Seen }, input["reason"], stop).AsResult();

    public Task<Outcome<Rejection>> Do(Actor actor, Guid dossierId, string reason, CancellationToken stop = default) =>
        Run(actor, new DossierTarget(dossierId), reason, stop);

    private Task<Outcome<Rejection>> Run(Actor actor, DossierTarget target, string reason, CancellationToken stop) =>
        acts.Run<Dossier, Rejection>(Kind, actor, target, reason, act => Task.FromResult(Propose(act)), stop);

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
