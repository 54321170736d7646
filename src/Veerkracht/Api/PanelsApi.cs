using Veerkracht.Features.Accounts;
using Veerkracht.Features.Assessment.Panels;

namespace Veerkracht.Api;

/// <summary>The panel of a phase of a call: who is in it, who reads what, and its result.</summary>
internal static class PanelsApi
{
    private const string Tag = "Panels",
        Path = "/calls/{slug}/panels/{step}";

    public static void MapPanels(this IEndpointRouteBuilder api)
    {
        api.MapGet(Path, Get)
            .Named("getPanel", Tag, "The ranking of a panel with each result, those of equal total on one place", Audience.Steering)
            .Produces<PanelJson>()
            .Refuses(401, 403, 404);
        api.MapPut(Path, Open)
            .Named("openPanel", Tag, "Set up the panel of a phase, or give it another last day", OpenPanel.Kind)
            .Produces(204)
            .RefusesAsAct();
        api.MapPost(Path + "/members", Name)
            .Named(
                "nameAssessor",
                Tag,
                "Name somebody with the role of jury, with employer and municipality as declared",
                NameAssessor.Kind
            )
            .Produces(204)
            .RefusesAsAct();
        api.MapPost(Path + "/members/{person:guid}/release", Release)
            .Named("releaseAssessor", Tag, "Release a member; what was scored still counts", ReleaseAssessor.Kind)
            .Produces(204)
            .RefusesAsAct();
        api.MapPost(Path + "/readings", Assign)
            .Named("assignReadings", Tag, "Give applications to assessors, by hand or by a rule", AssignReadings.Kind)
            .Produces<ReadingsJson>()
            .RefusesAsAct();
        api.MapPost(Path + "/readings/withdrawal", TakeBack)
            .Named("takeBackReading", Tag, "Take an application from an assessor who did not score it", TakeBackReading.Kind)
            .Produces(204)
            .RefusesAsAct();
    }

    private static async Task<IResult> Get(string slug, string step, HttpContext context, PanelScores scores, CancellationToken stop)
    {
        var actor = context.Actor();
        return
            await scores.Of(slug, step, stop) is { } standing
            && RolesTogether.OverCalls.Any(role => actor.IsOver(role, standing.Call.Measure))
            ? TypedResults.Ok(PanelJson.Of(standing))
            : Problems.NotFound(context);
    }

    private static async Task<IResult> Open(
        string slug,
        string step,
        PanelBody body,
        HttpContext context,
        OpenPanel open,
        CancellationToken stop
    ) => (await open.Do(context.Actor(), slug, step, body.Due, stop)).Answer(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Name(
        string slug,
        string step,
        MemberBody body,
        HttpContext context,
        NameAssessor name,
        CancellationToken stop
    ) =>
        (await name.Do(context.Actor(), slug, step, body.Person ?? Guid.Empty, body.Employer, body.Municipality, stop)).Answer(context, _ =>
            TypedResults.NoContent()
        );

    private static async Task<IResult> Release(
        string slug,
        string step,
        Guid person,
        ReasonJson body,
        HttpContext context,
        ReleaseAssessor release,
        CancellationToken stop
    ) => (await release.Do(context.Actor(), slug, step, person, body.Reason, stop)).Answer(context, _ => TypedResults.NoContent());

    private static async Task<IResult> Assign(
        string slug,
        string step,
        ReadingsBody body,
        HttpContext context,
        AssignReadings assign,
        CancellationToken stop
    ) =>
        (await assign.Do(context.Actor(), slug, step, body.Asked, stop)).Answer(context, count => TypedResults.Ok(new ReadingsJson(count)));

    private static async Task<IResult> TakeBack(
        string slug,
        string step,
        ReadingBody body,
        HttpContext context,
        TakeBackReading takeBack,
        CancellationToken stop
    ) =>
        (await takeBack.Do(context.Actor(), slug, step, body.Dossier ?? Guid.Empty, body.Person ?? Guid.Empty, stop)).Answer(context, _ =>
            TypedResults.NoContent()
        );
}

/// <param name="Due">Last day on which scores are given.</param>
public sealed record PanelBody(string? Due);

/// <param name="Employer">Enterprise number or NIS code; null where none was declared.</param>
/// <param name="Municipality">The same of where the person lives or sits in the council.</param>
public sealed record MemberBody(Guid? Person, string? Employer = null, string? Municipality = null);

/// <param name="Rule">
/// balanced (needs each), all, by-group (needs person, and class or province) or by-hand (needs person and dossiers).
/// </param>
public sealed record ReadingsBody(
    string? Rule,
    Guid? Person = null,
    IReadOnlyList<Guid>? Dossiers = null,
    string? Class = null,
    string? Province = null,
    int? Each = null
)
{
    internal AskedReadings Asked =>
        new(
            Rule switch
            {
                "all" => ReadingRule.All,
                "by-group" => ReadingRule.ByGroup,
                "by-hand" => ReadingRule.ByHand,
                _ => ReadingRule.Balanced,
            },
            Person,
            Dossiers,
            Class,
            Province,
            Each
        );
}

/// <param name="Given">How many readings are new.</param>
public sealed record ReadingsJson(int Given);

public sealed record ReadingBody(Guid? Dossier, Guid? Person);

/// <param name="Place">The same for who tie; null for who has no total or is below a minimum.</param>
/// <param name="Ties">Numbers of the others on this place.</param>
public sealed record RankedJson(Guid Dossier, string Number, int? Place, IReadOnlyList<string> Ties, int Waiting, ResultJson Result);

public sealed record PanelJson(string Call, string Step, DateOnly? Due, IReadOnlyList<RankedJson> Ranking)
{
    internal static PanelJson Of(PanelStanding standing)
    {
        var numbers = standing.Ranking.ToDictionary(r => r.Ranked.Id, r => r.Scores.Number);
        return new(
            standing.Call.Slug,
            standing.Step.Id,
            standing.Panel?.DueOn,
            [
                .. standing.Ranking.Select(r => new RankedJson(
                    r.Scores.DossierId,
                    r.Scores.Number,
                    r.Ranked.Place,
                    [.. r.Ranked.Ties.Select(t => numbers[t])],
                    r.Scores.Waiting,
                    ResultJson.Of(r.Scores.Result)
                )),
            ]
        );
    }
}
