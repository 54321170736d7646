using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Books;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Sends a step: application, claim, report or confirmation. Whoever sends twice (double click, retry, two tabs) gets the receipt of the
/// one submission. The deadline is looked at when it is sent, not when the form was opened.
/// </summary>
public sealed class SubmitStep(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    StepAvailability availability,
    StepContexts contexts,
    SourceMoney money,
    FileAnswers files,
    SendingNeeds needs,
    PlacesInOrder places,
    RunningElsewhere elsewhere,
    NamePartners partners,
    Clock clock,
    IEnumerable<IWhenStepSubmitted> downstream
) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("submit-step", new("Ingediend", "Submitted"))
        {
            By = ActBy.Signer,
            HoldsMeasure = true,
            Tells =
            [
                Tellings.ToApplicant(
                    "Ingediend: {number}, {step}",
                    "Sent: {number}, {step}",
                    "{name}. We hebben dit goed ontvangen. Het ontvangstbewijs staat bij uw dossier.",
                    "{name}. We received this. The receipt is with your dossier."
                ) with
                {
                    TellsDoer = true,
                    Lands = "/dossiers/{dossier}/stap/{step-id}/ontvangst",
                },
                Tellings.ToHandlers(
                    "Na te kijken: {step} van {government}",
                    "To check: {step} of {government}",
                    "{name}. Dit kwam binnen voor “{call}”.",
                    "{name}. This came in for “{call}”."
                ),
            ],
            Words = new(
                "a step in draft, while it is open; a revision of one that was sent, while it may be replaced",
                "the step is sent; the first one registers the dossier; a revision takes the place of what was sent, which is kept",
                "for an application, what is asked: demand → asked of the envelope; its place in the order of each pot and right; "
                    + "a later phase moves what is asked and keeps the place; sent again, an increase alone takes a new place"
            ),
        };

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
        var target = new DossierTarget(dossierId);
        Dossier? judged = null;
        if (await acts.TryQuickly<Dossier, Receipt>(Kind, actor, target, Quickly, stop) is { Done: true })
            return Told(judged!, stepId)!;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await acts.Run<Dossier, Receipt>(
                Kind,
                actor,
                target,
                null,
                act => Submit(act, stepId, idempotencyKey, version, stop),
                stop
            );
            // Another was just before: read again, and find its receipt.
            if (outcome.Done || attempt == MostTries || outcome.Refusals[0].Code != Refusal.ChangedMeanwhile().Code)
                return outcome;
        }

        Task<Outcome<Receipt>> Quickly(ActScope<Dossier> act)
        {
            judged = act.Subject;
            return Submit(act, stepId, idempotencyKey, version, stop);
        }
    }

    /// <summary>As it was written.</summary>
    private Receipt? Told(Dossier dossier, string stepId) =>
        Receipt.Of(calls.Get(dossier.Call, dossier.CallVersion), dossier, dossier.Steps.Single(s => s.StepId == stepId));

    private async Task<Outcome<Receipt>> Submit(ActScope<Dossier> act, string stepId, string? key, int? version, CancellationToken stop)
    {
        var dossier = act.Subject;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == stepId) is not { } definition)
            return Refusal.NotFound();
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { } step)
            return NotStarted;
        if (act.IsQuick && !CanBeQuick(call, definition, dossier))
            return Refusal.ChangedMeanwhile();
        // A key is of the organisation: what another one chose says nothing here.
        key = key is null ? null : $"{dossier.Organisation.Value}:{key}";
        // Quickly, the database says it: no two steps have the same.
        if (key is not null && !act.IsQuick && await db.DossierSteps.AnyAsync(s => s.IdempotencyKey == key && s.Id != step.Id, stop))
            return KeyUsed;
        if (key is not null && act.IsQuick)
            act.Rests(new([(KeyOfEarlier, [key])], found => found[0] is null));
        else if (key is not null && await OfKey(key, stop) is { } earlier)
            return (earlier.DossierId, earlier.StepId) == (dossier.Id, stepId) ? act.Nothing(Receipt.Of(call, dossier, earlier)) : KeyUsed;
        var revision = step.Revision;
        if (Receipt.Of(call, dossier, step) is { } receipt && (revision is null || (key is not null && key == step.IdempotencyKey)))
            return act.Nothing(receipt);
        if (dossier.HasEnded(definition))
            return StepRefusals.Ended;
        if (Closed(call, dossier, step) is { } closed)
            return closed;
        if (version is { } seen && seen != step.Version)
            return ChangedSinceChecked;
        var phase = definition.Kind == StepKind.Application;
        if (phase && await elsewhere.Sent(call, dossier, stop) is { } running)
            return running;

        var stand = phase ? await money.Stand(call, dossier, revision is not null, stop) : null;
        var context = stand is null
            ? await contexts.For(call, dossier, stepId, stop)
            : await contexts.For(call, dossier, stepId, stand, stop);
        var answers = AnswersJson.Read(step.Answers);
        var evaluation = CallEngine.Evaluate(call, stepId, answers, context);
        var draft = new Draft(call, dossier, step, answers);
        if (await Unfit(draft, evaluation, stop) is { Count: > 0 } refusals)
            return Outcome<Receipt>.Refused(refusals);
        if (revision is { Kind: RevisionKind.Again } && AnswersJson.Canonical(evaluation.Clean) == step.InForce)
            return RevisionRefusals.SameAsSent;
        if (await needs.Agreements(draft, stop) is { } notAgreed)
            return notAgreed;

        var change = stand is null
            ? null
            : AskedMoney.Of(call, dossier, evaluation, StepContexts.Wanted(call, evaluation, stand.Left, stand.Available));
        var first = dossier.RegisteredAt is null;
        act.Before = new
        {
            dossier.State,
            Step = step.State,
            Asked = change?.Was?.ToString(),
        };
        var replaced = revision is null ? null : await Replace(act, draft, revision, stop);
        Send(act.Actor, step, evaluation, key, act.At);
        if (phase)
            Register(call, step.StepId, dossier, evaluation, act.At);
        act.Evidence = new
        {
            step = stepId,
            sha256 = step.SentSha256,
            bytes = Bytes(step),
            version = step.SentNumber,
            replaces = replaced?.Sha256,
        };
        act.Say("step", step.SentNumber > 1 ? Versioned(definition.Title, step.SentNumber) : definition.Title);
        act.Say("step-id", new(stepId));
        act.After = new
        {
            dossier.State,
            Step = step.State,
            Asked = change?.Now.ToString(),
        };
        foreach (var room in downstream)
            await room.Do(new(call, dossier, step, evaluation, context, act.Write), stop);
        // Last, for what it raises is what others who send at this moment wait for.
        if (change is not null)
        {
            if (first)
                act.Write(PlacesInOrder.First(dossier.Id, act.At, change.Wants));
            else if (revision is not null)
                await places.TakeAgain(dossier.Id, act.At, change.Wants, stop);
            else
                await places.Take(dossier.Id, act.At, change.Wants, stop);
            act.Book(change.Postings);
            act.Rests(stand!.Holds(left => Judge(call, step, evaluation, left)));
        }
        return Receipt.Of(call, dossier, step)!;
    }

    /// <summary>So that who was told twice sees that it is not the same.</summary>
    private static LocalText Versioned(LocalText title, int number) =>
        title.WithEnglish().Map((text, language) => $"{text}, {(language.IsDutch ? "versie" : "version")} {number}");

    private Task<SentVersion?> OfKey(string key, CancellationToken stop) =>
        db.SentVersions.AsNoTracking().SingleOrDefaultAsync(v => v.IdempotencyKey == key, stop);

    private const string KeyOfEarlier = """SELECT 1 FROM "SentVersions" WHERE "IdempotencyKey" = $1""";

    /// <summary>Why it cannot be sent now, by its window or by what became of what was sent; null where it can.</summary>
    internal Refusal? Closed(CallDefinition call, Dossier dossier, DossierStep step)
    {
        if (step.Revising is not null && RevisionRefusals.Fixed(call, dossier, step) is { } isFixed)
            return isFixed;
        // What the agency asks may come after the window.
        if (step.Revision is { Kind: RevisionKind.Asked } asked)
            return asked.IsLate(clock.Today.ToDateOnly()) ? RevisionRefusals.DuePassed : null;
        var status = availability.Of(call, dossier, step.StepId);
        return status.IsOpen ? null
            : step.Revising is null ? StepRefusals.NotOpen(status)
            : RevisionRefusals.TooLate(status);
    }

    /// <summary>What was sent is kept beside the step, and the revision has ended.</summary>
    private async Task<SentVersion> Replace(ActScope<Dossier> act, Draft draft, OpenRevision open, CancellationToken stop)
    {
        var revision = await db.Revisions.SingleAsync(r => r.Id == open.Id, stop);
        revision.End(RevisionEnd.Sent, act.Actor.PersonId, act.At);
        var was = draft.Step.Replace(act.At);
        db.SentVersions.Add(was);
        await partners.Do(draft, stop);
        return was;
    }

    /// <summary>The first application of a dossier, on which nothing of others bears but the money.</summary>
    private static bool CanBeQuick(CallDefinition call, Step step, Dossier dossier) =>
        step.Kind == StepKind.Application
        && dossier.State == DossierState.Draft
        && call.Excludes.Count == 0
        && !call.Funding.LooksAtApplicant
        && step.Agreements.Count == 0
        && !step.Form.Fields.Any(f => f.MustConfirm)
        && !call.Indicators.Any(i => i.ByStep.TryGetValue(step.Id, out var value) && value.References.Any(LooksAtLeft));

    private static bool LooksAtLeft(string name) => name == "left" || name.StartsWith("left.", StringComparison.Ordinal);

    /// <summary>
    /// Judged again where others took something meanwhile: it stands where the same grant is drawn from the same sources for the same
    /// answers, and then says what is left now.
    /// </summary>
    private static bool Judge(CallDefinition call, DossierStep step, Evaluation before, IReadOnlyDictionary<string, Money> left)
    {
        var now = before.WithLeft(left);
        // Read anew, as the form itself looks at what is left: then more than the amounts may be another.
        if (!ReferenceEquals(now.Clean, before.Clean) || now.Errors.Count > 0)
            return false;
        var draws = call.Funding.Rules.Where(FundingEngine.Draws).Select(rule => rule.Name).Append(call.Funding.Grant);
        if (draws.Any(name => now.Amounts.GetValueOrDefault(name)?.Amount != before.Amounts.GetValueOrDefault(name)?.Amount))
            return false;
        step.Amounts = AmountsJson.Write(now.Amounts);
        return true;
    }

    private async Task<IReadOnlyList<Refusal>> Unfit(Draft draft, Evaluation evaluation, CancellationToken stop) =>
        [
            .. evaluation
                .Errors.Concat(await files.Forged(draft.Dossier.Id, draft.Form, draft.Answers, stop))
                .Concat(await needs.Partners(draft, evaluation, stop))
                .Select(e => new Refusal(e.Code, e.Message, RefusalKind.Invalid, e.Field)),
        ];

    private static void Send(Actor actor, DossierStep step, Evaluation evaluation, string? key, DateTime at)
    {
        step.Sent = AnswersJson.Canonical(evaluation.Clean);
        step.SentSha256 = Receipt.Hash(step.Sent);
        if (step.State != StepState.Sent)
            step.Go(StepState.Sent);
        (step.SentAt, step.SentBy, step.IdempotencyKey) = (at, actor.PersonId, key);
        step.Amounts = AmountsJson.Write(evaluation.Amounts);
    }

    /// <summary>
    /// The first phase registers the dossier; a later one brings it back to where completeness is looked at. Number and place in the order
    /// stay.
    /// </summary>
    private static void Register(CallDefinition call, string stepId, Dossier dossier, Evaluation evaluation, DateTime at)
    {
        var waits = dossier.Awaits;
        if (dossier.State != DossierState.Registered)
            dossier.Go(DossierState.Registered);
        // A proposal that lies with the second approver stays there.
        dossier.Await(waits == Desk.SecondApprover ? waits : Desk.ProgrammeManager);
        dossier.RegisteredAt ??= at;
        AskedMoney.Rename(call, stepId, dossier, evaluation);
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
