using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Sends a step: application, claim, report or confirmation. Whoever sends twice (double click, retry, two tabs) gets the receipt of the
/// one submission. The deadline is looked at when it is sent, not when the form was opened.
/// </summary>
public sealed class SubmitStep(
    Db db,
    Chronicle chronicle,
    Clock clock,
    CallCatalogue calls,
    StepAvailability availability,
    StepContexts contexts,
    FileAnswers files,
    SendingNeeds needs,
    AskedMoney asked,
    Ledger ledger,
    PlacesInOrder places,
    RunningElsewhere elsewhere,
    IEnumerable<IWhenStepSubmitted> downstream
)
{
    private const int MostTries = 5;

    /// <param name="idempotencyKey">Chosen by the sender for this one submission; null where it gives none.</param>
    /// <param name="version">Version of the draft that was looked at; null sends whatever is saved.</param>
    public async Task<Outcome<Receipt>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        string? idempotencyKey = null,
        int? version = null,
        CancellationToken stop = default
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await Once(actor, dossierId, stepId, idempotencyKey, version, stop);
            // Another was just before: read again, and find its receipt.
            if (outcome.Done || attempt == MostTries || outcome.Refusals[0].Code != Refusal.ChangedMeanwhile().Code)
                return outcome;
        }
    }

    private Task<Outcome<Receipt>> Once(Actor actor, Guid dossierId, string stepId, string? key, int? version, CancellationToken stop) =>
        db.Transact<Receipt>(
            async () =>
            {
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier || !actor.MayWrite(dossier))
                    return Refusal.NotFound();
                var call = calls.Get(dossier.Call, dossier.CallVersion);
                if (call.Steps.All(s => s.Id != stepId))
                    return Refusal.NotFound();
                if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
                    return NotStarted;
                if (key is not null && await db.DossierSteps.AnyAsync(s => s.IdempotencyKey == key && s.Id != step.Id, stop))
                    return KeyUsed;
                if (Receipt.Of(call, dossier, step) is { } receipt)
                    return receipt;
                if (!actor.MaySign)
                    return StepRefusals.SignerNeeded;
                if (dossier.HasEnded(call.Step(stepId)))
                    return StepRefusals.Ended;
                // The time of sending is taken before the deadline is looked at: what is accepted never bears a time after it.
                var at = clock.UtcNow;
                var status = availability.Of(call, dossier, stepId);
                if (!status.IsOpen)
                    return StepRefusals.NotOpen(status);
                if (version is { } seen && seen != step.Version)
                    return ChangedSinceChecked;
                var phase = call.Step(stepId).Kind == StepKind.Application;
                if (phase && await elsewhere.Sent(call, dossier, stop) is { } running)
                    return running;

                var context = await contexts.For(call, dossier, stepId, stop);
                var answers = AnswersJson.Read(step.Answers);
                var evaluation = CallEngine.Evaluate(call, stepId, answers, context);
                var draft = new Draft(call, dossier, step, answers);
                var refusals = evaluation
                    .Errors.Concat(await files.Forged(dossier.Id, draft.Form, answers, stop))
                    .Concat(await needs.Partners(draft, evaluation, stop))
                    .Select(e => new Refusal(e.Code, e.Message, RefusalKind.Invalid, e.Field))
                    .ToList();
                if (refusals.Count > 0)
                    return Outcome<Receipt>.Refused(refusals);
                if (await needs.Agreements(draft, stop) is { } notAgreed)
                    return notAgreed;

                var change = phase ? await asked.Of(call, dossier, stepId, answers, evaluation, context, stop) : null;
                var before = new
                {
                    dossier.State,
                    Step = step.State,
                    Asked = change?.Was?.ToString(),
                };
                Send(actor, step, evaluation, key, at);
                dossier.ChangedAt = at;
                if (phase)
                    Register(dossier, evaluation, at);
                var act = chronicle.Record(
                    actor,
                    ActKinds.SubmitStep,
                    new(call.Measure, call.Slug, dossier.Id),
                    evidence: new
                    {
                        step = stepId,
                        sha256 = step.SentSha256,
                        bytes = Bytes(step),
                    },
                    before: before,
                    after: new
                    {
                        dossier.State,
                        Step = step.State,
                        Asked = change?.Now.ToString(),
                    },
                    at: at
                );
                foreach (var room in downstream)
                    await room.Do(new(call, dossier, step, evaluation, act), stop);
                // Last, for what it raises is what others who send at this moment wait for.
                if (change is not null)
                {
                    await places.Take(dossier.Id, at, change.Wants, stop);
                    await ledger.Book(act, change.Postings, stop);
                }
                return Receipt.Of(call, dossier, step)!;
            },
            stop
        );

    private static void Send(Actor actor, DossierStep step, Evaluation evaluation, string? key, DateTime at)
    {
        step.Sent = AnswersJson.Canonical(evaluation.Clean);
        step.SentSha256 = Receipt.Hash(step.Sent);
        step.Go(StepState.Sent);
        (step.SentAt, step.SentBy, step.IdempotencyKey) = (at, actor.PersonId, key);
        step.Amounts = AmountsJson.Write(evaluation.Amounts);
    }

    /// <summary>
    /// The first phase registers the dossier; a later one brings it back to where completeness is looked at. Number and place in the order
    /// stay.
    /// </summary>
    private static void Register(Dossier dossier, Evaluation evaluation, DateTime at)
    {
        var waits = dossier.Awaits;
        if (dossier.State != DossierState.Registered)
            dossier.Go(DossierState.Registered);
        // A proposal that lies with the second approver stays there.
        dossier.Await(waits == Desk.SecondApprover ? waits : Desk.ProgrammeManager);
        dossier.RegisteredAt ??= at;
        AskedMoney.Rename(dossier, evaluation);
    }

    private static int Bytes(DossierStep step) => System.Text.Encoding.UTF8.GetByteCount(step.Sent!);

    private static readonly Refusal NotStarted = new(
        "step-not-started",
        new LocalText("Deze stap is nog niet begonnen. Vul ze eerst in.", "This step was not started yet. Fill it in first.")
    );

    private static readonly Refusal KeyUsed = new(
        "idempotency-key-reused",
        new LocalText(
            "Deze Idempotency-Key is al gebruikt voor iets anders. Gebruik een nieuwe.",
            "This Idempotency-Key was used for something else. Use a new one."
        ),
        RefusalKind.Invalid
    );

    private static readonly Refusal ChangedSinceChecked = new(
        "changed-since-checked",
        new LocalText(
            "Iemand wijzigde de antwoorden nadat u ze nakeek. Kijk ze opnieuw na en dien dan in.",
            "Somebody changed the answers after you checked them. Check them again, then send."
        ),
        RefusalKind.Changed
    );
}
