using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Applications.Again;

/// <summary>The applicant drops a revision that was not sent: what was sent counts, as if nothing had been changed.</summary>
public sealed class DropRevision(ActFrame acts, Db db, RevisionFiles files) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("drop-revision", new("Wijziging weggegooid", "Change dropped"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            TellsNobody = "a draft of the applicant itself, of which the agency never heard",
            Words = new("a revision of the applicant that was not sent", "the draft is gone; what was sent counts", "nothing"),
        };

    public Task<Outcome<DossierStep>> Do(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default) =>
        acts.Run<Dossier, DossierStep>(Kind, actor, new DossierTarget(dossierId), null, act => Drop(act, stepId, stop), stop);

    private async Task<Outcome<DossierStep>> Drop(ActScope<Dossier> act, string stepId, CancellationToken stop)
    {
        if (act.Subject.Steps.FirstOrDefault(s => s.StepId == stepId) is not { Sent: not null } step)
            return Refusal.NotFound();
        if (step.Revision is not { } open)
            return RevisionRefusals.NotRevised;
        if (open.Kind == RevisionKind.Asked)
            return RevisionRefusals.IsAsked;
        var revision = await db.Revisions.SingleAsync(r => r.Id == open.Id, stop);
        await files.Drop(act.Subject, step, stop);
        revision.End(RevisionEnd.Dropped, act.Actor.PersonId, act.At);
        step.StopRevising();
        act.Evidence = new { step = stepId, counts = step.SentSha256 };
        return step;
    }
}
