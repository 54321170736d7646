using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>
/// Takes back a change that is in force, where its kind allows. The second approver does it: it is a decision like the one it undoes.
/// </summary>
public sealed class UndoCallChange(ActFrame acts, CallChangeKinds kinds, LookAgainAtDrafts drafts) : IAct
{
    public static ActKind Kind { get; } =
        new CallChangeActKind("undo-call-change", new("Wijziging van de oproep ongedaan gemaakt", "Change of the call undone"))
        {
            By = ActBy.Approver,
            From = CallChangeState.InForce,
            Otherwise = CallChangeRefusals.NotInForce,
            Reason = Reasoning.Required,
            ReasonRule = CallChangeRefusals.Reason,
            IsLimited = true,
            HoldsMeasure = true,
            Touches = ActTouches.Public | ActTouches.Calls,
            Tells =
            [
                CallChangeTellings.Changed("Wijziging ongedaan gemaakt: {call}", "Change undone: {call}"),
                CallChangeTellings.ToProposer("Ongedaan gemaakt: een wijziging van “{call}”", "Undone: a change of “{call}”"),
            ],
            Words = new(
                "a change in force of a kind that can be undone",
                "the call is as it would be without it; everybody whom it touches is told",
                "a table: the difference back; refused below what is reserved or committed of a holder"
            ),
        };

    public Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string reason, CancellationToken stop = default) =>
        acts.Run<CallChange, CallChange>(Kind, actor, new WeighedCallChangeTarget(kinds, changeId), reason, act => Undo(act, stop), stop);

    private async Task<Outcome<CallChange>> Undo(ActScope<CallChange> act, CancellationToken stop)
    {
        var change = act.Subject;
        act.Say("what", change.What);
        act.Say("change", new($"{change.Id}"));
        var kind = kinds.Of(change);
        if (!kind.CanBeUndone)
            return CallChangeRefusals.CannotBeUndone;
        var touched = await kind.TouchedByUndo(change, stop);
        act.Evidence = new { change = change.Id };
        act.Before = new { change.State, what = change.What.Nl };
        change.Undo(act.Actor.PersonId, act.At, act.Reason!);
        act.After = new { change.State, change.Kind };
        if (await kind.Undo(act, stop) is { } cannot)
            return cannot;
        if (kind.MovesDeadlines)
            await drafts.Of(change.Call, stop);
        CallChangeTellings.Tell(
            act,
            Kind.Tells[0],
            new LocalText(
                $"Dit geldt niet meer: “{change.What.Nl.TrimEnd('.')}”.",
                $"This no longer counts: “{change.What.In(Language.En).TrimEnd('.')}”."
            ),
            change.UndoReason!,
            touched
        );
        return change;
    }
}
