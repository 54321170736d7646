using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;

namespace Veerkracht.Api;

/// <summary>Remarks beside the questions of a draft, for the government whose draft it is.</summary>
internal static class RemarksApi
{
    private const string Tag = "Drafting together";

    public static void MapRemarks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/steps/{step}/remarks", List)
            .Named("getRemarks", Tag, "The remarks beside the questions of a draft, open ones first", Audience.Applicant)
            .Produces<RemarksJson>()
            .Refuses(401, 404, 409);
        api.MapPost("/dossiers/{id:guid}/steps/{step}/remarks", Leave)
            .Named("leaveRemark", Tag, "Leave a remark beside a question", Audience.Applicant)
            .Produces<DraftRemarkJson>(201)
            .RefusesAsAct();
        api.MapPost("/remarks/{id:guid}/answers", Answer)
            .Named("answerRemark", Tag, "Answer a remark", Audience.Applicant)
            .Produces<DraftRemarkJson>(201)
            .RefusesAsAct();
        api.MapPost("/remarks/{id:guid}/closing", Close)
            .Named("closeRemark", Tag, "Mark a remark as done", Audience.Applicant)
            .Produces<DraftRemarkJson>()
            .RefusesAsAct();
    }

    private static async Task<IResult> List(
        Guid id,
        string step,
        HttpContext context,
        Drafts drafts,
        Remarks remarks,
        CancellationToken stop
    )
    {
        var opened = await drafts.Open(context.Actor(), id, step, stop);
        if (!opened.Done)
            return Problems.Of(opened.Refusals, context);
        return TypedResults.Ok(
            new RemarksJson([
                .. (await remarks.Of(id, step, stop)).Select(t => new RemarkThreadJson(
                    DraftRemarkJson.Of(t.Remark),
                    [.. t.Answers.Select(a => DraftRemarkJson.Of(a.Answer))]
                )),
            ])
        );
    }

    private static async Task<IResult> Leave(
        Guid id,
        string step,
        LeaveRemarkBody body,
        HttpContext context,
        LeaveRemark leave,
        CancellationToken stop
    ) =>
        (await leave.Do(context.Actor(), id, step, body.Field ?? "", body.Text ?? "", stop)).Answer(context, r =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/steps/{step}/remarks", DraftRemarkJson.Of(r))
        );

    private static async Task<IResult> Answer(Guid id, TextBody body, HttpContext context, AnswerRemark answer, CancellationToken stop) =>
        (await answer.Do(context.Actor(), id, body.Text ?? "", stop)).Answer(context, r =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{r.DossierId}/steps/{r.StepId}/remarks", DraftRemarkJson.Of(r))
        );

    private static async Task<IResult> Close(Guid id, HttpContext context, CloseRemark close, CancellationToken stop) =>
        (await close.Do(context.Actor(), id, stop)).Answer(context, r => TypedResults.Ok(DraftRemarkJson.Of(r)));
}

/// <param name="Field">Path of the field: "name", "routes[0].length".</param>
public sealed record LeaveRemarkBody(string? Field, string? Text);

public sealed record RemarksJson(IReadOnlyList<RemarkThreadJson> Remarks);

public sealed record RemarkThreadJson(DraftRemarkJson Remark, IReadOnlyList<DraftRemarkJson> Answers);

/// <param name="DoneAt">Null while it is open; answers are never closed.</param>
public sealed record DraftRemarkJson(Guid Id, string Field, string Text, Guid By, DateTime At, DateTime? DoneAt)
{
    public static DraftRemarkJson Of(DraftRemark remark) => new(remark.Id, remark.Field, remark.Text, remark.By, remark.At, remark.DoneAt);
}
