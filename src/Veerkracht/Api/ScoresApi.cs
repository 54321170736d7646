using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Assessing;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;

namespace Veerkracht.Api;

/// <summary>An application as its assessors read and score it, and the interests that keep them from it.</summary>
internal static class ScoresApi
{
    private const string Tag = "Panels";

    public static void MapScores(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/assessment", Get)
            .Named(
                "getAssessment",
                Tag,
                "The application as this assessor reads it, its points and, once given, those of others; for a manager all of them",
                Audience.Assessing | Audience.Managing
            )
            .Produces<AssessmentJson>()
            .Refuses(401, 403, 404);
        api.MapPost("/dossiers/{id:guid}/scores", Give)
            .Named("giveScores", Tag, "Give points for each criterion; from then on the points of others are shown", GiveScores.Kind)
            .Produces<GivenJson>(201)
            .RefusesAsAct(412);
        api.MapPost("/dossiers/{id:guid}/scores/corrections", Correct)
            .Named("correctScores", Tag, "Correct points that were given, with a reason; what was there before is kept", CorrectScores.Kind)
            .Produces<GivenJson>(201)
            .RefusesAsAct(412);
        api.MapPost("/dossiers/{id:guid}/conflicts", Declare)
            .Named("declareConflict", Tag, "Declare an interest: the dossier is neither read nor scored from now on", DeclareConflict.Kind)
            .Produces<InterestJson>(201)
            .RefusesAsAct();
        api.MapPost("/dossiers/{id:guid}/conflicts/{person:guid}/lift", Lift)
            .Named("liftConflict", Tag, "Lift an interest that an assessor declared, with a reason", LiftConflict.Kind)
            .Produces<InterestJson>()
            .RefusesAsAct();
    }

    private static async Task<IResult> Get(
        Guid id,
        HttpContext context,
        Db db,
        AssessedDossiers dossiers,
        PanelScores scores,
        CancellationToken stop
    )
    {
        var actor = context.Actor();
        if (await dossiers.Find(actor, id, stop) is { } assessed)
            return TypedResults.Ok(AssessmentJson.Of(assessed));
        return
            await db.FindDossier(actor, id, stop) is { } dossier
            && actor.IsOver(Role.ProgrammeManager, dossier.Measure)
            && await scores.OfDossier(dossier, stop) is { } all
            ? TypedResults.Ok(AssessmentJson.Of(all))
            : Problems.NotFound(context);
    }

    private static async Task<IResult> Give(Guid id, ScoresBody body, HttpContext context, GiveScores give, CancellationToken stop) =>
        (await give.Do(context.Actor(), id, body.Typed, body.Seen, stop)).Answer(context, g =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/assessment", GivenJson.Of(g))
        );

    private static async Task<IResult> Correct(
        Guid id,
        CorrectedScoresBody body,
        HttpContext context,
        CorrectScores correct,
        CancellationToken stop
    ) =>
        (await correct.Do(context.Actor(), id, body.Typed, body.Reason, body.Seen, stop)).Answer(context, g =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/assessment", GivenJson.Of(g))
        );

    private static async Task<IResult> Declare(
        Guid id,
        ReasonJson body,
        HttpContext context,
        DeclareConflict declare,
        CancellationToken stop
    ) =>
        (await declare.Do(context.Actor(), id, body.Reason, stop)).Answer(context, c =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/assessment", InterestJson.Of(c))
        );

    private static async Task<IResult> Lift(
        Guid id,
        Guid person,
        ReasonJson body,
        HttpContext context,
        LiftConflict lift,
        CancellationToken stop
    ) => (await lift.Do(context.Actor(), id, person, body.Reason, stop)).Answer(context, c => TypedResults.Ok(InterestJson.Of(c)));
}

/// <param name="Points">As a text or number: "7.5".</param>
public sealed record ScoreJson(string Criterion, JsonNode? Points, string? Comment = null)
{
    internal TypedScore Typed => new(Criterion, Points?.ToString() ?? "", Comment ?? "");

    internal static ScoreJson Of(TypedScore score) => new(score.Criterion, score.Points, score.Comment);
}

/// <param name="Seen">Of the assessment that was read: when another version was sent since, nothing is given.</param>
public sealed record ScoresBody(IReadOnlyList<ScoreJson>? Scores, string? Seen = null)
{
    internal IReadOnlyList<TypedScore> Typed => [.. (Scores ?? []).Select(s => s.Typed)];
}

public sealed record CorrectedScoresBody(IReadOnlyList<ScoreJson>? Scores, string? Reason, string? Seen = null)
{
    internal IReadOnlyList<TypedScore> Typed => [.. (Scores ?? []).Select(s => s.Typed)];
}

