using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>
/// The second approver, another person than who proposed it, puts a change in force. Everybody whom it touches is told in the same save.
/// </summary>
public sealed class ConfirmCallChange(ActFrame acts, CallChangeKinds kinds, LookAgainAtDrafts drafts) : IAct
{
    public static ActKind Kind { get; } =
        new("confirm-call-change", new("Wijziging van de oproep van kracht", "Change of the call in force"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            IsLimited = true,
            HoldsMeasure = true,
            Touches = ActTouches.Public | ActTouches.Calls,
            Tells =
            [
                CallChangeTellings.Changed("Oproep gewijzigd: {call}", "Call changed: {call}"),
                CallChangeTellings.ToProposer("Van kracht: een wijziging van “{call}”", "In force: a change of “{call}”"),
            ],
            Words = new(
                "a proposed change that is still possible",
                "what its kind says (below); everybody whom it touches is told",
                "what its kind books: a version or a table that changes pots or rights, as for `publish-call`"
            ),
        };

    public Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string? remark = null, CancellationToken stop = default) =>
        acts.Run<CallChange, CallChange>(
            Kind,
            actor,
            new WeighedCallChangeTarget(kinds, changeId),
            remark,
            act => Confirm(act, stop),
            stop
        );

    private async Task<Outcome<CallChange>> Confirm(ActScope<CallChange> act, CancellationToken stop)
    {
        var change = act.Subject;
        act.Say("what", change.What);
        act.Say("change", new($"{change.Id}"));
        var kind = kinds.Of(change);
        // What was possible when it was proposed may no longer be.
        var preview = await kind.Preview(change.Call, change.Payload, stop);
        if (!preview.Done)
            return Outcome<CallChange>.Refused(preview.Refusals);
        act.Evidence = new { change = change.Id };
        act.Before = new { change.State };
        change.Decide(CallChangeState.InForce, act.Actor.PersonId, act.At, act.Reason);
        act.After = new
        {
            change.State,
            change.Kind,
            what = change.What.Nl,
        };
        if (await kind.Apply(act, stop) is { } cannot)
            return cannot;
        if (kind.MovesDeadlines)
            await drafts.Of(change.Call, stop);
        CallChangeTellings.Tell(act, Kind.Tells[0], change.What, change.Reason, preview.Value.Touched);
        return change;
    }
}
