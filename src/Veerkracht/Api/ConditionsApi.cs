using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Acceptance;
using Veerkracht.Features.Awards.Conditions;
using Veerkracht.Features.Documents;

namespace Veerkracht.Api;

/// <summary>What an award still asks of the applicant: conditions with their evidence, and its acceptance.</summary>
internal static class ConditionsApi
{
    private const string Tag = "Awards";

    public static void MapConditions(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/conditions", List)
            .Named(
                "getConditions",
                Tag,
                "The conditions of an award with their evidence, and whether it was accepted",
                Audience.Applicant | Audience.Agency
            )
            .Produces<ConditionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/conditions", Lay)
            .Named("layCondition", Tag, "Lay down a condition, which goes into the next proposal to award", LayCondition.Kind)
            .Produces<ConditionJson>(201);
        api.MapDelete("/conditions/{id:guid}", Drop)
            .Named("dropCondition", Tag, "Take back a condition that stands in no proposal", DropCondition.Kind)
            .Produces(204);
        api.MapPost("/conditions/{id:guid}/evidence", Bring)
            .Named("bringEvidence", Tag, "Show that a condition is met, with files where there are", BringEvidence.Kind)
            .Accepts<EvidenceBody>("application/json", "multipart/form-data")
            .Produces<EvidenceJson>(201);
        api.MapPost("/conditions/{id:guid}/met", Meet)
            .Named("meetCondition", Tag, "Judge that a condition is met", MeetCondition.Kind)
            .Produces<ConditionJson>();
        api.MapPost("/conditions/{id:guid}/evidence/refusal", NotEnough)
            .Named("refuseEvidence", Tag, "Say that the evidence is not enough, and why", RefuseEvidence.Kind)
            .Produces<ConditionJson>();
        api.MapPost("/conditions/{id:guid}/lifting", Lift)
            .Named("proposeConditionLift", Tag, "Propose that a condition need not be met any more", ProposeConditionLift.Kind)
            .Produces<ConditionLiftJson>(201);
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var conditions = await db.Set<AwardCondition>()
            .AsNoTracking()
            .Where(c => c.DossierId == id && (seesAll || c.State != ConditionState.Laid))
            .OrderBy(c => c.LaidAt)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        var evidence = await db.Set<ConditionEvidence>()
            .AsNoTracking()
            .Where(e => e.DossierId == id)
            .OrderBy(e => e.BroughtAt)
            .ToListAsync(stop);
        var files = await db.Set<Document>().AsNoTracking().Where(d => d.DossierId == id && d.QuestionId != null).ToListAsync(stop);
        var acceptance = await db.Set<AwardAcceptance>()
            .AsNoTracking()
            .Where(a => a.DossierId == id)
            .OrderByDescending(a => a.AskedAt)
            .FirstOrDefaultAsync(stop);
        return TypedResults.Ok(
            new ConditionsJson(
                [
                    .. conditions.Select(c =>
                        ConditionJson.Of(c) with
                        {
                            Brought =
                            [
                                .. evidence
                                    .Where(e => e.ConditionId == c.Id)
                                    .Select(e => EvidenceJson.Of(e, files.Where(f => f.QuestionId == e.Id))),
                            ],
                        }
                    ),
                ],
                acceptance is null ? null : AwardAcceptanceJson.Of(acceptance)
            )
        );
    }

    private static async Task<IResult> Lay(Guid id, ConditionBody body, HttpContext context, LayCondition act, CancellationToken stop) =>
        (await act.Do(context.Actor(), id, new(body.Text ?? "", body.TextEn, body.Evidence ?? "", body.EvidenceEn, body.Due), stop)).Answer(
            context,
            c => TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/conditions", ConditionJson.Of(c))
        );

