using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Panels;

/// <summary>An assessor corrects what it gave, and says why. What was given before stays to be read.</summary>
public sealed class CorrectScores(ActFrame acts, Scoring scoring) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("correct-scores", new("Punten verbeterd", "Scores corrected"))
        {
            By = ActBy.Assessor,
            Reason = Reasoning.Required,
            IsInternal = true,
            From = [DossierState.Complete],
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Touches = ActTouches.None,
            TellsNobody = "the manager sees it on the page of the panel",
            Words = new(
                "complete, with scores that this assessor gave",
                "the corrected points count; what was given before stays, with the reason",
                "nothing"
            ),
        };

    /// <param name="seen">What the assessor looked at; null where that is not known.</param>
    public Task<Outcome<GivenScores>> Do(
        Actor actor,
        Guid dossierId,
        IReadOnlyList<TypedScore> scores,
        string? reason,
        string? seen = null,
        CancellationToken stop = default
    ) =>
        acts.Run<Dossier, GivenScores>(
            Kind,
            actor,
            new AssessedTarget(dossierId) { Seen = seen },
            reason,
            act => Correct(act, scores, stop),
            stop
        );

    private async Task<Outcome<GivenScores>> Correct(ActScope<Dossier> act, IReadOnlyList<TypedScore> scores, CancellationToken stop)
    {
        var found = await scoring.Of(act.Actor.PersonId, act.Subject, stop);
        if (!found.Done)
            return Outcome<GivenScores>.Refused(found.Refusals);
        if (found.Value is not { Last: { } last } now)
            return ScoreRefusals.NotGiven;
        var faults = ScoresJson.Faults(now.Rules, scores);
        if (faults.Count > 0)
            return Outcome<GivenScores>.Refused(faults);
        return last.Scores == ScoresJson.Write(Scoring.Tidy(now.Rules, scores))
            ? act.Nothing(last)
            : await scoring.Add(act, now, scores, stop);
    }
}
