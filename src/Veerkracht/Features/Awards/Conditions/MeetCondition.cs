using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>
/// Who handles the dossier judges that a condition is met, on the evidence that was brought or on what the agency saw itself.
/// </summary>
public sealed class MeetCondition(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("meet-condition", new("Voorwaarde vervuld", "Condition met"))
        {
            By = ActBy.Handler,
            Reason = Reasoning.Required,
            ReasonRule = new("reason", new("Schrijf wat u nakeek.", "Write what you looked at.")),
            From = [DossierState.Awarded],
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToApplicant(
                    "Voorwaarde vervuld: {number}",
                    "Condition met: {number}",
                    "{name}. Deze voorwaarde is vervuld: “{condition}”.",
                    "{name}. This condition is met: “{condition}”."
                ) with
                {
                    Lands = ConditionWords.Place,
                },
            ],
            Words = new("awarded, with a condition that is open", "the condition is met; the balance no longer waits for it", "nothing"),
        };

    public Task<Outcome<AwardCondition>> Do(Actor actor, Guid conditionId, string reason, CancellationToken stop = default) =>
        acts.Run<KnownCondition, AwardCondition>(Kind, actor, new ConditionTarget(conditionId), reason, act => Meet(act, stop), stop);

    private async Task<Outcome<AwardCondition>> Meet(ActScope<KnownCondition> act, CancellationToken stop)
    {
        var (_, condition) = act.Subject;
        var brought = await db.ConditionEvidence.Where(e => e.ConditionId == condition.Id && e.LookedAt == null).ToListAsync(stop);
        foreach (var evidence in brought)
            evidence.Judge(act.Actor.PersonId, act.At, null);
        act.Before = new { condition = condition.State };
        condition.End(ConditionState.Met, act.Actor.PersonId, act.At, act.Reason);
        act.Say("condition", condition.Text);
        act.Evidence = new { condition = condition.Id, evidence = brought.Select(e => e.Id).ToList() };
        act.After = new { condition = condition.State };
        return condition;
    }
}
