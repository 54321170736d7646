using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Viewing;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Attached files, as a download and as something to look at in a page. A download is always an attachment, so that a browser never shows
/// what somebody uploaded as a page of ours; what is looked at runs nothing.
/// </summary>
public static class DownloadEndpoints
{
    private const string Prefix = "/documenten";

    public static IServiceCollection AddDownloads(this IServiceCollection services) => services.AddSingleton(new HandedOut(Prefix));

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Prefix + "/{id:guid}", Download).ForReaders();
        routes.MapGet(Prefix + "/{id:guid}/bekijk", FileViews.View).ForReaders();
        routes.MapUploads();
    }

    private static void ForReaders(this RouteHandlerBuilder route) =>
        route
            .RequireAuthorization(AccountsDoor.SignedIn)
            .WithMetadata(new ForAttribute(Audience.Applicant | Audience.Agency))
            .ExcludeFromDescription();

    private static async Task<IResult> Download(
        Guid id,
        HttpContext http,
        Db db,
        FileStore store,
        FilePages pages,
        Texts L,
        CancellationToken stop
    )
    {
        if (http.User.ToActor() is not { } actor || await db.FindDocument(actor, id, stop) is not { } document)
            return TypedResults.NotFound();
        http.HasOwnHeaders(Harmless);
        if (actor.IsKeptFrom(document) is { } why)
            return FileViews.Page(pages.Message(document.Name, L[why.Text]), StatusCodes.Status409Conflict);
        return await store.Open(document, stop) is { } content
            ? TypedResults.File(content, document.ContentType, document.Name)
            : TypedResults.NotFound();
    }

    private static readonly Dictionary<string, string> Harmless = new()
    {
        [HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    };

    /// <summary>
    /// The owner sees all its documents; the administration those that were sent with a step; an assessor from whom something is hidden
    /// those of the answers that it reads.
    /// </summary>
    public static async Task<Document?> FindDocument(this Db db, Actor actor, Guid id, CancellationToken stop = default)
    {
        if (await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, stop) is not { } document)
            return null;
        if (await db.Dossiers.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(d => d.Id == document.DossierId, stop) is not { } dossier)
            return await db.IsReadBlindly(actor, document, stop) ? document : null;
        if (actor.MayWrite(dossier) || document.QuestionId is not null)
            return document;
        var name = id.ToString();
        return
            await db.DossierSteps.AnyAsync(s => s.DossierId == document.DossierId && s.Sent != null && s.Sent.Contains(name), stop)
            || await db.SentVersions.AnyAsync(v => v.DossierId == document.DossierId && v.Sent.Contains(name), stop)
            ? document
            : null;
    }

    private static async Task<bool> IsReadBlindly(this Db db, Actor actor, Document document, CancellationToken stop)
    {
        if (!actor.Bars.Assigned.Contains(document.DossierId))
            return false;
        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Steps).SingleAsync(d => d.Id == document.DossierId, stop);
        return actor.HiddenIn(dossier) is { } hidden
            && dossier.Steps.Any(s =>
                s.InForce is { } json
                && AnswersJson
                    .Read(json)
                    .Any(a =>
                        !hidden.Contains(a.Key) && a.Value?.ToJsonString().Contains($"{document.Id}", StringComparison.Ordinal) == true
                    )
            );
    }

    /// <summary>Why somebody may not open a file that they see; null where they may.</summary>
    public static Refusal? IsKeptFrom(this Actor actor, Document document) =>
        document.Verdict switch
        {
            Verdict.Infected => Infected,
            Verdict.Waiting when document.UploadedBy != actor.PersonId => Waiting,
            _ => null,
        };

    private static readonly Refusal Waiting = new(
        "file-waits",
        new(
            "Dit bestand wordt nog nagekeken op virussen. Probeer het over enkele minuten opnieuw.",
            "This file is still being looked at for viruses. Try again in some minutes."
        ),
        RefusalKind.Conflict
    );

    private static readonly Refusal Infected = new(
        "file-infected",
        new(
            "In dit bestand zit een virus. Niemand kan het openen. Vraag de indiener een schoon bestand.",
            "This file holds a virus. Nobody can open it. Ask the sender for a clean file."
        ),
        RefusalKind.Conflict
    );
}
