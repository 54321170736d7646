using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;

namespace Veerkracht.Api;

/// <summary>
/// What was sent is changed and sent again: by the applicant itself until the deadline, or because the agency opened a part of it.
/// </summary>
internal static class RevisionsApi
{
    private const string Tag = "Steps";

    public static void MapRevisions(this IEndpointRouteBuilder api)
    {
        api.MapPost("/dossiers/{id:guid}/steps/{step}/revision", Revise)
            .Named(
                "reviseStep",
                Tag,
                "Open a change of a step that was sent; what was sent counts until submitStep sends the new version",
                ReviseStep.Kind
            )
            .Produces<StepAnswersJson>();
        api.MapDelete("/dossiers/{id:guid}/steps/{step}/revision", Drop)
            .Named("dropRevision", Tag, "Drop a change that was not sent", DropRevision.Kind)
            .Produces<StepAnswersJson>();
        api.MapPost("/dossiers/{id:guid}/steps/{step}/opening", Open)
            .Named("openAgain", Tag, "Open sections or fields of a step that was sent, for the applicant to complete", OpenAgain.Kind)
            .Produces<StepAnswersJson>();
        api.MapDelete("/dossiers/{id:guid}/steps/{step}/opening", TakeBack)
            .Named("takeBackOpening", Tag, "Take back that a part was opened", TakeBackOpening.Kind)
            .Produces<StepAnswersJson>();
        api.MapGet("/dossiers/{id:guid}/versions", Versions)
            .Named(
                "getVersions",
                Tag,
                "Every version of what was sent, the newest first, with what differs from the one before",
                Audience.Applicant | Audience.Agency
            )
            .Produces<VersionsJson>()
            .Refuses(401, 404);
        api.MapGet("/dossiers/{id:guid}/files", Files)
            .Named(
                "getFiles",
                "Files",
                "All files of a dossier that you may see, with where each comes from",
                Audience.Applicant | Audience.Agency
            )
            .Produces<DossierFilesJson>()
            .Refuses(401, 404);
    }

    private static async Task<IResult> Revise(
        Guid id,
        string step,
        HttpContext context,
        ReviseStep revise,
        StepView view,
        CancellationToken stop
    ) => await Answer(context, id, step, await revise.Do(context.Actor(), id, step, stop), view, stop);

    private static async Task<IResult> Drop(
        Guid id,
        string step,
        HttpContext context,
        DropRevision drop,
        StepView view,
        CancellationToken stop
    ) => await Answer(context, id, step, await drop.Do(context.Actor(), id, step, stop), view, stop);

    private static async Task<IResult> Open(
        Guid id,
        string step,
        OpeningBody body,
        HttpContext context,
        OpenAgain open,
        StepView view,
        CancellationToken stop
    )
    {
        var parts = (body.Sections ?? []).Select(s => OpenFields.OfSection + s).Concat(body.Fields ?? []).ToList();
        return await Answer(
            context,
            id,
            step,
            await open.Do(context.Actor(), id, step, parts, body.Comment ?? "", body.Due, stop),
            view,
            stop
        );
    }

    private static async Task<IResult> TakeBack(
        Guid id,
        string step,
        HttpContext context,
        TakeBackOpening takeBack,
        StepView view,
        CancellationToken stop
    ) => await Answer(context, id, step, await takeBack.Do(context.Actor(), id, step, null, stop), view, stop);

    private static async Task<IResult> Answer<T>(
        HttpContext context,
        Guid id,
        string step,
        Outcome<T> outcome,
        StepView view,
        CancellationToken stop
    ) =>
        !outcome.Done ? Problems.Of(outcome.Refusals, context)
        : await view.Of(context.Actor(), id, step, stop) is { } now ? StepsApi.Tagged(context, now)
        : Problems.NotFound(context);

    private static async Task<IResult> Versions(
        Guid id,
        HttpContext context,
        CaseFiles files,
        CaseVersions versions,
        CancellationToken stop
    ) =>
        await files.Find(context.Actor(), id, stop) is { } file
            ? TypedResults.Ok(new VersionsJson([.. (await versions.Of(file, stop)).Select(StepVersionsJson.Of)]))
            : Problems.NotFound(context);

