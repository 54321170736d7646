using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Downloads of attached files: always as an attachment, so that a browser never shows what somebody uploaded as a page of ours.
/// </summary>
public static class DownloadEndpoints
{
    private const string Prefix = "/documenten";

    public static IServiceCollection AddDownloads(this IServiceCollection services) => services.AddSingleton(new HandedOut(Prefix));

    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                Prefix + "/{id:guid}",
                async Task<IResult> (Guid id, HttpContext http, Db db, FileStore store, CancellationToken stop) =>
                {
                    if (
                        http.User.ToActor() is not { } actor
                        || await db.FindDocument(actor, id, stop) is not { } document
                        || await store.Open(document, stop) is not { } content
                    )
                        return TypedResults.NotFound();
                    http.Response.Headers.XContentTypeOptions = "nosniff";
                    http.Response.Headers.CacheControl = "private, no-store";
                    http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
                    return TypedResults.File(content, document.ContentType, document.Name);
                }
            )
            .RequireAuthorization(AccountsDoor.SignedIn)
            .WithMetadata(new ForAttribute(Audience.Applicant | Audience.Agency))
            .ExcludeFromDescription();

    /// <summary>The owner sees all its documents; the administration those that were sent with a step.</summary>
    public static async Task<Document?> FindDocument(this Db db, Actor actor, Guid id, CancellationToken stop = default)
    {
        if (await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, stop) is not { } document)
            return null;
        if (await db.Dossiers.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(d => d.Id == document.DossierId, stop) is not { } dossier)
            return null;
        if (actor.MayWrite(dossier))
            return document;
        var name = id.ToString();
        return await db.DossierSteps.AnyAsync(s => s.DossierId == document.DossierId && s.Sent != null && s.Sent.Contains(name), stop)
            ? document
            : null;
    }
}
