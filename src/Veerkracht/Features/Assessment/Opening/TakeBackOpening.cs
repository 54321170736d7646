using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Opening;

/// <summary>The agency takes back that a part was opened: what was sent counts, and it goes on with that.</summary>
public sealed class TakeBackOpening(ActFrame acts, Db db, CallCatalogue calls, OpeningDesk desk, RevisionFiles files) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("take-back-opening", new("Openen teruggenomen", "Opening taken back"))
        {
            By = ActBy.Handler,
            Reason = Reasoning.Optional,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "U hoeft niets meer aan te vullen: {number}, {step}",
                    "Nothing to complete any more: {number}, {step}",
                    "{name}. Het agentschap gaat verder met wat u indiende. Wat u intussen invulde, is niet ingediend en telt niet.",
                    "{name}. The agency goes on with what you sent. What you filled in meanwhile was not sent and does not count."
                ),
            ],
            Words = new("a part that was opened again and not sent yet", "what was sent counts; nothing can be changed", "nothing"),
        };

    public Task<Outcome<DossierStep>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string? reason = null,
        CancellationToken stop = default
    ) => acts.Run<Dossier, DossierStep>(Kind, actor, new DossierTarget(dossierId), reason, act => TakeBack(act, stepId, stop), stop);

    private async Task<Outcome<DossierStep>> TakeBack(ActScope<Dossier> act, string stepId, CancellationToken stop)
    {
        var dossier = act.Subject;
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { Sent: not null } step)
            return Refusal.NotFound();
        if (step.Revision is not { Kind: RevisionKind.Asked } open)
            return RevisionRefusals.NotRevised;
        var revision = await db.Revisions.SingleAsync(r => r.Id == open.Id, stop);
        await files.Drop(dossier, step, stop);
        revision.End(RevisionEnd.TakenBack, act.Actor.PersonId, act.At);
        step.StopRevising();
        await desk.GiveBack(dossier, act.At, stop);
        act.Evidence = new
        {
            revision = revision.Id,
            step = stepId,
            counts = step.SentSha256,
        };
        act.Say("step", calls.Get(dossier.Call, dossier.CallVersion).Step(stepId).Title);
        return step;
    }
}