    private static async Task<IResult> Files(
        Guid id,
        HttpContext context,
        Db db,
        CallCatalogue calls,
        FilesOfDossier files,
        CancellationToken stop
    ) =>
        await db.FindDossier(context.Actor(), id, stop) is { } dossier
            ? TypedResults.Ok(
                new DossierFilesJson([
                    .. (await files.Of(context.Actor(), calls.Get(dossier.Call, dossier.CallVersion), dossier, stop)).Select(
                        DossierFileJson.Of
                    ),
                ])
            )
            : Problems.NotFound(context);
}

/// <param name="Sections">Ids of sections that are opened whole.</param>
/// <param name="Fields">Ids of outermost fields.</param>
/// <param name="Comment">What the applicant must complete; it reads this.</param>
/// <param name="Due">The last day: 2022-09-15.</param>
public sealed record OpeningBody(IReadOnlyList<string>? Sections, IReadOnlyList<string>? Fields, string? Comment, string? Due);

/// <summary>What is being changed of a step that was sent.</summary>
/// <param name="Kind">again: by the applicant itself; asked: the agency opened a part.</param>
/// <param name="Open">Ids of the outermost fields that may change; null where all may.</param>
public sealed record RevisionJson(RevisionKind Kind, IReadOnlyList<string>? Open, DateOnly? Due)
{
    internal static RevisionJson? Of(OpenRevision? revision) => revision is null ? null : new(revision.Kind, revision.Open, revision.DueOn);
}

public sealed record VersionsJson(IReadOnlyList<StepVersionsJson> Steps);

/// <param name="Versions">The newest first; the first one counts.</param>
public sealed record StepVersionsJson(string Step, RevisionJson? Revision, IReadOnlyList<SentVersionJson> Versions)
{
    internal static StepVersionsJson Of(StepVersions versions) =>
        new(
            versions.Definition.Id,
            RevisionJson.Of(versions.Step.Revision is { Kind: RevisionKind.Asked } open ? open : null),
            [.. versions.Versions.Select(v => SentVersionJson.Of(v, versions.Differences.FirstOrDefault(d => d.After.Number == v.Number)))]
        );
}

/// <param name="Differences">Answers that are not the same as in the version before; as people read them.</param>
public sealed record SentVersionJson(
    int Version,
    bool Counts,
    string Sha256,
    MomentJson SentAt,
    IReadOnlyList<ToldDifferenceJson> Differences,
    IReadOnlyList<ToldDifferenceJson> Amounts
)
{
    internal static SentVersionJson Of(VersionSent version, VersionDifference? difference) =>
        new(
            version.Number,
            version.Counts,
            version.Sha256,
            MomentJson.At(version.SentAt),
            [.. (difference?.Answers ?? []).Select(d => new ToldDifferenceJson(d.Label, d.Was, d.Now))],
            [.. (difference?.Amounts ?? []).Select(d => new ToldDifferenceJson(d.Label, d.Was, d.Now))]
        );
}

public sealed record ToldDifferenceJson(string What, string Was, string Becomes);

public sealed record DossierFilesJson(IReadOnlyList<DossierFileJson> Files);

/// <param name="OfApplicant">It came from the applicant, not from the agency.</param>
public sealed record DossierFileJson(
    Guid Id,
    string Name,
    string ContentType,
    long Size,
    string Sha256,
    bool OfApplicant,
    IReadOnlyList<FileSourceJson> Sources
)
{
    internal static DossierFileJson Of(FileOfDossier file) =>
        new(
            file.Document.Id,
            file.Document.Name,
            file.Document.ContentType,
            file.Document.Size,
            file.Document.Sha256,
            file.OfApplicant,
            [.. file.Sources.Select(s => new FileSourceJson(s.Step?.Id, s.Version, TextJson.Of(s.Field)))]
        );
}

/// <param name="Step">Null where it came with a question or an answer.</param>
/// <param name="Version">Of what was sent; null for a draft.</param>
public sealed record FileSourceJson(string? Step, int? Version, TextJson Field);
