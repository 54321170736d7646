using Veerkracht.Core.Calls.Adjustments;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The programme manager proposes to change a call. Nothing changes until a second person confirms.</summary>
public sealed class ProposeCallChange(ActFrame acts, Db db, CallChangeKinds kinds) : IAct
{
    public static ActKind Kind { get; } =
        new("propose-call-change", new("Wijziging van de oproep voorgesteld", "Change of the call proposed"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            ReasonRule = CallChangeRefusals.Reason,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToDecide("een wijziging van “{call}”", "a change of “{call}”") with
                {
                    Body = new(
                        "{what} Een collega stelt dit voor en een tweede persoon beslist. Reden: {reason}",
                        "{what} A colleague proposes this and a second person decides. Reason: {reason}"
                    ),
                    Lands = "/beheer/{slug}/voorstel/{change}",
                },
            ],
            Words = new("any call, or one that is being written", "a proposal with its reason and what it would do", "nothing"),
        };

    /// <param name="payload">JSON, by kind.</param>
    public Task<Outcome<CallChange>> Do(
        Actor actor,
        string call,
        string kind,
        string payload,
        string reason,
        CancellationToken stop = default
    ) =>
        // What cannot be read says nothing of the call that it is about.
        AdjustmentJson.Broken(payload)
            is { } unread
            ? Task.FromResult<Outcome<CallChange>>(CallChangeRefusals.Unreadable(unread))
            : acts.Run<CallToChange, CallChange>(
                Kind,
                actor,
                new CallToChangeTarget(kinds, call, kind, payload),
                reason,
                act => Propose(act, payload, stop),
                stop
            );

    private async Task<Outcome<CallChange>> Propose(ActScope<CallToChange> act, string payload, CancellationToken stop)
    {
        var (call, _, kind) = act.Subject;
        var preview = await CallChangeKinds.Preview(kind, call, payload, stop);
        if (!preview.Done)
            return Outcome<CallChange>.Refused(preview.Refusals);
        // A draft can say in its text that it is of another measure than the one for which it is written.
        if (!act.Actor.IsOver(Role.ProgrammeManager, preview.Value.Measure))
            return Refusal.Forbidden();
        var change = new CallChange
        {
            Id = Guid.CreateVersion7(act.At),
            Call = call,
            Measure = preview.Value.Measure,
            Kind = kind.Kind,
            Payload = preview.Value.Payload ?? payload,
            What = preview.Value.What.WithEnglish(),
            Reason = act.Reason!,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
        db.CallChanges.Add(change);
        if (await kind.Proposed(change, stop) is { } cannot)
            return cannot;
        // An approver with a limit is not asked for what goes above it.
        await kinds.Weigh(change, stop);
        act.Amount = ((IDecidesAmount)change).Amount;
        act.Say("what", change.What);
        act.Say("change", new($"{change.Id}"));
        act.About = change.Subject;
        act.Evidence = new { change = change.Id };
        act.After = new { kind = change.Kind, what = change.What.Nl };
        return change;
    }
}
