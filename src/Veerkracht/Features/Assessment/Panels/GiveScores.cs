using Veerkracht.Core.Calendar;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>An assessor gives its points and comments. From then on it sees what others gave, and what was hidden from it.</summary>
public sealed class GiveScores(ActFrame acts, Scoring scoring, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("give-scores", new("Punten gegeven", "Scores given"))
        {
            By = ActBy.Assessor,
            IsInternal = true,
            From = [DossierState.Complete],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Touches = ActTouches.None,
            TellsNobody = "the manager sees it on the page of the panel",
            Words = new(
                "complete; given to this assessor, before the last day of the panel",
                "the points and comments count; the assessor sees those of others",
                "nothing"
            ),
        };

    /// <param name="seen">What the assessor looked at; null where that is not known.</param>
    public Task<Outcome<GivenScores>> Do(
        Actor actor,
        Guid dossierId,
        IReadOnlyList<TypedScore> scores,
        string? seen = null,
        CancellationToken stop = default
    ) =>
        acts.Run<Dossier, GivenScores>(
            Kind,
            actor,
            new AssessedTarget(dossierId) { Seen = seen },
            null,
            act => Give(act, scores, stop),
            stop
        );

    private async Task<Outcome<GivenScores>> Give(ActScope<Dossier> act, IReadOnlyList<TypedScore> scores, CancellationToken stop)
    {
        var found = await scoring.Of(act.Actor.PersonId, act.Subject, stop);
        if (!found.Done)
            return Outcome<GivenScores>.Refused(found.Refusals);
        var now = found.Value;
        if (now.Last is not null)
            return ScoreRefusals.GivenAlready;
        if (clock.Today.ToDateOnly() > now.Panel.DueOn)
            return ScoreRefusals.TermOver;
        var faults = ScoresJson.Faults(now.Rules, scores);
        return faults.Count > 0 ? Outcome<GivenScores>.Refused(faults) : await scoring.Add(act, now, scores, stop);
    }
}
