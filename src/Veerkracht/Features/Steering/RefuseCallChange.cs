using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The second approver does not follow a proposed change: the call stays as it is.</summary>
public sealed class RefuseCallChange(ActFrame acts, CallChangeKinds kinds) : IAct
{
    public static ActKind Kind { get; } =
        new("refuse-call-change", new("Voorstel tot wijziging geweigerd", "Proposed change refused"))
        {
            IsInternal = true,
            By = ActBy.Approver,
            Reason = Reasoning.Required,
            ReasonRule = CallChangeRefusals.Reason,
            SecondPerson = true,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.NotFollowed("een wijziging van “{call}”", "a change of “{call}”") with
                {
                    Body = new(
                        "{what} De tweede persoon volgt uw voorstel niet. Reden: {reason}",
                        "{what} The second person does not follow your proposal. Reason: {reason}"
                    ),
                    Lands = "/beheer/{slug}/voorstel/{change}",
                },
            ],
            Words = new("a proposed change", "the call stays as it is", "nothing"),
        };

    public Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string reason, CancellationToken stop = default) =>
        acts.Run<CallChange, CallChange>(Kind, actor, new CallChangeTarget(changeId), reason, act => Refuse(act, stop), stop);

    private async Task<Outcome<CallChange>> Refuse(ActScope<CallChange> act, CancellationToken stop)
    {
        var change = act.Subject;
        act.Say("what", change.What);
        act.Say("change", new($"{change.Id}"));
        act.Evidence = new { change = change.Id };
        act.Before = new { change.State };
        change.Decide(CallChangeState.Refused, act.Actor.PersonId, act.At, act.Reason);
        act.After = new
        {
            change.State,
            change.Kind,
            what = change.What.Nl,
        };
        await kinds.Of(change).Refused(change, stop);
        return change;
    }
}
