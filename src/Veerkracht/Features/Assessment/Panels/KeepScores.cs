using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>Keeps what an assessor typed until it gives it. It is no act: nobody else sees it, and nothing counts it.</summary>
public sealed class KeepScores(Db db, Scoring scoring, Clock clock)
{
    /// <summary>Refused as <see cref="GiveScores"/> would be, but for what is missing in it.</summary>
    public Task<Outcome<DateTime>> Do(Actor actor, Guid dossierId, IReadOnlyList<TypedScore> scores, CancellationToken stop = default) =>
        db.Transact<DateTime>(() => Keep(actor, dossierId, scores, stop), stop);

    private async Task<Outcome<DateTime>> Keep(Actor actor, Guid dossierId, IReadOnlyList<TypedScore> scores, CancellationToken stop)
    {
        if (await new AssessedTarget(dossierId).Load(new ActReach(db, actor, stop)) is not { } dossier)
            return Refusal.NotFound();
        if (ActFrame.Refuses(GiveScores.Kind, actor, dossier) is { } refusal)
            return refusal;
        var found = await scoring.Of(actor.PersonId, dossier, stop);
        if (!found.Done)
            return Outcome<DateTime>.Refused(found.Refusals);
        var now = found.Value;
        var tooLong = ScoresJson.Faults(now.Rules, scores).Where(f => f.Code == "too-long").ToList();
        if (tooLong.Count > 0)
            return Outcome<DateTime>.Refused(tooLong);
        if (now.Last is not null)
            return ScoreRefusals.GivenAlready;
        var (at, json) = (clock.UtcNow, ScoresJson.Write(Scoring.Tidy(now.Rules, scores)));
        var draft = await db.ScoreDrafts.FirstOrDefaultAsync(
            d => d.DossierId == dossierId && d.PanelId == now.Panel.Id && d.PersonId == actor.PersonId,
            stop
        );
        if (draft is null)
            db.ScoreDrafts.Add(
                new()
                {
                    PanelId = now.Panel.Id,
                    DossierId = dossierId,
                    PersonId = actor.PersonId,
                    Scores = json,
                    SavedAt = at,
                }
            );
        else
            (draft.Scores, draft.SavedAt) = (json, at);
        return at;
    }
}
