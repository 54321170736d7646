using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A dossier takes no part in a round, for a reason that the decision book tells. The dossier stays what it is.</summary>
public sealed class ExcludeFromRound(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("exclude-from-round", new("Uit de ronde gelaten", "Left out of the round"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "the second approver reads it with the proposal",
            Words = new(
                "a round in draft in which the dossier takes part",
                "the dossier takes no part; it keeps its number in a draw",
                "nothing"
            ),
        };

    public Task<Outcome<AwardRound>> Do(Actor actor, Guid roundId, Guid dossierId, string reason, CancellationToken stop = default) =>
        acts.Run<AwardRound, AwardRound>(Kind, actor, new RoundTarget(roundId), reason, act => Exclude(act, dossierId, stop), stop);

    private async Task<Outcome<AwardRound>> Exclude(ActScope<AwardRound> act, Guid dossierId, CancellationToken stop)
    {
        var round = act.Subject;
        var isThere = await db.Dossiers.AnyAsync(d => d.Id == dossierId && d.Call == round.Call && d.RegisteredAt != null, stop);
        if (!isThere || await db.RoundExclusions.AnyAsync(e => e.RoundId == round.Id && e.DossierId == dossierId, stop))
            return RoundRefusals.NotInRound;
        db.RoundExclusions.Add(
            new RoundExclusion
            {
                RoundId = round.Id,
                DossierId = dossierId,
                Reason = act.Reason!,
                By = act.Actor.PersonId,
                At = act.At,
            }
        );
        act.About = round.Subject with { DossierId = dossierId };
        act.Evidence = new { round = round.Id };
        return round;
    }
}
