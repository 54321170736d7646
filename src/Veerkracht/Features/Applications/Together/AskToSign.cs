using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// An officer asks the finance director and the mayor to send a step that is ready: it then waits on their desk until it is sent. Asked
/// again, they are told again, no more than once a day.
/// </summary>
public sealed class AskToSign(ActFrame acts, Db db, CallCatalogue calls, StepContexts contexts, SendingNeeds needs, SubmitStep submit)
    : IAct
{
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    public static ActKind Kind { get; } =
        new ActKind("ask-to-sign", new("Gevraagd om te ondertekenen", "Asked to sign"))
        {
            By = new(Side.Applicant, Role.Officer),
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Signers,
                    new("Wacht op uw handtekening: {number}", "Waits for your signature: {number}"),
                    new(
                        "{name}. Alles is ingevuld. Een collega vraagt u om na te kijken en in te dienen: {step}.",
                        "{name}. Everything is filled in. A colleague asks you to check and send: {step}."
                    )
                )
                {
                    Lands = "/dossiers/{dossier}/stap/{step-id}/controle",
                },
            ],
            Words = new("a step in draft that has no faults, while it is open", "the step waits for a signer", "nothing"),
        };

    /// <returns>When it was asked, UTC.</returns>
    public Task<Outcome<DateTime>> Do(Actor actor, Guid dossierId, string stepId, CancellationToken stop = default) =>
        acts.Run<DraftSubject, DateTime>(Kind, actor, new DraftTarget(calls, dossierId, stepId), null, act => Ask(act, stop), stop);

    private async Task<Outcome<DateTime>> Ask(ActScope<DraftSubject> act, CancellationToken stop)
    {
        var draft = act.Subject.Draft;
        var (dossier, step) = (draft.Dossier.Id, draft.Step.StepId);
        if (submit.Closed(draft.Call, draft.Dossier, draft.Step) is { } closed)
            return closed;
        var context = await contexts.For(draft.Call, draft.Dossier, step, stop);
        var evaluation = CallEngine.Evaluate(draft.Call, step, draft.Answers, context);
        if (evaluation.Errors.Count + (await needs.Partners(draft, evaluation, stop)).Count > 0)
            return NotReady;
        if (draft.Step.Revision is { Kind: RevisionKind.Again } && AnswersJson.Canonical(evaluation.Clean) == draft.Step.InForce)
            return RevisionRefusals.SameAsSent;
        var asked = await db.SignRequests.FirstOrDefaultAsync(r => r.DossierId == dossier && r.StepId == step, stop);
        if (asked is not null && act.At - asked.AskedAt < Between)
            return act.Nothing(asked.AskedAt);
        if (asked is null)
            db.SignRequests.Add(
                new()
                {
                    DossierId = dossier,
                    StepId = step,
                    AskedBy = act.Actor.PersonId,
                    AskedAt = act.At,
                }
            );
        else
            (asked.AskedBy, asked.AskedAt) = (act.Actor.PersonId, act.At);
        act.Evidence = new { step };
        act.Say("step", draft.Call.Step(step).Title.WithEnglish());
        act.Say("step-id", new(step));
        return act.At;
    }

    private static readonly Refusal NotReady = new(
        "not-ready-to-sign",
        new LocalText(
            "Er zijn nog punten om op te lossen. Los ze eerst op en vraag dan om te ondertekenen.",
            "There are still points to mend. Mend them first, then ask to sign."
        )
    );
}
