using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Applications;

/// <summary>A draft that is being changed: answers in place.</summary>
public sealed record Draft(CallDefinition Call, Dossier Dossier, DossierStep Step, JsonObject Answers)
{
    public FormDefinition Form => Call.Step(Step.StepId).Form;
}

/// <summary>
/// Changes drafts. Saving a draft is no act of the history: only what is sent counts. Two that save at once both succeed, one after the other,
/// each on what the other left.
/// </summary>
public sealed class Drafts(Db db, Clock clock, CallCatalogue calls)
{
    private const int MostTries = 10;
    /// <summary>Characters of all answers together; a form with every box filled stays far below.</summary>
    public const int MostCharacters = 2_000_000;

    /// <param name="change">May run again, on newer answers. Nothing is saved where it changes nothing.</param>
    public async Task<Outcome<T>> Change<T>(Actor actor, Guid dossierId, string stepId, Func<Draft, Outcome<T>> change, CancellationToken stop = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var collided = false;
            var outcome = await db.Transact<T>(async () =>
            {
                collided = true;
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier || !actor.MayWrite(dossier)) return Stop(Refusal.NotFound());
                if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step) return Stop(Refusal.NotFound());
                if (step.State != StepState.Draft) return Stop(StepRefusals.Sent);
                if (dossier.HasEnded()) return Stop(StepRefusals.Ended);
                var draft = new Draft(calls.Get(dossier.Call, dossier.CallVersion), dossier, step, AnswersJson.Read(step.Answers));
                var result = change(draft);
                if (!result.Done)
                {
                    collided = false;
                    return result;
                }
                var text = AnswersJson.Write(draft.Answers);
                if (text.Length > MostCharacters) return Stop(TooMuch);
                if (text != step.Answers) (step.Answers, step.SavedAt, step.SavedBy) = (text, clock.UtcNow, actor.PersonId);
                return result;

                Outcome<T> Stop(Refusal refusal)
                {
                    collided = false;
                    return refusal;
                }
            }, stop);
            if (outcome.Done || !collided || attempt == MostTries) return outcome;
        }
    }

    private static readonly Refusal TooMuch = new("too-large", new LocalText(
        "Uw antwoorden zijn samen te lang om te bewaren. Maak ze korter.", "Your answers together are too long to keep. Make them shorter."), RefusalKind.Invalid);
}
