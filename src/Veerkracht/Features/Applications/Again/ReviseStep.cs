using Veerkracht.Data;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications.Again;

/// <summary>
/// Opens a revision of a step that was sent: what was sent counts until the new version is sent, and the agency sees nothing of it before.
/// </summary>
public sealed class ReviseStep(ActFrame acts, Db db, CallCatalogue calls, StepAvailability availability) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("revise-step", new("Opnieuw geopend om te wijzigen", "Opened again to change it"))
        {
            By = ActBy.Applicant,
            Touches = ActTouches.None,
            TellsNobody = "a draft of the applicant itself: the agency hears of it when it is sent",
            Words = new(
                "a step that was sent, while its window is open and nothing was decided on it",
                "a draft of another version, which begins with what counts; what was sent stays in force",
                "nothing"
            ),
        };

    public Task<Outcome<DossierStep>> Do(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default) =>
        acts.Run<Dossier, DossierStep>(Kind, actor, new DossierTarget(dossierId), null, act => Task.FromResult(Revise(act, stepId)), stop);

    /// <summary>Why this reader cannot open it now; null where nothing stands in the way.</summary>
    /// <param name="dossier">With its steps.</param>
    public Refusal? Cannot(Actor actor, Dossier dossier, DossierStep step) =>
        ActFrame.Refuses(Kind, actor, dossier) ?? Particular(dossier, step);

    private Refusal? Particular(Dossier dossier, DossierStep step)
    {
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (RevisionRefusals.Fixed(call, dossier, step) is { } isFixed)
            return isFixed;
        var status = availability.Of(call, dossier, step.StepId);
        return status.IsOpen ? null : RevisionRefusals.TooLate(status);
    }

    private Outcome<DossierStep> Revise(ActScope<Dossier> act, string stepId)
    {
        var dossier = act.Subject;
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
            return Refusal.NotFound();
        if (step.Revising is not null)
            return act.Nothing(step);
        if (Particular(dossier, step) is { } refusal)
            return refusal;
        var revision = new Revision
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            StepId = stepId,
            Kind = RevisionKind.Again,
            OpenedBy = act.Actor.PersonId,
            OpenedAt = act.At,
        };
        db.Revisions.Add(revision);
        step.Revise(new OpenRevision(revision.Id, revision.Kind, null, null), step.InForce!);
        (step.SavedAt, step.SavedBy) = (act.At, act.Actor.PersonId);
        act.Evidence = new { step = stepId, counts = step.SentSha256 };
        return step;
    }
}
