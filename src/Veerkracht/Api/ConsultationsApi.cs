using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Editing;

namespace Veerkracht.Api;

/// <summary>Consultations on drafts of calls: open and close them, comment per part, answer.</summary>
internal static class ConsultationsApi
{
    private const string Tag = "Consultations";

    public static void MapConsultations(this IEndpointRouteBuilder api)
    {
        api.MapPost("/call-drafts/{id:guid}/consultations", Open)
            .Named("openConsultation", Tag, "Open a draft to local governments and their association until a day", OpenConsultation.Kind)
            .Produces<ConsultationJson>(201);
        api.MapGet("/consultations/{id:guid}", Get)
            .Named(
                "getConsultation",
                Tag,
                "A consultation: the call in parts, with comments and answers",
                Audience.Consulted | Audience.Steering
            )
            .Produces<ConsultationJson>()
            .Refuses(401, 404);
        api.MapPost("/consultations/{id:guid}/closing", Close)
            .Named("closeConsultation", Tag, "Close a consultation", CloseConsultation.Kind)
            .Produces<ConsultationJson>();
        api.MapPost("/consultations/{id:guid}/comments", Comment)
            .Named("commentOnCallDraft", Tag, "Comment on a part, on behalf of an organisation", Audience.Consulted)
            .Produces<CommentJson>(201)
            .RefusesAsAct();
        api.MapPost("/consultation-comments/{id:guid}/answer", Answer)
            .Named("answerComment", Tag, "Answer a comment, and say whether it is followed", AnswerComment.Kind)
            .Produces<CommentJson>();
    }

    private static async Task<IResult> Open(
        Guid id,
        OpenConsultationJson body,
        HttpContext context,
        OpenConsultation open,
        Db db,
        Clock clock,
        CancellationToken stop
    )
    {
        var opened = await open.Do(context.Actor(), id, body.Until is { } day ? LocalDate.FromDateOnly(day) : null, body.Question, stop);
        return opened.Done
            ? TypedResults.Created($"{ApiDoor.Prefix}/consultations/{opened.Value.Id}", await Of(db, opened.Value, clock, stop))
            : Problems.Of(opened.Refusals, context);
    }

    private static async Task<IResult> Get(Guid id, HttpContext context, Db db, Clock clock, CancellationToken stop) =>
        await db.FindConsultation(context.Actor(), id, stop) is var (found, _)
            ? TypedResults.Ok(await Of(db, found, clock, stop))
            : Problems.NotFound(context);

    private static async Task<IResult> Close(
        Guid id,
        HttpContext context,
        CloseConsultation close,
        Db db,
        Clock clock,
        CancellationToken stop
    )
    {
        var closed = await close.Do(context.Actor(), id, stop);
        return closed.Done ? TypedResults.Ok(await Of(db, closed.Value, clock, stop)) : Problems.Of(closed.Refusals, context);
    }

    private static async Task<IResult> Comment(
        Guid id,
        NewCommentJson body,
        HttpContext context,
        CommentOnDraft comment,
        CancellationToken stop
    ) =>
        (await comment.Do(context.Actor(), id, body.Part, body.Text, stop)).Answer(context, c =>
            TypedResults.Created($"{ApiDoor.Prefix}/consultations/{id}", CommentJson.Of(c))
        );

    private static async Task<IResult> Answer(
        Guid id,
        CommentAnswerJson body,
        HttpContext context,
        AnswerComment answer,
        CancellationToken stop
    ) => (await answer.Do(context.Actor(), id, body.Verdict, body.Answer, stop)).Answer(context, c => TypedResults.Ok(CommentJson.Of(c)));

    private static async Task<ConsultationJson> Of(Db db, Consultation consultation, Clock clock, CancellationToken stop)
    {
        var draft = await db.CallDrafts.AsNoTracking().SingleAsync(d => d.Id == consultation.DraftId, stop);
        var comments = await db
            .ConsultationComments.AsNoTracking()
            .Where(c => c.ConsultationId == consultation.Id)
            .OrderBy(c => c.At)
            .ThenBy(c => c.Id)
            .ToListAsync(stop);
        var call = ConsultedText.Of(consultation, draft).Call;
        return new(
            consultation.Id,
            draft.Id,
            draft.Slug,
            TextJson.Of(draft.Title),
            consultation.Question,
            consultation.Until,
            consultation.TakesComments(clock.Now),
            [
                .. (call is null ? [] : CallParts.Of(call)).Select(p => new PartJson(
                    p.Anchor,
                    TextJson.Of(p.Title),
                    [.. p.Lines.Select(TextJson.Of)]
                )),
            ],
            [.. comments.Select(CommentJson.Of)]
        );
    }
}

/// <param name="Until">The last day, in Brussels.</param>
public sealed record OpenConsultationJson(DateOnly? Until, string? Question);

public sealed record ConsultationJson(
    Guid Id,
    Guid Draft,
    string Slug,
    TextJson Title,
    string Question,
    DateOnly Until,
    bool Open,
    IReadOnlyList<PartJson> Parts,
    IReadOnlyList<CommentJson> Comments
);

/// <param name="Part">Made of ids: the same after edits elsewhere.</param>
public sealed record PartJson(string Part, TextJson Title, IReadOnlyList<TextJson> Lines);

public sealed record NewCommentJson(string? Part, string? Text);

public sealed record CommentAnswerJson(CommentVerdict? Verdict, string? Answer);

/// <param name="About">What the part was called when the comment was made.</param>
public sealed record CommentJson(
    Guid Id,
    string Part,
    TextJson About,
    OrganisationId Organisation,
    string OrganisationName,
    string Text,
    DateTime At,
    CommentVerdict? Verdict,
    string? Answer
)
{
    internal static CommentJson Of(ConsultationComment comment) =>
        new(
            comment.Id,
            comment.Anchor,
            TextJson.Of(comment.About),
            comment.Organisation,
            comment.OrganisationName,
            comment.Text,
            comment.At,
            comment.Verdict,
            comment.Answer
        );
}
