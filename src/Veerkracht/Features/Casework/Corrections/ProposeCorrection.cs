using System.Text.Json.Nodes;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Casework;

/// <summary>The programme manager proposes to correct answers of a step that was sent, with a reason that the applicant will read. Nothing changes yet.</summary>
public sealed class ProposeCorrection(Db db, CallCatalogue calls, CorrectionEffect effect, Chronicle chronicle, Clock clock)
{
    /// <param name="fields">Outermost fields by id, each with its whole new answer; null takes an answer away, others stay.</param>
    /// <param name="basis">SHA-256 of the answers that were looked at; null where the sender did not say.</param>
    public Task<Outcome<Correction>> Do(
        Actor actor,
        Guid dossierId,
        string stepId,
        JsonObject fields,
        string reason,
        string? basis = null,
        CancellationToken stop = default
    ) =>
        db.Transact<Correction>(
            async () =>
            {
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier)
                    return Refusal.NotFound();
                var call = calls.Get(dossier.Call, dossier.CallVersion);
                if (call.Steps.FirstOrDefault(s => s.Id == stepId) is not { } definition)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (fields.FirstOrDefault(f => definition.Form.Fields.All(d => d.Id != f.Key)).Key is { } unknown)
                    return CorrectionRefusals.UnknownField(unknown);
                if (dossier.Awaits == Desk.SecondApprover)
                    return DossierRefusals.DecisionPending;
                if (dossier.State is DossierState.Proposed or DossierState.Rejected or DossierState.Withdrawn)
                    return DossierRefusals.WrongState(dossier);
                if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { InForce: { } was } step)
                    return CorrectionRefusals.NotSent;
                if (basis is not null && basis != Receipt.Hash(was))
                    return Refusal.ChangedMeanwhile();

                var corrected = await effect.Of(call, dossier, step, Applied(fields, was, definition.Form), stop);
                var refusals = await effect.Refusals(corrected, stop);
                if (ActRefusals.Reason(reason) is { } noReason)
                    refusals = [.. refusals, noReason];
                if (refusals.Count > 0)
                    return Outcome<Correction>.Refused(refusals);

                var becomes = AnswersJson.Canonical(corrected.Becomes.Clean);
                var now = clock.UtcNow;
                var correction = new Correction
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    StepId = stepId,
                    Was = was,
                    Becomes = becomes,
                    Sha256 = Receipt.Hash(becomes),
                    AmountsWere = AmountsJson.Write(corrected.Was.Amounts),
                    AmountsBecome = AmountsJson.Write(corrected.Becomes.Amounts),
                    Reason = reason.Trim(),
                    ReturnTo = dossier.Awaits,
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Corrections.Add(correction);
                dossier.Await(Desk.SecondApprover);
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.ProposeCorrection,
                    dossier.Subject,
                    reason,
                    new
                    {
                        correction = correction.Id,
                        step = stepId,
                        fields = corrected.Differences.Select(d => d.Path),
                    },
                    new { sha256 = Receipt.Hash(was), grant = Corrected.Grant(call, corrected.Was)?.ToString() },
                    new { sha256 = correction.Sha256, grant = Corrected.Grant(call, corrected.Becomes)?.ToString() }
                );
                return correction;
            },
            stop
        );

    /// <summary>The answers in force with these put over them. Computed and read-only fields are nobody's to correct.</summary>
    private static JsonObject Applied(JsonObject fields, string was, FormDefinition form)
    {
        var answers = AnswersJson.Read(was);
        foreach (var field in form.Fields.Where(f => f is { ReadOnly: false, Type: not FieldType.Computed } && fields.ContainsKey(f.Id)))
        {
            answers.Remove(field.Id);
            if (fields[field.Id] is { } value)
                answers[field.Id] = value.DeepClone();
        }
        return answers;
    }
}
