using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>A draft that is being changed: answers in place.</summary>
public sealed record Draft(CallDefinition Call, Dossier Dossier, DossierStep Step, JsonObject Answers)
{
    public FormDefinition Form => Call.Step(Step.StepId).Form;

    /// <summary>What messages name: the project as the draft calls it.</summary>
    public ToldOf Told => Dossier.Told with { Project = ProjectNames.Of(Call, Step.StepId, Answers) ?? Dossier.ProjectName };
}

/// <summary>
/// Changes drafts. Saving a draft is no act of the history: only what is sent counts. Two that save at once both succeed, one after the
/// other, each on what the other left.
/// </summary>
public sealed class Drafts(Db db, Clock clock, Kept kept, Lane lane, CallCatalogue calls, NamePartners partners)
{
    /// <summary>Characters of all answers together; a form with every box filled stays far below.</summary>
    public const int MostCharacters = 2_000_000;

    /// <param name="change">
    /// Changes the answers in place, and nothing else. Nothing is saved where it refuses or changes nothing. May run again.
    /// </param>
    public async Task<Outcome<T>> Change<T>(
        Actor actor,
        Guid dossierId,
        string stepId,
        Func<Draft, Outcome<T>> change,
        CancellationToken stop = default
    )
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            if (await TryQuickly(actor, dossierId, stepId, change, stop) is not { } quick)
                break;
            if (quick.Saved is { } saved)
                return saved;
        }
        return await InTransaction(actor, dossierId, stepId, change, stop);
    }

    private const int MostTries = 3;

    /// <param name="Saved">Null where another saved in between: it is to be tried again, on what that left.</param>
    private sealed record Quick<T>(Outcome<T>? Saved);

    /// <summary>
    /// Reads and merges without holding anything, and writes where the draft is still the one that was read. It never refuses.
    /// </summary>
    /// <returns>Null where only a transaction can say.</returns>
    private async Task<Quick<T>?> TryQuickly<T>(
        Actor actor,
        Guid dossierId,
        string stepId,
        Func<Draft, Outcome<T>> change,
        CancellationToken stop
    )
    {
        if (db.Rehearses)
            return null;
        var judging = kept.Judging();
        var opened = Open(await db.ReadDossier(actor, dossierId, stop), actor, stepId);
        if (!opened.Done || PartnerProjects.Has(opened.Value))
            return null;
        var row = ReadRow.Of(db, opened.Value.Step);
        var result = Changed(opened.Value, actor, change);
        if (!result.Done)
            return null;
        if (row.Update() is not { } update)
            return new(result);
        try
        {
            var written = await lane.Write(LaneOrder.Saving, "", async session =>
                await Kept.Holds(session, judging, []) && await session.Write([update])
            );
            return new(written ? result : null);
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <summary>The same where more is saved than the answers: what is added to the save is in its transaction.</summary>
    public Task<Outcome<T>> InTransaction<T>(
        Actor actor,
        Guid dossierId,
        string stepId,
        Func<Draft, Outcome<T>> change,
        CancellationToken stop = default
    ) => InTransaction(actor, dossierId, stepId, change, () => Task.CompletedTask, stop);

    /// <param name="then">Done in the transaction, before what was changed is saved.</param>
    public Task<Outcome<T>> InTransaction<T>(
        Actor actor,
        Guid dossierId,
        string stepId,
        Func<Draft, Outcome<T>> change,
        Func<Task> then,
        CancellationToken stop
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
                var (draft, before) = (opened.Value, opened.Value.Step.Answers);
                var result = Changed(draft, actor, change);
                // A partner of what was sent stays one until another version is sent.
                if (result.Done && draft.Step.Answers != before && draft.Step.Revising is null)
                    await partners.Do(draft, stop);
                if (result.Done)
                    await then();
                return result;
            },
            stop
        );

    /// <summary>The draft with what was changed, and who saved which box; as it was where it refuses or changes nothing.</summary>
    private Outcome<T> Changed<T>(Draft draft, Actor actor, Func<Draft, Outcome<T>> change)
    {
        var step = draft.Step;
        var result = change(draft);
        if (!result.Done)
            return result;
        var text = AnswersJson.Write(draft.Answers);
        if (text.Length > MostCharacters)
            return TooMuch;
        if (text == step.Answers)
            return result;
        var before = AnswersJson.Read(step.Answers);
        if (step.Revision is { } revision && OpenFields.Broken(draft.Form, revision, before, draft.Answers) is { } closed)
            return RevisionRefusals.FieldClosed(closed);
        step.FieldSaves = FieldSaves.With(
            step.FieldSaves,
            AnswerMerge.Changed(draft.Form, before, draft.Answers),
            actor.PersonId,
            clock.UtcNow
        );
        (step.Answers, step.SavedAt, step.SavedBy) = (text, clock.UtcNow, actor.PersonId);
        return result;
    }

    /// <summary>A draft that can still change, for who works on it. Its answers are read anew: changing them saves nothing.</summary>
    public async Task<Outcome<Draft>> Open(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default) =>
        Open(await db.FindDossier(actor, dossierId, stop), actor, stepId);

    private Outcome<Draft> Open(Dossier? found, Actor actor, string stepId)
    {
        if (found is not { } dossier || !actor.MayWrite(dossier))
            return Refusal.NotFound();
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
            return Refusal.NotFound();
        var draft = new Draft(calls.Get(dossier.Call, dossier.CallVersion), dossier, step, AnswersJson.Read(step.Answers));
        if (StepRefusals.Closed(draft) is { } closed)
            return closed;
        return step.Revision?.IsLate(clock.Today.ToDateOnly()) == true ? RevisionRefusals.DuePassed : draft;
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
