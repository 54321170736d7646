using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Conditions;

/// <summary>The second approver, another person than who proposed it, lifts a condition: it need not be met any more.</summary>
public sealed class ConfirmConditionLift(ActFrame acts, Db db) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-condition-lift", new("Voorwaarde opgeheven", "Condition lifted"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "Voorwaarde opgeheven: {number}",
                    "Condition lifted: {number}",
                    "{name}. U hoeft deze voorwaarde niet meer te vervullen: “{condition}”. Reden: {reason}",
                    "{name}. You need not meet this condition any more: “{condition}”. Reason: {reason}"
                ) with
                {
                    Lands = ConditionWords.Place,
                },
            ],
            Words = new("a proposal to lift a condition that is still open", "the condition is lifted, with the reason", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<ConditionLift>(
            "confirm-condition-lift",
            new("Beslis over de opheffing van een voorwaarde", "Decide on lifting a condition"),
            new("Hef de voorwaarde op", "Lift the condition")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<ConditionLift, ConditionLiftState>(dossierId, input, id => Do(actor, id, null, stop), stop);

    public Task<Outcome<ConditionLift>> Do(Actor actor, Guid liftId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<ConditionLift>(Kind, actor, liftId, remark, act => Lift(act, stop), stop);

    private async Task<Outcome<ConditionLift>> Lift(ActScope<Decision<ConditionLift>> act, CancellationToken stop)
    {
        var (dossier, lift) = act.Subject;
        var condition = await db.AwardConditions.SingleAsync(c => c.Id == lift.ConditionId, stop);
        if (!condition.IsOpen)
            return ConditionRefusals.NotOpen;
        lift.Decide(ConditionLiftState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        act.Before = new { condition = condition.State };
        condition.End(ConditionState.Lifted, act.Actor.PersonId, act.At, lift.Reason);
        dossier.Await(lift.ReturnTo);
        act.Because = lift.Reason;
        act.Say("condition", condition.Text);
        act.Evidence = new { condition = condition.Id, lift = lift.Id };
        act.After = new { condition = condition.State };
        return lift;
    }
}
