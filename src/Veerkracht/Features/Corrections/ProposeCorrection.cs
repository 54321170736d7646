using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Corrections;

/// <summary>
/// The programme manager proposes to correct answers of a step that was sent, with a reason that the applicant will read. Nothing changes
/// yet.
/// </summary>
public sealed class ProposeCorrection(ActFrame acts, Db db, CallCatalogue calls, CorrectionEffect effect) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("propose-correction", new("Verbetering voorgesteld", "Correction proposed"))
        {
            IsInternal = true,
            By = ActBy.Handler,
            Reason = Reasoning.Required,
            From = Correction.Corrigible,
            WaitsForDecision = true,
            WaitsForCompletion = true,
            Touches = ActTouches.None,
            Tells = [Tellings.ToDecide("een verbetering van antwoorden", "a correction of answers")],
            Words = new("any after sending, without another proposal or an unfinished payment", "waits for the second approver", "nothing"),
        };

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
        acts.Run<Dossier, Correction>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            reason,
            act => Propose(act, stepId, fields, basis, stop),
            stop
        );

    private async Task<Outcome<Correction>> Propose(
        ActScope<Dossier> act,
        string stepId,
        JsonObject fields,
        string? basis,
        CancellationToken stop
    )
    {
        var dossier = act.Subject;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        if (call.Steps.FirstOrDefault(s => s.Id == stepId) is not { } definition)
            return Refusal.NotFound();
        if (fields.FirstOrDefault(f => definition.Form.Fields.All(d => d.Id != f.Key)).Key is { } unknown)
            return CorrectionRefusals.UnknownField(unknown);
        if (dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is not { InForce: { } was } step)
            return CorrectionRefusals.NotSent;
        if (basis is not null && basis != Receipt.Hash(was))
            return Refusal.ChangedMeanwhile();
        var corrected = await effect.Of(call, dossier, step, Applied(fields, was, definition.Form), stop);
        if (await effect.Refusals(corrected, stop) is { Count: > 0 } refusals)
            return Outcome<Correction>.Refused(refusals);

        var correction = Proposed(act, corrected, was);
        db.Corrections.Add(correction);
        dossier.Await(Desk.SecondApprover);
        act.Evidence = new
        {
            correction = correction.Id,
            step = stepId,
            fields = corrected.Differences.Select(d => d.Path),
        };
        act.Before = new { sha256 = Receipt.Hash(was), grant = Corrected.Grant(call, corrected.Was)?.ToString() };
        act.After = new { sha256 = correction.Sha256, grant = Corrected.Grant(call, corrected.Becomes)?.ToString() };
        return correction;
    }

    private static Correction Proposed(ActScope<Dossier> act, Corrected corrected, string was)
    {
        var becomes = AnswersJson.Canonical(corrected.Becomes.Clean);
        return new()
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = act.Subject.Id,
            StepId = corrected.Step.StepId,
            Was = was,
            Becomes = becomes,
            Sha256 = Receipt.Hash(becomes),
            AmountsWere = AmountsJson.Write(corrected.Was.Amounts),
            AmountsBecome = AmountsJson.Write(corrected.Becomes.Amounts),
            Reason = act.Reason!,
            ReturnTo = act.Subject.Awaits,
            ProposedBy = act.Actor.PersonId,
            ProposedAt = act.At,
        };
    }

    /// <summary>The answers in force with these put over them. Computed and read-only fields are nobody's to correct.</summary>
    private static JsonObject Applied(JsonObject fields, string was, FormDefinition form)
    {
        var answers = AnswersJson.Read(was);
        foreach (var field in form.Fields.Where(f => f is { ReadOnly: false, Kind.IsComputed: false } && fields.ContainsKey(f.Id)))
        {
            answers.Remove(field.Id);
            if (fields[field.Id] is { } value)
                answers[field.Id] = value.DeepClone();
        }
        return answers;
    }
}
