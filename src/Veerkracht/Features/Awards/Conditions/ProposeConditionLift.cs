using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>The programme manager proposes that a condition need not be met any more, and says why. Another person decides.</summary>
public sealed class ProposeConditionLift(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-condition-lift", new("Opheffing van een voorwaarde voorgesteld", "Lifting of a condition proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            From = [DossierState.Awarded],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("een voorwaarde opheffen", "lifting a condition")],
            Words = new("awarded, with a condition that is open", "waits for the second approver", "nothing"),
        };

    public Task<Outcome<ConditionLift>> Do(Actor actor, Guid conditionId, string reason, CancellationToken stop = default) =>
        acts.Run<KnownCondition, ConditionLift>(
            Kind,
            actor,
            new ConditionTarget(conditionId),
            reason,
            act =>
            {
                var (dossier, condition) = act.Subject;
                var lift = new ConditionLift
                {
                    Id = Guid.CreateVersion7(act.At),
                    DossierId = dossier.Id,
                    ConditionId = condition.Id,
                    ReturnTo = dossier.Awaits,
                    Reason = act.Reason!,
                    ProposedBy = act.Actor.PersonId,
                    ProposedAt = act.At,
                };
                db.ConditionLifts.Add(lift);
                dossier.Await(Desk.SecondApprover);
                act.Evidence = new { condition = condition.Id, lift = lift.Id };
                return Task.FromResult<Outcome<ConditionLift>>(lift);
            },
            stop
        );
}
