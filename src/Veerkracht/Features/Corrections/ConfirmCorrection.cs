using Veerkracht.Core.Books;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Places;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Results;

namespace Veerkracht.Features.Corrections;

/// <summary>
/// The second approver confirms a correction: from now on everything is computed by the corrected answers. Before the award what is asked
/// goes along in the journal. The applicant is told in the same save.
/// </summary>
public sealed class ConfirmCorrection(
    ActFrame acts,
    Db db,
    CallCatalogue calls,
    CorrectionEffect effect,
    CorrectionDesk desk,
    AskedMoney asked,
    RecordIndicators indicators,
    RecordPlaces onMap,
    PlacesInOrder places
) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("confirm-correction", new("Verbetering bevestigd", "Correction confirmed"))
        {
            By = ActBy.Approver,
            Reason = Reasoning.Optional,
            SecondPerson = true,
            HoldsMeasure = true,
            From = Correction.Corrigible,
            Tells =
            [
                Tellings.Decided(
                    "Antwoorden verbeterd in dossier {number}",
                    "Answers corrected in dossier {number}",
                    "Het agentschap verbeterde: {fields}. Reden: {reason} Wat u indiende, blijft bewaard.",
                    "The agency corrected: {fields}. Reason: {reason} What you sent is kept."
                ) with
                {
                    Lands = "/dossiers/{dossier}#ingediend",
                },
            ],
            Words = new(
                "a proposed correction of what is still in force",
                "the corrected answers count from now on; what was sent stays with its SHA-256; the applicant is told",
                "before the award: what is asked goes from the old to the new amount, demand → asked or back; after it nothing"
            ),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        Decisions.Confirming<Correction>(
            "confirm-correction",
            new("Beslis over deze verbetering", "Decide on this correction"),
            new("Bevestig de verbetering", "Confirm the correction")
        ),
    ];

    public async Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        await db.OnUndecided<Correction, CorrectionState>(dossierId, input, id => Do(actor, id, null, stop), stop);

    public Task<Outcome<Correction>> Do(Actor actor, Guid correctionId, string? remark = null, CancellationToken stop = default) =>
        acts.RunOn<Correction>(Kind, actor, correctionId, remark, act => Confirm(act, remark, stop), stop);

    private async Task<Outcome<Correction>> Confirm(ActScope<Decision<Correction>> act, string? remark, CancellationToken stop)
    {
        var (dossier, correction) = act.Subject;
        var step = dossier.Steps.Single(s => s.StepId == correction.StepId);
        if (step.InForce != correction.Was)
            return Refusal.ChangedMeanwhile();
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var answers = AnswersJson.Read(correction.Becomes);
        // What was possible when it was proposed may no longer be.
        var corrected = await effect.Of(call, dossier, step, answers, stop);
        if (await effect.Refusals(corrected, stop) is { Count: > 0 } refusals)
            return Outcome<Correction>.Refused(refusals);

        act.Because = correction.Reason;
        act.Evidence = new
        {
            correction = correction.Id,
            step = step.StepId,
            remark,
        };
        act.Before = new { sha256 = Receipt.Hash(correction.Was), asked = dossier.Asked?.ToString() };
        correction.Decide(CorrectionState.Confirmed, act.Actor.PersonId, act.At, act.Reason);
        step.Correct(correction.Becomes, AmountsJson.Write(corrected.Becomes.Amounts));
        var counts = Phases.LastSent(call, dossier)?.Id == step.StepId;
        var change =
            counts && DossierStates.Undecided.Contains(dossier.State)
                ? await asked.Of(call, dossier, corrected.Becomes, corrected.Context, stop)
                : null;
        if (counts)
            AskedMoney.Rename(call, step.StepId, dossier, corrected.Becomes);
        act.After = new { sha256 = correction.Sha256, asked = (change?.Now ?? dossier.Asked)?.ToString() };
        if (change is not null)
        {
            await places.Take(dossier.Id, act.At, change.Wants, stop);
            act.Book(change.Postings);
        }
        var said = new SubmittedStep(call, dossier, step, corrected.Becomes, corrected.Context, act.Write);
        await indicators.Do(said, stop);
        await onMap.Do(said, stop);
        await desk.GiveBack(dossier, correction, stop);
        act.Say("fields", Names(corrected.Differences));
        return correction;
    }

    private static LocalText Names(IReadOnlyList<AnswerDifference> differences)
    {
        string In(Language language) =>
            string.Join(", ", differences.Select(d => d.Labels[^1].In(language)).Where(l => l.Length > 0).Distinct().Take(10));
        return new(In(Language.Nl), In(Language.En));
    }
}
