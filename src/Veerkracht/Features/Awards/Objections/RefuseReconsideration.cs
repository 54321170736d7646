using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Objections;

/// <summary>
/// The second approver does not follow what was proposed of a decision: it stays, an objection is still to be judged, and an applicant who
/// had notice is told.
/// </summary>
public sealed class RefuseReconsideration(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-reconsideration", new("Herziening of uitspraak geweigerd", "Reopening or outcome refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("een herziening of uitspraak", "a reopening or outcome"), ReconsiderationTellings.Stays],
            Words = new("a proposed outcome or reopening", "the decision stays; an objection is still to be judged", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<Reconsideration>(
            "refuse-reconsideration",
            new("Niet akkoord", "Do not agree"),
            new("Weiger het voorstel", "Refuse the proposal"),
            new(
                "De beslissing blijft. Een bezwaar wacht op een andere uitspraak.",
                "The decision stays. An objection waits for another outcome."
            )
        ) with
        {
            Offered = facts => !ConfirmReconsideration.IsOwn(facts),
        },
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Reconsideration, ReconsiderationState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<Reconsideration>> Do(Actor actor, Guid id, string reason, CancellationToken stop = default) =>
        acts.RunOn<Reconsideration>(
            Kind,
            actor,
            id,
            reason,
            async act =>
            {
                var (dossier, again) = act.Subject;
                if (
                    again.ObjectionId is { } objection
                    && (await db.Objections.SingleAsync(o => o.Id == objection, stop)).IsOwnDecisionOf(act.Actor.PersonId)
                )
                    return ObjectionRefusals.OwnDecision;
                again.Decide(ReconsiderationState.Refused, act.Actor.PersonId, act.At, act.Reason);
                dossier.Await(dossier.State is DossierState.Withdrawn or DossierState.Closed ? Desk.Nobody : again.ReturnTo);
                act.Evidence = new { reconsideration = again.Id, objection = again.ObjectionId };
                if (again.ObjectionId is null)
                    act.Tell(ReconsiderationTellings.Stays, dossier.Organisation);
                return again;
            },
            stop
        );
}
