using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>The second approver does not follow a proposal to lift a condition: it stays as it is.</summary>
public sealed class RefuseConditionLift(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-condition-lift", new("Opheffing van een voorwaarde geweigerd", "Lifting of a condition refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells = [Tellings.NotFollowed("een voorwaarde opheffen", "lifting a condition")],
            Words = new("a proposal to lift a condition", "the condition stays as it was", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Refusing<ConditionLift>(
            "refuse-condition-lift",
            new("Niet akkoord", "Do not agree"),
            new("Weiger de opheffing", "Refuse to lift it"),
            new("De voorwaarde blijft zoals ze was.", "The condition stays as it was.")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<ConditionLift, ConditionLiftState>(dossierId, input, id => Do(actor, id, input["reason"], stop), stop);

    public Task<Outcome<ConditionLift>> Do(Actor actor, Guid liftId, string reason, CancellationToken stop = default) =>
        acts.RunOn<ConditionLift>(
            Kind,
            actor,
            liftId,
            reason,
            act =>
            {
                var (dossier, lift) = act.Subject;
                lift.Decide(ConditionLiftState.Refused, act.Actor.PersonId, act.At, act.Reason);
                dossier.Await(lift.ReturnTo);
                act.Evidence = new { condition = lift.ConditionId, lift = lift.Id };
                return Task.FromResult<Outcome<ConditionLift>>(lift);
            },
            stop
        );
}
