using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Api;

/// <summary>
/// Saying no by two people: proposed by one, decided by another. The applicant sees what was decided, not what was proposed.
/// </summary>
internal static class RejectionsApi
{
    private const string Tag = "Rejections";

    public static void MapRejections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/rejections", List)
            .Named("getRejections", Tag, "Rejections of a dossier, oldest first", Audience.Applicant | Audience.Agency)
            .Produces<RejectionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/rejections", Propose)
            .Named("proposeRejection", Tag, "Propose to reject an application", ProposeRejection.Kind)
            .Produces<RejectionJson>(201);
        api.MapPost("/rejections/{id:guid}/confirmation", Confirm)
            .Named("rejectApplication", Tag, "Reject the application, as a second person", RejectApplication.Kind)
            .Produces<RejectionJson>();
        api.MapPost("/rejections/{id:guid}/refusal", Refuse)
            .Named("refuseRejection", Tag, "Do not follow the proposal to reject, as a second person", RefuseRejection.Kind)
            .Produces<RejectionJson>();
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var all = await db
            .Rejections.AsNoTracking()
            .Where(r => r.DossierId == id && (seesAll || r.State == RejectionState.Confirmed))
            .OrderBy(r => r.ProposedAt)
            .ThenBy(r => r.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new RejectionsJson([.. all.Select(RejectionJson.Of)]));
    }

    private static async Task<IResult> Propose(
        Guid id,
        ReasonJson body,
        HttpContext context,
        ProposeRejection propose,
        CancellationToken stop
    ) =>
        (await propose.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, r =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/rejections", RejectionJson.Of(r))
        );

    private static async Task<IResult> Confirm(
        Guid id,
        RemarkJson body,
        HttpContext context,
        RejectApplication reject,
        CancellationToken stop
    ) => (await reject.Do(context.Actor(), id, body.Remark, stop)).Answer(context, r => TypedResults.Ok(RejectionJson.Of(r)));

    private static async Task<IResult> Refuse(
        Guid id,
        ReasonJson body,
        HttpContext context,
        RefuseRejection refuse,
        CancellationToken stop
    ) => (await refuse.Do(context.Actor(), id, body.Reason ?? "", stop)).Answer(context, r => TypedResults.Ok(RejectionJson.Of(r)));
}

public sealed record RejectionsJson(IReadOnlyList<RejectionJson> Rejections);

public sealed record RejectionJson(Guid Id, Guid Dossier, RejectionState State, string Reason, DecisionJson Decision)
{
    public static RejectionJson Of(Rejection r) =>
        new(r.Id, r.DossierId, r.State, r.Reason, new(r.ProposedBy, r.ProposedAt, r.DecidedBy, r.DecidedAt, r.DecisionReason));
}

/// <summary>Who proposed and who decided, by id of the person, and when (UTC).</summary>
public sealed record DecisionJson(Guid ProposedBy, DateTime ProposedAt, Guid? DecidedBy, DateTime? DecidedAt, string? Reason);
