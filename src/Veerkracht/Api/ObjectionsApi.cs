using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Documents;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>Objections to decisions, and decisions that were reopened. They are lodged and decided by the acts of the dossier.</summary>
internal static class ObjectionsApi
{
    private const string Tag = "Awards";

    public static void MapObjections(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/objections", List)
            .Named(
                "getObjections",
                Tag,
                "Objections to the decisions on a dossier, and what became of decisions that were looked at again",
                Audience.Applicant | Audience.Agency
            )
            .Produces<ObjectionsJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/objections", Lodge)
            .Named("lodgeObjection", Tag, "Object to the decision on a dossier, with files where there are", LodgeObjection.Kind)
            .Accepts<GroundsBody>("application/json", "multipart/form-data")
            .Produces<ObjectionJson>(201);
        api.MapGet("/dossiers/{id:guid}/reconsiderations/{item:guid}/letter", Letter)
            .Named(
                "getReconsiderationLetter",
                Tag,
                "The letter on an objection or on a reopened decision, as a PDF",
                Audience.Applicant | Audience.Agency
            )
            .Produces(200, contentType: "application/pdf")
            .Refuses(401, 404);
    }

    private static async Task<IResult> Lodge(Guid id, HttpContext context, Db db, LodgeObjection act, CancellationToken stop)
    {
        using var sent = await SentWithFiles<GroundsBody>.Read(context, stop);
        var outcome = await act.Do(context.Actor(), id, sent.Body.Grounds ?? "", sent.Files, stop);
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        var objection = outcome.Value;
        var files = await db.Set<Document>().AsNoTracking().Where(d => d.QuestionId == objection.Id).ToListAsync(stop);
        return TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/objections", ObjectionJson.Of(objection, files));
    }

    private static async Task<IResult> Letter(
        Guid id,
        Guid item,
        HttpContext context,
        ReconsiderationLetters letters,
        Texts texts,
        CancellationToken stop
    ) =>
        await letters.Find(context.Actor(), id, item, stop) is { } letter
            ? TypedResults.File(
                ReconsiderationLetterPdf.Make(letter, texts),
                "application/pdf",
                $"{letter.Objection?.Number ?? letter.Dossier.Number}.pdf"
            )
            : Problems.NotFound(context);

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier)
            return Problems.NotFound(context);
        var seesAll = actor.HasAuthorityOver(dossier.Measure);
        var objections = await db.Set<Objection>().AsNoTracking().Where(o => o.DossierId == id).OrderBy(o => o.LodgedAt).ToListAsync(stop);
        var again = await db.Set<Reconsideration>()
            .AsNoTracking()
            .Where(r => r.DossierId == id)
            .Where(r =>
                seesAll || r.State == ReconsiderationState.Confirmed || (r.State == ReconsiderationState.Proposed && r.ObjectionId == null)
            )
            .OrderBy(r => r.ProposedAt)
            .ToListAsync(stop);
        var files = await db.Set<Document>().AsNoTracking().Where(d => d.DossierId == id && d.QuestionId != null).ToListAsync(stop);
        return TypedResults.Ok(
            new ObjectionsJson(
                [.. objections.Select(o => ObjectionJson.Of(o, files.Where(f => f.QuestionId == o.Id)))],
                [.. again.Select(ReconsiderationJson.Of)]
            )
        );
    }
}

public sealed record GroundsBody(string? Grounds);

/// <param name="Reconsiderations">Outcomes of objections, and decisions that the agency reopened; of what is only proposed the applicant
/// knows the reopening alone.</param>
public sealed record ObjectionsJson(IReadOnlyList<ObjectionJson> Objections, IReadOnlyList<ReconsiderationJson> Reconsiderations);

/// <param name="Decision">The award, the rejection, or the proposal of the round.</param>
public sealed record ObjectionJson(
    Guid Id,
    Guid Dossier,
    string Number,
    DecisionKind Against,
    Guid Decision,
    ObjectionState State,
    string Grounds,
    DateTime LodgedAt,
    DateTime? EndedAt,
    IReadOnlyList<FileJson> Files
)
{
    internal static ObjectionJson Of(Objection o, IEnumerable<Document> files) =>
        new(
            o.Id,
            o.DossierId,
            o.Number,
            o.Against,
            o.DecisionId,
            o.State,
            o.Grounds,
            o.LodgedAt,
            o.EndedAt,
            [.. files.Select(FileJson.Of)]
        );
}

/// <param name="Objection">Null where the agency reopened the decision by itself.</param>
/// <param name="Ground">The law or rule on which the decision changes; null where it stays.</param>
/// <param name="Was">What the award was, and <paramref name="Amount"/> what it becomes; null where no award changes.</param>
public sealed record ReconsiderationJson(
    Guid Id,
    Guid? Objection,
    Guid Decision,
    ReconsiderationOutcome Outcome,
    ReconsiderationState State,
    string? Ground,
    string Reason,
    AmountJson? Was,
    AmountJson? Amount,
    DateTime ProposedAt,
    DateTime? DecidedAt
)
{
    internal static ReconsiderationJson Of(Reconsideration r) =>
        new(
            r.Id,
            r.ObjectionId,
            r.DecisionId,
            r.Outcome,
            r.State,
            r.Ground,
            r.Reason,
            r.Corrects ? AmountJson.Of(r.Was) : null,
            r.Corrects ? AmountJson.Of(r.Amount) : null,
            r.ProposedAt,
            r.DecidedAt
        );
}
