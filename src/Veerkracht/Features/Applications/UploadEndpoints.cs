using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Files of a draft that go as soon as they are chosen, part by part: begin (or hear how far it came), send a part from a place on, take
/// back. The last part attaches the file. Each may come to another process.
/// </summary>
public static class UploadEndpoints
{
    private const string Path = "/dossiers/{id:guid}/stap/{step}/bestanden";

    /// <summary>Header that says at which byte a part begins.</summary>
    public const string Offset = "Upload-Offset";

    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, Begin).ForWriters().WithMetadata(new LimitedAttribute(RateKind.Upload));
        routes.MapPut(Path + "/{upload:guid}", Append).ForWriters();
        routes.MapDelete(Path + "/{upload:guid}", Drop).ForWriters();
    }

    private static RouteHandlerBuilder ForWriters(this RouteHandlerBuilder route) =>
        route
            .RequireAuthorization(AccountsDoor.SignedIn)
            .WithMetadata(new ForAttribute(Audience.Applicant))
            .AddEndpointFilter(FromOurPages)
            .DisableAntiforgery()
            .ExcludeFromDescription();

    /// <summary>The token comes in a header: the body is the file.</summary>
    private static async ValueTask<object?> FromOurPages(EndpointFilterInvocationContext call, EndpointFilterDelegate next) =>
        await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext)
            ? await next(call)
            : TypedResults.BadRequest();

    /// <summary>Where a file stands.</summary>
    /// <param name="Offset">Bytes that are here.</param>
    /// <param name="Part">Bytes of a part at most.</param>
    /// <param name="File">Id of the document, once it is attached.</param>
    /// <param name="Refused">Why it is not attached, in the language of the page; then it is gone.</param>
    private sealed record Standing(Guid Upload, long Offset, int Part, Guid? File = null, string? Refused = null);

    /// <summary>The file on its way, for who may write in its draft; null where there is none for this reader.</summary>
    private static async Task<(Actor Actor, FileUpload File)?> Of(
        HttpContext http,
        Db db,
        FileUploads uploads,
        (Guid Dossier, string Step, Guid Upload) asked,
        CancellationToken stop
    ) =>
        await WriterOf(http, db, asked.Dossier, stop) is { } actor
        && await uploads.Find(asked.Upload, stop) is { } file
        && (file.DossierId, file.StepId) == (asked.Dossier, asked.Step)
            ? (actor, file)
            : null;

    private static async Task<Actor?> WriterOf(HttpContext http, Db db, Guid dossier, CancellationToken stop) =>
        http.User.ToActor() is { } actor && await db.FindDossier(actor, dossier, stop) is { } found && actor.MayWrite(found) ? actor : null;

    private static async Task<IResult> Begin(
        Guid id,
        string step,
        HttpContext http,
        Db db,
        FileUploads uploads,
        Texts L,
        CancellationToken stop
    )
    {
        if (await WriterOf(http, db, id, stop) is not { } actor)
            return TypedResults.NotFound();
        if (!http.Request.HasFormContentType)
            return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(stop);
        _ = long.TryParse(form["grootte"], NumberStyles.None, CultureInfo.InvariantCulture, out var size);
        var file = uploads.Make(id, step, $"{form["veld"]}", form["naam"], size, form["stempel"], actor.PersonId);
        var begun = await uploads.Begin(file, stop);
        return begun.Done
            ? TypedResults.Ok(new Standing(begun.Value.Id, begun.Value.Received, FileUploads.MostPart))
            : TypedResults.Ok(new Standing(file.Id, 0, FileUploads.MostPart, Refused: L[begun.Refusals[0].Text]));
    }

    private static async Task<IResult> Append(
        Guid id,
        string step,
        Guid upload,
        HttpContext http,
        Db db,
        FileUploads uploads,
        AttachFiles attach,
        Texts L,
        CancellationToken stop
    )
    {
        if (await Of(http, db, uploads, (id, step, upload), stop) is not { } found)
            return TypedResults.NotFound();
        var (actor, file) = found;
        if (!long.TryParse(http.Request.Headers[Offset], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
            return TypedResults.BadRequest();
        if (await Part(http.Request.Body, stop) is not { } part)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var here = await uploads.Append(file, from, part, stop);
        var standing = new Standing(upload, here, FileUploads.MostPart);
        return here < file.Size
            ? TypedResults.Ok(standing)
            : TypedResults.Ok(await Attach(actor, file, standing, db, uploads, attach, L, stop));
    }

    /// <summary>All is here: it is attached, or refused with its reason. Whoever asks twice is told twice.</summary>
    private static async Task<Standing> Attach(
        Actor actor,
        FileUpload file,
        Standing standing,
        Db db,
        FileUploads uploads,
        AttachFiles attach,
        Texts L,
        CancellationToken stop
    )
    {
        using var received = await uploads.Gather(file, stop);
        if (await Twin(db, file, received, stop) is { } there)
        {
            await uploads.Drop(file.Id, stop);
            return standing with { File = there };
        }
        var attached = await attach.Do(actor, file.DossierId, file.StepId, file.Field, [received], stop);
        await uploads.Drop(file.Id, stop);
        if (!attached.Done)
            return standing with { Refused = L[attached.Refusals[0].Text] };
        return attached.Value.Refused is [var why, ..]
            ? standing with
            {
                Refused = L[why.Message],
            }
            : standing with
            {
                File = attached.Value.Documents[0].Id,
            };
    }

    /// <summary>The same file, attached in this field before: the answer that said so was lost.</summary>
    private static async Task<Guid?> Twin(Db db, FileUpload file, ReceivedFile received, CancellationToken stop)
    {
        var same = await db
            .Documents.Where(d => d.DossierId == file.DossierId && d.Sha256 == received.Sha256 && d.Name == received.Name)
            .Select(d => d.Id)
            .ToListAsync(stop);
        if (same.Count == 0)
            return null;
        var answers = await db
            .DossierSteps.Where(s => s.DossierId == file.DossierId && s.StepId == file.StepId)
            .Select(s => s.Answers)
            .FirstOrDefaultAsync(stop);
        var attached = answers is null ? null : FormPath.Get(AnswersJson.Read(answers), file.Field)?.ToJsonString();
        return same.Where(id => attached?.Contains($"{id}", StringComparison.Ordinal) == true).Select(id => (Guid?)id).FirstOrDefault();
    }

    private static async Task<IResult> Drop(
        Guid id,
        string step,
        Guid upload,
        HttpContext http,
        Db db,
        FileUploads uploads,
        CancellationToken stop
    )
    {
        if (await Of(http, db, uploads, (id, step, upload), stop) is null)
            return TypedResults.NotFound();
        await uploads.Drop(upload, stop);
        return TypedResults.NoContent();
    }

    /// <returns>Null where more comes than one part may hold.</returns>
    private static async Task<byte[]?> Part(Stream body, CancellationToken stop)
    {
        var bytes = new byte[FileUploads.MostPart + 1];
        var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, stop);
        return read > FileUploads.MostPart ? null : bytes[..read];
    }
}
