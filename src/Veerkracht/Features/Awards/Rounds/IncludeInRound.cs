using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Awards.Rounds;

/// <summary>A dossier that was left out takes part again, for a reason.</summary>
public sealed class IncludeInRound(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new RoundActKind("include-in-round", new("Weer in de ronde genomen", "Taken into the round again"))
        {
            IsInternal = true,
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            Touches = ActTouches.None,
            From = RoundState.Draft,
            TellsNobody = "the second approver reads it with the proposal",
            Words = new("a round in draft from which the dossier was left out", "the dossier takes part again", "nothing"),
        };

    public Task<Outcome<AwardRound>> Do(Actor actor, Guid roundId, Guid dossierId, string reason, CancellationToken stop = default) =>
        acts.Run<AwardRound, AwardRound>(Kind, actor, new RoundTarget(roundId), reason, act => Include(act, dossierId, stop), stop);

    private async Task<Outcome<AwardRound>> Include(ActScope<AwardRound> act, Guid dossierId, CancellationToken stop)
    {
        var round = act.Subject;
        var exclusion = await db.RoundExclusions.FirstOrDefaultAsync(e => e.RoundId == round.Id && e.DossierId == dossierId, stop);
        if (exclusion is null)
            return RoundRefusals.NotInRound;
        db.RoundExclusions.Remove(exclusion);
        act.About = round.Subject with { DossierId = dossierId };
        act.Evidence = new { round = round.Id };
        act.Before = new { excluded = exclusion.Reason };
        return round;
    }
}
