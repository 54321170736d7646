using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Results;

namespace Veerkracht.Features.Casework;

/// <summary>
/// The second approver confirms a correction: from now on everything is computed by the corrected answers. Before the award what is asked goes along in the
/// journal. The applicant is told in the same save.
/// </summary>
public sealed class ConfirmCorrection(
    Db db,
    CallCatalogue calls,
    CorrectionEffect effect,
    CorrectionDesk desk,
    AskedMoney asked,
    RecordIndicators indicators,
    Ledger ledger,
    Chronicle chronicle,
    Notifier notifier,
    Clock clock
)
{
    public Task<Outcome<Correction>> Do(Actor actor, Guid correctionId, string? remark = null, CancellationToken stop = default) =>
        db.Transact<Correction>(
            async () =>
            {
                await ledger.Queue(
                    from c in db.Corrections
                    join d in db.Dossiers on c.DossierId equals d.Id
                    where c.Id == correctionId
                    select d.Measure,
                    stop
                );
                var correction = await db.Corrections.FirstOrDefaultAsync(c => c.Id == correctionId, stop);
                if (correction is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (correction.State != CorrectionState.Proposed)
                    return ActRefusals.AlreadyDecided;
                if (!correction.MayBeDecidedBy(actor.PersonId))
                    return ActRefusals.SecondPerson;
                var dossier = await db.Dossiers.Include(d => d.Steps).SingleAsync(d => d.Id == correction.DossierId, stop);
                if (dossier.State is DossierState.Proposed or DossierState.Rejected or DossierState.Withdrawn)
                    return DossierRefusals.WrongState(dossier);
                var step = dossier.Steps.Single(s => s.StepId == correction.StepId);
                if (step.InForce != correction.Was)
                    return Refusal.ChangedMeanwhile();
                var call = calls.Get(dossier.Call, dossier.CallVersion);
                var answers = AnswersJson.Read(correction.Becomes);
                // What was possible when it was proposed may no longer be.
                var corrected = await effect.Of(call, dossier, step, answers, stop);
                if (await effect.Refusals(corrected, stop) is { Count: > 0 } refusals)
                    return Outcome<Correction>.Refused(refusals);

                var now = clock.UtcNow;
                var before = new { sha256 = Receipt.Hash(correction.Was), asked = dossier.Asked?.ToString() };
                correction.Decide(CorrectionState.Confirmed, actor.PersonId, now, remark?.Trim());
                step.Correct(correction.Becomes, AmountsJson.Write(corrected.Becomes.Amounts));
                var undecided = DossierStates.Undecided.Contains(dossier.State) && Phases.LastSent(call, dossier)?.Id == step.StepId;
                if (undecided)
                    AskedMoney.Set(dossier, call, corrected.Becomes);
                else if (Phases.LastSent(call, dossier)?.Id == step.StepId)
                    AskedMoney.Rename(dossier, corrected.Becomes);
                dossier.ChangedAt = now;
                var act = chronicle.Record(
                    actor,
                    ActKinds.ConfirmCorrection,
                    dossier.Subject,
                    correction.Reason,
                    new
                    {
                        correction = correction.Id,
                        step = step.StepId,
                        remark,
                    },
                    before,
                    new { sha256 = correction.Sha256, asked = dossier.Asked?.ToString() }
                );
                if (undecided)
                    await ledger.Book(act, await asked.Place(now, dossier, call, step.StepId, answers, corrected.Context, stop), stop);
                await indicators.Do(new(call, dossier, step, corrected.Becomes), stop);
                await desk.GiveBack(dossier, correction, stop);
                Tell(dossier, correction, corrected.Differences);
                return correction;
            },
            stop
        );

    private void Tell(Dossier dossier, Correction correction, IReadOnlyList<AnswerDifference> differences)
    {
        string Names(Language language) =>
            string.Join(", ", differences.Select(d => d.Labels[^1].In(language)).Where(l => l.Length > 0).Distinct().Take(10));
        notifier.Tell(
            new(dossier.Organisation, Call: dossier.Call, DossierId: dossier.Id),
            new LocalText($"Antwoorden verbeterd in dossier {dossier.Number}", $"Answers corrected in dossier {dossier.Number}"),
            new LocalText(
                $"Het agentschap verbeterde: {Names(Language.Nl)}. Reden: {correction.Reason} Wat u indiende, blijft bewaard.",
                $"The agency corrected: {Names(Language.En)}. Reason: {correction.Reason} What you sent is kept."
            ),
            $"/dossiers/{dossier.Id}#ingediend"
        );
    }
}
