using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Documents;

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
            .Named("askQuestion", Tag, "Ask the applicant something, with files and a last day where there are", AskQuestion.Kind)
            .Accepts<TextBody>("application/json", "multipart/form-data")
            .Produces<QuestionJson>(201);
        api.MapPost("/questions/{id:guid}/answer", Answer)
            .Named("answerQuestion", Tag, "Answer a question, once, with files where there are", AnswerQuestion.Kind)
            .Accepts<AnswerBody>("application/json", "multipart/form-data")
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
        if (await db.FindDossier(context.Actor(), id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var questions = await db
            .Questions.AsNoTracking()
            .Where(q => q.DossierId == id)
            .OrderBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .ToListAsync(stop);
        var files = await db.Documents.AsNoTracking().Where(d => d.DossierId == id && d.QuestionId != null).ToListAsync(stop);
        var ofApplicant = dossier.Organisation;
        return TypedResults.Ok(
            new QuestionsJson([.. questions.Select(q => QuestionJson.Of(q, files.Where(f => f.QuestionId == q.Id), ofApplicant))])
        );
    }

    private static async Task<IResult> Ask(Guid id, HttpContext context, Db db, AskQuestion ask, CancellationToken stop)
    {
        using var sent = await SentWithFiles<TextBody>.Read(context, stop);
        var outcome = await ask.Do(context.Actor(), id, sent.Body.Text ?? "", sent.Body.Due, sent.Files, stop);
        return await Told(outcome, db, context, q => TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/questions", q), stop);
    }

    private static async Task<IResult> Answer(Guid id, HttpContext context, Db db, AnswerQuestion answer, CancellationToken stop)
    {
        using var sent = await SentWithFiles<AnswerBody>.Read(context, stop);
        return await Told(
            await answer.Do(context.Actor(), id, sent.Body.Answer ?? "", sent.Files, stop),
            db,
            context,
            TypedResults.Ok,
            stop
        );
    }

    private static async Task<IResult> Told(
        Outcome<Question> outcome,
        Db db,
        HttpContext context,
        Func<QuestionJson, IResult> told,
        CancellationToken stop
    )
    {
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        var question = outcome.Value;
        var files = await db.Documents.AsNoTracking().Where(d => d.QuestionId == question.Id).ToListAsync(stop);
        var applicant = await db.Dossiers.Where(d => d.Id == question.DossierId).Select(d => d.Organisation).SingleAsync(stop);
        return told(QuestionJson.Of(question, files, applicant));
    }
}

/// <param name="Due">Day in Brussels until and including which an answer is waited for: "2022-09-15".</param>
public sealed record TextBody(string? Text, string? Due = null);

public sealed record AnswerBody(string? Answer);

public sealed record QuestionsJson(IReadOnlyList<QuestionJson> Questions);

/// <param name="Due">Last day in Brussels on which an answer is in time; null where there is no term.</param>
/// <param name="Files">That came with the question.</param>
/// <param name="AnswerFiles">That came with the answer.</param>
public sealed record QuestionJson(
    Guid Id,
    Guid Dossier,
    string Text,
    DateTime AskedAt,
    DateOnly? Due,
    IReadOnlyList<FileJson> Files,
    string? Answer,
    DateTime? AnsweredAt,
    IReadOnlyList<FileJson> AnswerFiles
)
{
    public static QuestionJson Of(Question question, IEnumerable<Document> files, OrganisationId applicant)
    {
        var sides = files.ToLookup(f => f.Organisation == applicant, FileJson.Of);
        return new(
            question.Id,
            question.DossierId,
            question.Text,
            question.AskedAt,
            question.DueOn,
            [.. sides[false]],
            question.Answer,
            question.AnsweredAt,
            [.. sides[true]]
        );
    }
}
