using System.Text.Json.Nodes;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Calls;
using StepState = Veerkracht.Features.Applications.StepState;

namespace Veerkracht.Api;

/// <summary>A step with its answers and what the rules make of them.</summary>
/// <param name="Version">Stands in the ETag too: send it as If-Match to save only on what you read.</param>
/// <param name="Revision">What is being changed of it, for who works on that or asked for it; null where nothing is.</param>
/// <param name="Answers">Of a draft or revision as saved, for who works on it; else as in force: as sent, or as corrected since.</param>
public sealed record StepAnswersJson(
    Guid Dossier,
    string Number,
    string Step,
    StepKind Kind,
    TextJson Title,
    StepState State,
    int Version,
    DateTime SavedAt,
    SentJson? Sent,
    StatusJson Status,
    JsonObject Answers,
    EvaluationResultJson Evaluation,
    RevisionJson? Revision
);

/// <summary>What was sent last: SHA-256 of its canonical JSON, and when.</summary>
/// <param name="CorrectedSha256">Of the answers that are in force, where they were corrected since; the receipt keeps what was
/// sent.</param>
/// <param name="Version">1 for what was sent first; higher where it was sent again.</param>
public sealed record SentJson(string Sha256, MomentJson At, string? CorrectedSha256, int Version);

/// <param name="Errors">What must be mended before sending.</param>
/// <param name="Visible">Paths of the sections and fields that show.</param>
/// <param name="Values">Computed fields by path.</param>
/// <param name="Amounts">By name; null where a number that it depends on cannot be read. Of what was sent as they stood then, or as
/// corrected since.</param>
public sealed record EvaluationResultJson(
    IReadOnlyList<ProblemError> Errors,
    IReadOnlyList<ProblemError> Warnings,
    IReadOnlyList<string> Visible,
    IReadOnlyList<string> Required,
    IReadOnlyDictionary<string, JsonNode?> Values,
    IReadOnlyDictionary<string, ExplainedJson?> Amounts
)
{
    internal static EvaluationResultJson Of(
        Evaluation evaluation,
        IEnumerable<Finding> forged,
        IEnumerable<KeyValuePair<string, Explained>> amounts
    ) =>
        new(
            [.. evaluation.Errors.Concat(forged).Select(Of)],
            [.. evaluation.Warnings.Select(Of)],
            [.. evaluation.Visible],
            [.. evaluation.Required],
            evaluation.Values.ToDictionary(v => v.Key, v => v.Value?.DeepClone()),
            ExplainedJson.Of(amounts, evaluation.Unknown)
        );

    private static ProblemError Of(Finding finding) => new(finding.Field, finding.Code, TextJson.Of(finding.Message));
}

/// <summary>Puts a step together as the one who asks may see it.</summary>
internal sealed class StepView(
    Db db,
    CallCatalogue calls,
    StepContexts contexts,
    StepAvailability availability,
    FileAnswers files,
    SendingNeeds needs
)
{
    /// <summary>Null where it is not there: the administration sees what was sent and no draft.</summary>
    public async Task<StepAnswersJson?> Of(Actor actor, Guid dossierId, string stepId, CancellationToken stop) =>
        await db.FindDossier(actor, dossierId, stop) is { } dossier && dossier.Steps.FirstOrDefault(s => s.StepId == stepId) is { } step
            ? await Of(actor, dossier, step, stop)
            : null;

    public async Task<StepAnswersJson?> Of(Actor actor, Dossier dossier, DossierStep step, CancellationToken stop)
    {
        var draft = step.IsBeingWritten && actor.MayWrite(dossier);
        if (!draft && step.Sent is null)
            return null;
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        var answers = AnswersJson.Read(draft ? step.Answers : step.InForce!);
        var context = draft ? await contexts.ForDraft(call, dossier, step, stop) : await contexts.For(call, dossier, step.StepId, stop);
        var evaluation = CallEngine.Evaluate(call, step.StepId, answers, context);
        IReadOnlyList<Finding> forged = draft
            ?
            [
                .. await files.Forged(dossier.Id, call.Step(step.StepId).Form, answers, stop),
                .. await needs.Partners(new Draft(call, dossier, step, answers), evaluation, stop),
            ]
            : [];
        var definition = call.Step(step.StepId);
        return new StepAnswersJson(
            dossier.Id,
            dossier.Number,
            step.StepId,
            definition.Kind,
            TextJson.Of(definition.Title),
            step.State,
            step.Version,
            step.SavedAt,
            step.Sent is null
                ? null
                : new SentJson(
                    step.SentSha256!,
                    MomentJson.At(step.SentAt!.Value),
                    step.Corrected is null ? null : Receipt.Hash(step.Corrected),
                    step.SentNumber
                ),
            StatusJson.Of(availability.Of(call, dossier, step.StepId), availability),
            answers,
            EvaluationResultJson.Of(evaluation, forged, draft ? evaluation.Amounts : AmountsJson.Read(step.AmountsInForce)),
            RevisionJson.Of(draft || step.Revision is { Kind: RevisionKind.Asked } ? step.Revision : null)
        );
    }
}
