using System.Text.Json.Nodes;
using Veerkracht.Features.Results;

namespace Veerkracht.Api;

/// <summary>An awarded project. Public: of its answers what the form of the call declares so, and nothing else.</summary>
internal static class ProjectsApi
{
    public static void MapProjects(this IEndpointRouteBuilder api) =>
        api.MapGet("/projects/{number}", Get)
            .Public()
            .Named("getProject", "Programmes", "An awarded project: its money, and its public answers", Audience.Everybody)
            .Produces<ProjectJson>()
            .Refuses(404);

    private static async Task<IResult> Get(string number, PublicProjects projects, HttpContext context, CancellationToken stop) =>
        await projects.Find(number, stop) is { } found ? TypedResults.Ok(ProjectJson.Of(found)) : Problems.NotFound(context);
}

/// <param name="Answers">By step, what is public of it; steps without any are left out.</param>
public sealed record ProjectJson(string Call, int CallVersion, PublicAwardJson Award, IReadOnlyList<PublicStepJson> Answers)
{
    internal static ProjectJson Of(PublicProject project) =>
        new(
            project.Call.Slug,
            project.Call.Version,
            new PublicAwardJson(
                project.Award.Number,
                new(project.Award.Organisation, project.Award.OrganisationName),
                project.Award.Project,
                AmountJson.Of(project.Award.Awarded),
                AmountJson.Of(project.Award.Paid)
            ),
            [
                .. project.Steps.Select(s => new PublicStepJson(
                    s.Step.Id,
                    TextJson.Of(s.Step.Title),
                    [.. s.Form.Fields.Select(f => new PublicAnswerJson(f.Id, TextJson.Of(f.Label), s.Answers[f.Id]?.DeepClone()))]
                )),
            ]
        );
}

public sealed record PublicStepJson(string Step, TextJson Title, IReadOnlyList<PublicAnswerJson> Fields);

/// <param name="Answer">As answers are written: see the schema of the step.</param>
public sealed record PublicAnswerJson(string Id, TextJson Label, JsonNode? Answer);
