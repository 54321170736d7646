using Veerkracht.Features.Applications;

namespace Veerkracht.Api;

/// <summary>One step of a dossier: look, and start a later one.</summary>
internal static class StepsApi
{
    private const string Tag = "Steps";

    public static void MapSteps(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/steps/{step}", Get)
            .Named(
                "getStep",
                Tag,
                "A step: answers, errors, warnings, computed values, and amounts with their why",
                Audience.Applicant | Audience.Agency
            )
            .Produces<StepAnswersJson>()
            .Refuses(401, 404);
        api.MapPost("/dossiers/{id:guid}/steps/{step}", Start)
            .Named("startStep", Tag, "Start a later step, prefilled from the steps before; again gives the same draft", Audience.Applicant)
            .Produces<StepAnswersJson>(201)
            .RefusesAsAct();
    }

    private static async Task<IResult> Get(Guid id, string step, HttpContext context, StepView view, CancellationToken stop) =>
        await view.Of(context.Actor(), id, step, stop) is { } found ? Tagged(context, found) : Problems.NotFound(context);

    private static async Task<IResult> Start(
        Guid id,
        string step,
        HttpContext context,
        StartStep start,
        StepView view,
        CancellationToken stop
    )
    {
        var outcome = await start.Do(context.Actor(), id, step, stop);
        if (!outcome.Done)
            return Problems.Of(outcome.Refusals, context);
        if (await view.Of(context.Actor(), id, step, stop) is not { } started)
            return Problems.NotFound(context);
        context.Response.Headers.ETag = ETags.Of(started.Version);
        return TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/steps/{step}", started);
    }

    public static IResult Tagged(HttpContext context, StepAnswersJson step)
    {
        context.Response.Headers.ETag = ETags.Of(step.Version);
        return TypedResults.Ok(step);
    }
}

/// <summary>Versions of drafts as ETags: "7".</summary>
internal static class ETags
{
    /// <summary>A version that no draft has.</summary>
    private const int Never = -1;

    public static string Of(int version) => $"\"{version}\"";

    /// <summary>The version of If-Match; null where there is none or any will do.</summary>
    public static int? Wanted(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
            return null;
        var tags = request.GetTypedHeaders().IfMatch;
        if (tags.Any(t => t.Tag == "*"))
            return null;
        return
            tags is [{ IsWeak: false } one]
            && int.TryParse(one.Tag.AsSpan().Trim('"'), System.Globalization.NumberStyles.None, null, out var version)
            ? version
            : Never;
    }
}
