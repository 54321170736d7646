using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft that is being changed: answers in place.</summary>
public sealed record Draft(CallDefinition Call, Dossier Dossier, DossierStep Step, JsonObject Answers)
{
    public FormDefinition Form => Call.Step(Step.StepId).Form;
}

/// <summary>
/// Changes drafts. Saving a draft is no act of the history: only what is sent counts. Two that save at once both succeed, one after the
/// other, each on what the other left.
/// </summary>
public sealed class Drafts(Db db, Clock clock, Kept kept, CallCatalogue calls, NamePartners partners)
{
    /// <summary>Characters of all answers together; a form with every box filled stays far below.</summary>
    public const int MostCharacters = 2_000_000;

    /// <param name="change">Changes the answers in place. Nothing is saved where it refuses or changes nothing.</param>
    public Task<Outcome<T>> Change<T>(
        Actor actor,
        Guid dossierId,
        string stepId,
        Func<Draft, Outcome<T>> change,
        CancellationToken stop = default
    ) =>
        db.Transact<T>(
            async () =>
            {
                await kept.Hold(db, ActTouches.None, stop);
                if (!actor.WorksOnDrafts || !await Lock(actor, dossierId, stepId, stop))
                    return Refusal.NotFound();
                var opened = await Open(actor, dossierId, stepId, stop);
                if (!opened.Done)
                    return Outcome<T>.Refused(opened.Refusals);
                var (draft, step) = (opened.Value, opened.Value.Step);
                var result = change(draft);
                if (!result.Done)
                    return result;
                var text = AnswersJson.Write(draft.Answers);
                if (text.Length > MostCharacters)
                    return TooMuch;
                if (text == step.Answers)
                    return result;
                step.FieldSaves = FieldSaves.With(
                    step.FieldSaves,
                    AnswerMerge.Changed(draft.Form, AnswersJson.Read(step.Answers), draft.Answers),
                    actor.PersonId,
                    clock.UtcNow
                );
                (step.Answers, step.SavedAt, step.SavedBy) = (text, clock.UtcNow, actor.PersonId);
                await partners.Do(draft, stop);
                return result;
            },
            stop
        );

    /// <summary>A draft that can still change, for who works on it. Its answers are read anew: changing them saves nothing.</summary>
    public async Task<Outcome<Draft>> Open(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default)
    {
        if (await db.FindDossier(actor, dossierId, stop) is not { } dossier || !actor.MayWrite(dossier))
            return Refusal.NotFound();
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
            return Refusal.NotFound();
        if (step.State != StepState.Draft)
            return StepRefusals.Sent;
        var draft = new Draft(calls.Get(dossier.Call, dossier.CallVersion), dossier, step, AnswersJson.Read(step.Answers));
        return dossier.HasEnded(draft.Call.Step(stepId)) ? StepRefusals.Ended : draft;
    }

    /// <summary>
    /// Holds the row to the end of the transaction, by a change that changes nothing; false where there is no such draft for this
    /// organisation.
    /// </summary>
    private async Task<bool> Lock(Actor actor, Guid dossierId, string stepId, CancellationToken stop) =>
        await db
            .DossierSteps.Where(s =>
                s.DossierId == dossierId
                && s.StepId == stepId
                && db.Set<Dossier>().Any(d => d.Id == dossierId && d.Organisation == actor.Organisation)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SavedBy, s => s.SavedBy), stop) == 1;

    private static readonly Refusal TooMuch = new(
        "too-large",
        new LocalText(
            "Uw antwoorden zijn samen te lang om te bewaren. Maak ze korter.",
            "Your answers together are too long to keep. Make them shorter."
        ),
        RefusalKind.Invalid
    );
}
