using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>What was brought does not show that the condition is met; the applicant reads why, and can bring more.</summary>
public sealed class RefuseEvidence(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("refuse-evidence", new("Bewijs volstaat niet", "Evidence not enough"))
        {
            By = ActBy.Handler,
            Reason = Reasoning.Required,
            ReasonRule = new("reason", new("Schrijf wat er nog ontbreekt.", "Write what is still missing.")),
            From = [DossierState.Awarded],
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "Bewijs volstaat niet: {number}",
                    "Evidence not enough: {number}",
                    "{name}. Wat u toonde, volstaat nog niet voor deze voorwaarde: “{condition}”. Reden: {reason}",
                    "{name}. What you showed is not enough yet for this condition: “{condition}”. Reason: {reason}"
                ) with
                {
                    Lands = ConditionWords.Place,
                },
            ],
            Words = new("awarded, with evidence that nobody judged", "the condition stays open, with what is missing", "nothing"),
        };

    public Task<Outcome<AwardCondition>> Do(Actor actor, Guid conditionId, string reason, CancellationToken stop = default) =>
        acts.Run<KnownCondition, AwardCondition>(Kind, actor, new ConditionTarget(conditionId), reason, act => Refuse(act, stop), stop);

    /// <summary>Why this actor cannot; null where nothing stands in the way.</summary>
    public static Refusal? Cannot(Actor actor, KnownCondition subject, IEnumerable<ConditionEvidence> brought) =>
        ActFrame.Refuses(Kind, actor, subject)
        ?? (brought.Any(e => e.ConditionId == subject.Condition.Id && e.Waits) ? null : ConditionRefusals.NoEvidence);

    private async Task<Outcome<AwardCondition>> Refuse(ActScope<KnownCondition> act, CancellationToken stop)
    {
        var (_, condition) = act.Subject;
        var brought = await db.ConditionEvidence.Where(e => e.ConditionId == condition.Id && e.LookedAt == null).ToListAsync(stop);
        if (Cannot(act.Actor, act.Subject, brought) is { } refusal)
            return refusal;
        foreach (var evidence in brought)
            evidence.Judge(act.Actor.PersonId, act.At, act.Reason);
        act.Say("condition", condition.Text);
        act.Evidence = new { condition = condition.Id, evidence = brought.Select(e => e.Id).ToList() };
        return condition;
    }
}
