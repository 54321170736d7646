using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;

namespace Veerkracht.Api;

/// <summary>Completeness, and questions between administration and applicant.</summary>
internal static class QuestionsApi
{
    private const string Tag = "Assessment";

    public static void MapQuestions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/dossiers/{id:guid}/completeness", Complete)
            .Named("checkCompleteness", Tag, "Declare a registered application complete", CheckCompleteness.Kind)
            .Produces<DossierJson>();
        api.MapGet("/dossiers/{id:guid}/questions", List)
            .Named("getQuestions", Tag, "The questions about a dossier, oldest first", Audience.Applicant | Audience.Agency)
            .Produces<QuestionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/questions", Ask)
            .Named("askQuestion", Tag, "Ask the applicant something", AskQuestion.Kind)
            .Produces<QuestionJson>(201);
        api.MapPost("/questions/{id:guid}/answer", Answer)
            .Named("answerQuestion", Tag, "Answer a question, once", AnswerQuestion.Kind)
            .Produces<QuestionJson>();
    }

    private static async Task<IResult> Complete(
        Guid id,
        RemarkJson body,
        HttpContext context,
        Db db,
        CheckCompleteness check,
        CallCatalogue calls,
        StepAvailability availability,
        CancellationToken stop
    )
    {
        var outcome = await check.Do(context.Actor(), id, body.Remark, stop);
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        return await db.FindDossier(context.Actor(), id, stop) is { } dossier
            ? TypedResults.Ok(DossierJson.Of(dossier, calls.Get(dossier.Call, dossier.CallVersion), availability))
            : Problems.NotFound(context);
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        if (await db.FindDossier(context.Actor(), id, stop) is null)
            return Problems.NotFound(context);
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.DossierId == id)
            .OrderBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .ToListAsync(stop);
        return TypedResults.Ok(new QuestionsJson([.. questions.Select(QuestionJson.Of)]));
    }

    private static async Task<IResult> Ask(Guid id, TextBody body, HttpContext context, AskQuestion ask, CancellationToken stop) =>
        (await ask.Do(context.Actor(), id, body.Text ?? "", stop)).Answer(context, q =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/questions", QuestionJson.Of(q))
        );

    private static async Task<IResult> Answer(
        Guid id,
        AnswerBody body,
        HttpContext context,
        AnswerQuestion answer,
        CancellationToken stop
    ) => (await answer.Do(context.Actor(), id, body.Answer ?? "", stop)).Answer(context, q => TypedResults.Ok(QuestionJson.Of(q)));
}

public sealed record TextBody(string? Text);

public sealed record AnswerBody(string? Answer);

public sealed record QuestionsJson(IReadOnlyList<QuestionJson> Questions);

public sealed record QuestionJson(Guid Id, Guid Dossier, string Text, DateTime AskedAt, string? Answer, DateTime? AnsweredAt)
{
    public static QuestionJson Of(Question question) =>
        new(question.Id, question.DossierId, question.Text, question.AskedAt, question.Answer, question.AnsweredAt);
}
