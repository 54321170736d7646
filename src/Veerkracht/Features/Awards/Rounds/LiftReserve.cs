using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>
/// Money came back after a round: a later round of the same rule begins, in which who was awarded keeps it and the reserve list is next. It
/// is proposed and confirmed as any round.
/// </summary>
public sealed class LiftReserve(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("lift-reserve", new("Reservelijst aangesproken", "Reserve list lifted"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            HoldsMeasure = true,
            Touches = ActTouches.None,
            From = RoundState.Decided,
            TellsNobody = "who begins a round makes it; the second approver is told when it is proposed",
            Words = new(
                "a decided round with a reserve list, the last of its call",
                "a round in draft by the same rule, in which who was awarded keeps it",
                "nothing"
            ),
        };

    public Task<Outcome<AwardRound>> Do(Actor actor, Guid roundId, CancellationToken stop = default) =>
        acts.Run<AwardRound, AwardRound>(Kind, actor, new RoundTarget(roundId), null, act => Lift(act, stop), stop);

    /// <summary>Why it cannot be; null where it can.</summary>
    public static async Task<Refusal?> Cannot(Db db, Actor actor, AwardRound round, CancellationToken stop) =>
        ActFrame.Refuses(Kind, actor, round) is { } refusal ? refusal
        : await db.AwardRounds.AnyAsync(r => r.Call == round.Call && r.Number > round.Number, stop) ? RoundRefusals.RoundRuns
        : !await (
            from p in db.RoundProposals
            join l in db.RoundLines on p.Id equals l.ProposalId
            join d in db.Dossiers on l.DossierId equals d.Id
            where p.RoundId == round.Id && p.State == RoundProposalState.Confirmed
            where l.Outcome == LineOutcome.Reserve || (l.Outcome == LineOutcome.Refused && d.State == DossierState.Complete)
            select l.Id
        ).AnyAsync(stop)
            ? RoundRefusals.NothingToLift
        : null;

    private async Task<Outcome<AwardRound>> Lift(ActScope<AwardRound> act, CancellationToken stop)
    {
        var before = act.Subject;
        if (await Cannot(db, act.Actor, before, stop) is { } refusal)
            return refusal;
        var round = new AwardRound
        {
            Id = Guid.CreateVersion7(act.At),
            Call = before.Call,
            Measure = before.Measure,
            StepId = before.StepId,
            Number = before.Number + 1,
            Rule = before.Rule,
            AfterId = before.Id,
            StartedBy = act.Actor.PersonId,
            StartedAt = act.At,
        };
        db.AwardRounds.Add(round);
        act.Evidence = new { round = round.Id, after = before.Id };
        act.After = new { round.Number };
        return round;
    }
}
