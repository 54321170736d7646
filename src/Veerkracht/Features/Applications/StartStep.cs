using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>Opens the draft of a later step, prefilled from the steps before. Starting what was started gives the same draft.</summary>
public sealed class StartStep(
    Db db,
    Clock clock,
    Kept kept,
    CallCatalogue calls,
    StepAvailability availability,
    StepContexts contexts,
    NamePartners partners
)
{
    public async Task<Outcome<DossierStep>> Do(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default)
    {
        var outcome = await Once(actor, dossierId, stepId, stop);
        // Two started at once: the other's draft is there now.
        return !outcome.Done && outcome.Refusals[0].Code == Refusal.ChangedMeanwhile().Code
            ? await Once(actor, dossierId, stepId, stop)
            : outcome;
    }

    private Task<Outcome<DossierStep>> Once(Actor actor, Guid dossierId, string stepId, CancellationToken stop) =>
        db.Transact<DossierStep>(
            async () =>
            {
                await kept.Hold(db, ActTouches.None, stop);
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier || !actor.MayWrite(dossier))
                    return Refusal.NotFound();
                if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is { } there)
                    return there;
                var call = calls.Get(dossier.Call, dossier.CallVersion);
                if (call.Steps.All(s => s.Id != stepId))
                    return Refusal.NotFound();
                if (dossier.HasEnded(call.Step(stepId)))
                    return StepRefusals.Ended;
                var status = availability.Of(call, dossier, stepId);
                if (!status.IsOpen)
                    return StepRefusals.NotOpen(status);
                var step = new DossierStep
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DossierId = dossier.Id,
                    StepId = stepId,
                    SavedAt = clock.UtcNow,
                    SavedBy = actor.PersonId,
                    Answers = AnswersJson.Write(CallEngine.Start(call, stepId, await contexts.For(call, dossier, stepId, stop))),
                };
                db.DossierSteps.Add(step);
                await partners.Do(new Draft(call, dossier, step, AnswersJson.Read(step.Answers)), stop);
                return step;
            },
            stop
        );
}
