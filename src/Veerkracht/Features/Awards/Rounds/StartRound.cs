using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>The programme manager begins a round of a call: all complete dossiers of its last phase, by the rule of the call.</summary>
public sealed class StartRound(ActFrame acts, Db db, CallCatalogue calls) : IAct
{
    public static ActKind Kind { get; } =
        new("start-round", new("Ronde begonnen", "Round begun"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            // Two at once wait for each other, and the second is refused.
            HoldsMeasure = true,
            Touches = ActTouches.None,
            TellsNobody = "who begins a round makes it; the second approver is told when it is proposed",
            Words = new(
                "a call with an `allocation`, and no round that is being made",
                "a round in draft, with the rule of the call",
                "nothing"
            ),
        };

    public Task<Outcome<AwardRound>> Do(Actor actor, string call, CancellationToken stop = default) =>
        acts.Run<CallToRound, AwardRound>(Kind, actor, new CallToRoundTarget(calls, call), null, act => Start(act, stop), stop);

    /// <summary>Why a round of this call cannot begin; null where it can.</summary>
    public static async Task<Refusal?> Cannot(Db db, Actor actor, CallDefinition call, CancellationToken stop) =>
        ActFrame.Refuses(Kind, actor, new CallToRound(call)) is { } refusal ? refusal
        : await db.AwardRounds.AnyAsync(r => r.Call == call.Slug && r.State != RoundState.Decided, stop) ? RoundRefusals.RoundRuns
        : null;

    private async Task<Outcome<AwardRound>> Start(ActScope<CallToRound> act, CancellationToken stop)
    {
        var call = act.Subject.Call;
        if (await Cannot(db, act.Actor, call, stop) is { } refusal)
            return refusal;
        var round = new AwardRound
        {
            Id = Guid.CreateVersion7(act.At),
            Call = call.Slug,
            Measure = call.Measure,
            StepId = call.Steps.Last(s => s.Kind == StepKind.Application).Id,
            Number = 1 + (await db.AwardRounds.Where(r => r.Call == call.Slug).MaxAsync(r => (int?)r.Number, stop) ?? 0),
            Rule = RoundRule.Write(call.Allocation!.Rule),
            StartedBy = act.Actor.PersonId,
            StartedAt = act.At,
        };
        db.AwardRounds.Add(round);
        act.Evidence = new { round = round.Id, call = call.Version };
        act.After = new { round.Number, step = round.StepId };
        return round;
    }
}