/// <param name="Number">From 1; the highest counts.</param>
public sealed record GivenJson(Guid Id, int Number, IReadOnlyList<ScoreJson> Scores, string? Reason, DateTime GivenAt)
{
    internal static GivenJson Of(GivenScores given) =>
        new(given.Id, given.Number, [.. ScoresJson.Read(given.Scores).Select(ScoreJson.Of)], given.Reason, given.GivenAt);
}

public sealed record InterestJson(Guid Id, Guid Person, string Reason, DateTime DeclaredAt, DateTime? LiftedAt, string? LiftReason)
{
    internal static InterestJson Of(ConflictOfInterest conflict) =>
        new(conflict.Id, conflict.PersonId, conflict.Reason, conflict.DeclaredAt, conflict.LiftedAt, conflict.LiftReason);
}

/// <param name="Counts">False where an interest bars the assessor by now.</param>
/// <param name="Versions">The newest first; that one counts.</param>
public sealed record SheetJson(Guid Person, string Name, bool Counts, IReadOnlyList<GivenJson> Versions)
{
    internal static SheetJson Of(SheetOf sheet) => new(sheet.PersonId, sheet.Name, sheet.Counts, [.. sheet.Versions.Select(GivenJson.Of)]);
}

/// <param name="Mean">With six decimals; null where nobody scored it yet.</param>
public sealed record CriterionJson(
    string Id,
    TextJson Title,
    int Scale,
    string Weight,
    string? Minimum,
    bool Computed,
    string? Mean,
    string? Lowest,
    string? Highest,
    bool BelowMinimum,
    bool Differs
)
{
    internal static CriterionJson Of(CriterionResult of) =>
        new(
            of.Criterion.Id,
            TextJson.Of(of.Criterion.Title),
            of.Criterion.Scale,
            $"{of.Criterion.Weight}",
            Text(of.Criterion.Minimum),
            of.Criterion.IsComputed,
            Text(of.Mean),
            Text(of.Lowest),
            Text(of.Highest),
            of.IsBelow,
            of.IsWide
        );

    internal static string? Text(Rational? value) => value is { } known ? $"{known}" : null;
}

/// <param name="Total">Of 100, with six decimals; null until all criteria are known.</param>
public sealed record ResultJson(
    IReadOnlyList<CriterionJson> Criteria,
    string? Total,
    string? Minimum,
    int Scored,
    int Quorum,
    bool QuorumReached,
    bool BelowMinimum,
    IReadOnlyList<TextJson> Why
)
{
    internal static ResultJson Of(PanelResult result) =>
        new(
            [.. result.Criteria.Select(CriterionJson.Of)],
            CriterionJson.Text(result.Total),
            CriterionJson.Text(result.Rules.LeastTotal),
            result.Scored,
            result.Rules.Quorum,
            result.HasQuorum,
            result.IsBelow,
            [.. result.Why.Select(TextJson.Of)]
        );
}

/// <param name="Interest">Why nothing of it is read; null where nothing bars.</param>
/// <param name="Answers">Of each phase that was sent, without what is hidden; for assessors.</param>
/// <param name="Hidden">Titles of what is hidden until the own points are in.</param>
/// <param name="Result">Of all; for an assessor once its own points are in.</param>
public sealed record AssessmentJson(
    string Number,
    string OrganisationName,
    TextJson? Interest,
    string? Seen,
    IReadOnlyDictionary<string, JsonObject> Answers,
    IReadOnlyList<TextJson> Hidden,
    ResultJson? Result,
    IReadOnlyList<SheetJson> Sheets
)
{
    internal static AssessmentJson Of(AssessedDossier assessed) =>
        new(
            assessed.Dossier.Number,
            assessed.Dossier.OrganisationName,
            assessed.Interest is { } interest ? TextJson.Of(interest.What) : null,
            assessed.Interest is null ? assessed.Seen : null,
            assessed.Steps.ToDictionary(s => s.Step.Id, s => s.Answers),
            [.. assessed.Hidden.Select(TextJson.Of)],
            assessed.Others is { } others ? ResultJson.Of(others.Result) : null,
            [.. (assessed.Others?.Sheets ?? []).Select(SheetJson.Of)]
        );

    internal static AssessmentJson Of(DossierScores scores) =>
        new(
            scores.Number,
            scores.OrganisationName,
            null,
            null,
            new Dictionary<string, JsonObject>(),
            [],
            ResultJson.Of(scores.Result),
            [.. scores.Sheets.Select(SheetJson.Of)]
        );
}
