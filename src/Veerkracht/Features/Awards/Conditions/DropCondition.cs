using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>The programme manager takes back a condition that stands in no proposal.</summary>
public sealed class DropCondition(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("drop-condition", new("Voorwaarde geschrapt", "Condition dropped"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            From = [DossierState.Complete],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            TellsNobody = "the applicant never heard of it",
            Words = new("complete, with a condition that stands in no proposal", "the condition is gone", "nothing"),
        };

    public Task<Outcome<AwardCondition>> Do(Actor actor, Guid conditionId, CancellationToken stop = default) =>
        acts.Run<KnownCondition, AwardCondition>(
            Kind,
            actor,
            new ConditionTarget(conditionId),
            null,
            act =>
            {
                var condition = act.Subject.Condition;
                db.AwardConditions.Remove(condition);
                act.Evidence = new { condition = condition.Id };
                return Task.FromResult<Outcome<AwardCondition>>(condition);
            },
            stop
        );
}
