using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Corrections;

namespace Veerkracht.Api;

/// <summary>Answers of what was sent, corrected by two people; and what a later phase changed of an earlier one.</summary>
internal static class CorrectionsApi
{
    private const string Tag = "Corrections";

    public static void MapCorrections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/corrections", List)
            .Named(
                "getCorrections",
                Tag,
                "Corrections of a dossier with every answer as it was and as it becomes, oldest first",
                Audience.Applicant | Audience.Agency
            )
            .Produces<CorrectionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/steps/{step}/corrections", Propose)
            .Named("proposeCorrection", Tag, "Propose to correct answers of a step that was sent; others stay", ProposeCorrection.Kind)
            .Produces<CorrectionJson>(201);
        api.MapPost("/corrections/{id:guid}/confirmation", Confirm)
            .Named("confirmCorrection", Tag, "Confirm a correction, as a second person; the applicant is told", ConfirmCorrection.Kind)
            .Produces<CorrectionJson>();
        api.MapPost("/corrections/{id:guid}/refusal", Refuse)
            .Named("refuseCorrection", Tag, "Refuse a proposed correction, as a second person", RefuseCorrection.Kind)
            .Produces<CorrectionJson>();
        api.MapGet("/dossiers/{id:guid}/phase-differences", Phases)
            .Named(
                "getPhaseDifferences",
                Tag,
                "What the last phase changed of what the phases before said",
                Audience.Applicant | Audience.Agency
            )
            .Produces<PhaseDifferencesJson>()
            .Refuses(401, 404);
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CallCatalogue calls, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var all = await db
            .Corrections.AsNoTracking()
            .Where(c => c.DossierId == id && (seesAll || c.State == CorrectionState.Confirmed))
            .OrderBy(c => c.ProposedAt)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        return TypedResults.Ok(new CorrectionsJson([.. all.Select(c => CorrectionJson.Of(c, call.Step(c.StepId).Form))]));
    }

    private static async Task<IResult> Propose(
        Guid id,
        string step,
        CorrectionBody body,
        HttpContext context,
        ProposeCorrection propose,
        Forms forms,
        CancellationToken stop
    )
    {
        var outcome = await propose.Do(context.Actor(), id, step, body.Answers ?? [], body.Reason ?? "", body.Sha256, stop);
        return outcome.Done
            ? TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/corrections", await forms.Of(outcome.Value, stop))
            : Problems.Of(outcome.Refusals, context);
    }

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        ConfirmCorrection confirm,
        Forms forms,
        CancellationToken stop
    )
    {
        var outcome = await confirm.Do(context.Actor(), id, body.Remark, stop);
        return outcome.Done ? TypedResults.Ok(await forms.Of(outcome.Value, stop)) : Problems.Of(outcome.Refusals, context);
    }

    private static async Task<IResult> Refuse(
        Guid id,
        ReasonJson body,
        HttpContext context,
        RefuseCorrection refuse,
        Forms forms,
        CancellationToken stop
    )
    {
        var outcome = await refuse.Do(context.Actor(), id, body.Reason ?? "", stop);
        return outcome.Done ? TypedResults.Ok(await forms.Of(outcome.Value, stop)) : Problems.Of(outcome.Refusals, context);
    }

    private static async Task<IResult> Phases(
        Guid id,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        PhaseDifferences phases,
        CancellationToken stop
    )
    {
        if (await db.FindDossier(context.Actor(), id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var found = await phases.Of(calls.Get(dossier.Call, dossier.CallVersion), dossier, stop);
        return TypedResults.Ok(
            new PhaseDifferencesJson(found?.Earlier.Id, found?.Later.Id, [.. (found?.Answers ?? []).Select(DifferenceJson.Of)])
        );
    }

    /// <summary>A correction with the form that it is about, which says where its answers differ.</summary>
    internal sealed class Forms(Db db, CallCatalogue calls)
    {
        public async Task<CorrectionJson> Of(Correction correction, CancellationToken stop)
        {
            var dossier = await db.Dossiers.AsNoTracking().SingleAsync(d => d.Id == correction.DossierId, stop);
            return CorrectionJson.Of(correction, calls.Get(dossier.Call, dossier.CallVersion).Step(correction.StepId).Form);
        }
    }
}

/// <param name="Answers">Outermost fields by id, each with its whole new answer; null takes an answer away.</param>
/// <param name="Sha256">Of the answers that you read; null corrects whatever is in force.</param>
public sealed record CorrectionBody(JsonObject? Answers, string? Reason, string? Sha256);

public sealed record CorrectionsJson(IReadOnlyList<CorrectionJson> Corrections);

/// <param name="Sha256">Of the canonical answers as they become.</param>
/// <param name="Amounts">What the rules gave and give, by name, as it stood when proposed.</param>
public sealed record CorrectionJson(
    Guid Id,
    Guid Dossier,
    string Step,
    CorrectionState State,
    string Reason,
    string Sha256,
    IReadOnlyList<DifferenceJson> Differences,
    BeforeAfterJson Amounts,
    DecisionJson Decision
)
{
    public static CorrectionJson Of(Correction c, FormDefinition form) =>
        new(
            c.Id,
            c.DossierId,
            c.StepId,
            c.State,
            c.Reason,
            c.Sha256,
            [.. AnswerDifferences.Of(form.Fields, AnswersJson.Read(c.Was), AnswersJson.Read(c.Becomes)).Select(DifferenceJson.Of)],
            new(ExplainedJson.Of(AmountsJson.Read(c.AmountsWere)), ExplainedJson.Of(AmountsJson.Read(c.AmountsBecome))),
            new(c.ProposedBy, c.ProposedAt, c.DecidedBy, c.DecidedAt, c.DecisionReason)
        );
}

public sealed record BeforeAfterJson(IReadOnlyDictionary<string, ExplainedJson> Were, IReadOnlyDictionary<string, ExplainedJson> Become);

/// <param name="Labels">From the outside in: the group with its number, then the field.</param>
public sealed record DifferenceJson(string Field, IReadOnlyList<TextJson> Labels, JsonNode? Was, JsonNode? Now)
{
    public static DifferenceJson Of(AnswerDifference d) =>
        new(d.Path, [.. d.Labels.Select(TextJson.Of)], d.Was?.DeepClone(), d.Now?.DeepClone());
}

/// <param name="Earlier">Null where fewer than two phases were sent.</param>
public sealed record PhaseDifferencesJson(string? Earlier, string? Later, IReadOnlyList<DifferenceJson> Differences);
