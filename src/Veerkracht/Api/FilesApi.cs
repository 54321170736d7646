using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Api;

/// <summary>Files of a step: attach (multipart form or the bytes themselves, streamed to disk), take away, download.</summary>
internal static class FilesApi
{
    private const string Tag = "Files";

    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        api.MapPost("/dossiers/{id:guid}/steps/{step}/files", Attach)
            .Named(
                "attachFiles",
                Tag,
                "Attach files to a field of a draft: a multipart form, or the bytes themselves with the name in the query",
                Audience.Applicant
            )
            .WithMetadata(new DisableRequestSizeLimitAttribute(), new LimitedAttribute(RateKind.Upload))
            .Refuses(429, 507)
            .Accepts<Stream>("multipart/form-data", "application/octet-stream", "*/*")
            .Produces<AttachedJson>(201)
            .RefusesAsAct();
        api.MapDelete("/dossiers/{id:guid}/steps/{step}/files/{file:guid}", Remove)
            .Named("removeFile", Tag, "Take a file out of a draft", Audience.Applicant)
            .Produces(204)
            .RefusesAsAct();
        api.MapGet("/files/{file:guid}", Download)
            .Named("downloadFile", Tag, "The bytes of a file", Audience.Applicant | Audience.Agency)
            .Produces(200, contentType: "application/octet-stream")
            .Refuses(401, 404, 409);
    }

    private static async Task<IResult> Attach(
        Guid id,
        string step,
        string? field,
        string? name,
        HttpContext context,
        Db db,
        AttachFiles attach,
        FileStore store,
        SiteOptions options,
        CancellationToken stop
    )
    {
        var actor = context.Actor();
        // Looked at before the body is read: what cannot be attached need not travel.
        if (
            await db.FindDossier(actor, id, stop) is not { } dossier
            || !actor.MayWrite(dossier)
            || dossier.Steps.All(s => s.StepId != step)
        )
            return Problems.NotFound(context);
        using var received = await Uploads.Receive(context, store, options, field, name, stop);
        if (received.Files.Count == 0)
            return Problems.Of(NoFile, context);
        var (attached, refused) = (new List<FileJson>(), new List<ProblemError>());
        foreach (var group in received.Files.GroupBy(f => f.Field))
        {
            var outcome = await attach.Do(actor, id, step, group.Key, [.. group.Select(f => f.File)], stop);
            if (!outcome.Done)
                return Problems.Of(outcome.Refusals, context);
            attached.AddRange(outcome.Value.Documents.Select(FileJson.Of));
            refused.AddRange(outcome.Value.Refused.Select(r => new ProblemError(r.Field, r.Code, TextJson.Of(r.Message))));
        }
        if (attached.Count > 0)
            return TypedResults.Created($"{ApiDoor.Prefix}/files/{attached[0].Id}", new AttachedJson(attached, refused));
        var first = refused[0];
        var refusal = new Refusal(first.Code, new LocalText(first.Message.Nl, first.Message.En), RefusalKind.Invalid, first.Field);
        if (received.Files.All(f => f.File.Refused == FileStore.NoRoom))
            return Problems.With(StatusCodes.Status507InsufficientStorage, refusal with { Code = "no-room" }, context);
        return received.Files.All(f => f.File.Size > options.MaxUploadBytes)
            ? Problems.With(413, refusal with { Code = "too-large" }, context)
            : Problems.Of(refusal, context);
    }

    private static async Task<IResult> Remove(
        Guid id,
        string step,
        Guid file,
        string? field,
        HttpContext context,
        AttachFiles attach,
        CancellationToken stop
    )
    {
        var outcome = await attach.Remove(context.Actor(), id, step, field ?? "", file, stop);
        return outcome.Answer(context, removed => removed ? TypedResults.NoContent() : Problems.NotFound(context));
    }

    private static async Task<IResult> Download(Guid file, HttpContext context, Db db, FileStore store, CancellationToken stop)
    {
        if (await db.FindDocument(context.Actor(), file, stop) is not { } document)
            return Problems.NotFound(context);
        if (context.Actor().IsKeptFrom(document) is { } why)
            return Problems.Of(why, context);
        if (await store.Open(document, stop) is not { } content)
            return Problems.NotFound(context);
        context.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(content, document.ContentType, document.Name);
    }

    private static readonly Refusal NoFile = new(
        "required",
        new LocalText(
            "Stuur een bestand mee, en zeg bij welk veld het hoort (field).",
            "Send a file, and say to which field it belongs (field)."
        ),
        RefusalKind.Invalid,
        "field"
    );
}

public sealed record FileJson(Guid Id, string Name, string ContentType, long Size, string Sha256)
{
    public static FileJson Of(Document document) => new(document.Id, document.Name, document.ContentType, document.Size, document.Sha256);
}

/// <param name="Refused">Why some files were not attached, where others were.</param>
public sealed record AttachedJson(IReadOnlyList<FileJson> Files, IReadOnlyList<ProblemError> Refused);