    private static async Task<IResult> Drop(Guid id, HttpContext context, DropCondition act, CancellationToken stop) =>
        (await act.Do(context.Actor(), id, stop)).Answer(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Bring(Guid id, HttpContext context, Db db, BringEvidence act, CancellationToken stop)
    {
        using var sent = await SentWithFiles<EvidenceBody>.Read(context, stop);
        var outcome = await act.Do(context.Actor(), id, sent.Body.Evidence ?? "", sent.Files, stop);
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        var evidence = outcome.Value;
        var files = await db.Set<Document>().AsNoTracking().Where(d => d.QuestionId == evidence.Id).ToListAsync(stop);
        return TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{evidence.DossierId}/conditions", EvidenceJson.Of(evidence, files));
    }

    private static async Task<IResult> Meet(Guid id, ReasonJson body, HttpContext context, MeetCondition act, CancellationToken stop) =>
        (await act.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, c => TypedResults.Ok(ConditionJson.Of(c)));

    private static async Task<IResult> NotEnough(
        Guid id,
        ReasonJson body,
        HttpContext context,
        RefuseEvidence act,
        CancellationToken stop
    ) => (await act.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, c => TypedResults.Ok(ConditionJson.Of(c)));

    private static async Task<IResult> Lift(
        Guid id,
        ReasonJson body,
        HttpContext context,
        ProposeConditionLift act,
        CancellationToken stop
    ) =>
        (await act.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, l =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{l.DossierId}/conditions", ConditionLiftJson.Of(l))
        );
}

/// <param name="Due">Day in Brussels until and including which it must be shown: "2022-12-15".</param>
public sealed record ConditionBody(string? Text, string? TextEn, string? Evidence, string? EvidenceEn, string? Due);

public sealed record EvidenceBody(string? Evidence);

/// <param name="Acceptance">Null where the call asks for none, and before there is an award.</param>
public sealed record ConditionsJson(IReadOnlyList<ConditionJson> Conditions, AwardAcceptanceJson? Acceptance);

/// <param name="Due">Last day in Brussels.</param>
/// <param name="Brought">The evidence, oldest first.</param>
public sealed record ConditionJson(
    Guid Id,
    Guid Dossier,
    TextJson Text,
    TextJson Evidence,
    DateOnly Due,
    ConditionState State,
    DateTime? EndedAt,
    string? EndReason,
    IReadOnlyList<EvidenceJson> Brought
)
{
    internal static ConditionJson Of(AwardCondition condition) =>
        new(
            condition.Id,
            condition.DossierId,
            TextJson.Of(condition.Text),
            TextJson.Of(condition.Evidence),
            condition.DueOn,
            condition.State,
            condition.EndedAt,
            condition.EndReason,
            []
        );
}

/// <param name="NotEnough">Why it does not show it; null where it does, and where nobody looked yet.</param>
public sealed record EvidenceJson(
    Guid Id,
    Guid Condition,
    string Evidence,
    DateTime BroughtAt,
    IReadOnlyList<FileJson> Files,
    DateTime? LookedAt,
    string? NotEnough
)
{
    internal static EvidenceJson Of(ConditionEvidence evidence, IEnumerable<Document> files) =>
        new(
            evidence.Id,
            evidence.ConditionId,
            evidence.Text,
            evidence.BroughtAt,
            [.. files.Select(FileJson.Of)],
            evidence.LookedAt,
            evidence.NotEnough
        );
}

public sealed record ConditionLiftJson(Guid Id, Guid Dossier, Guid Condition, ConditionLiftState State, string Reason, DateTime ProposedAt)
{
    internal static ConditionLiftJson Of(ConditionLift lift) =>
        new(lift.Id, lift.DossierId, lift.ConditionId, lift.State, lift.Reason, lift.ProposedAt);
}

/// <param name="Due">Last day in Brussels on which it can be accepted.</param>
/// <param name="Reason">Why it was declined.</param>
public sealed record AwardAcceptanceJson(AcceptanceState State, DateOnly Due, DateTime? AnsweredAt, string? Reason)
{
    internal static AwardAcceptanceJson Of(AwardAcceptance acceptance) =>
        new(acceptance.State, acceptance.DueOn, acceptance.AnsweredAt, acceptance.Reason);
}
