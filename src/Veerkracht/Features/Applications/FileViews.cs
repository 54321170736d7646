using System.Net.Mime;
using Microsoft.Net.Http.Headers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Kinds;
using Veerkracht.Features.Documents.Viewing;
using Veerkracht.Site;

namespace Veerkracht.Features.Applications;

/// <summary>
/// A file in a frame of the page about it: what the browser shows itself, a JPEG of what it does not, or a page about what is inside. The
/// media type is the one that was found in the content, nothing is guessed from it, and nothing in it runs.
/// </summary>
internal static class FileViews
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static async Task<IResult> View(
        Guid id,
        HttpContext http,
        Db db,
        FileStore store,
        Pictures pictures,
        FilePages pages,
        Texts L,
        CancellationToken stop
    )
    {
        if (http.User.ToActor() is not { } actor || await db.FindDocument(actor, id, stop) is not { } document)
            return TypedResults.NotFound();
        var kind = FileKinds.ByContentType(document.ContentType);
        http.HasOwnHeaders(Guard(document.ContentType == MediaTypeNames.Application.Pdf));
        if (actor.IsKeptFrom(document) is { } why)
            return Page(pages.Message(document.Name, L[why.Text]), StatusCodes.Status409Conflict);
        if (kind is null or { Sight: Sight.None } || await store.Open(document, stop) is not { } content)
            return TypedResults.NotFound();
        if (kind.Sight == Sight.AsItIs)
            return TypedResults.File(content, kind.ContentType, enableRangeProcessing: false);
        await using (content)
        {
            if (kind.Sight == Sight.AsPage)
                return Page(await pages.Of(kind, document, content, stop));
            return await pictures.CopyOf(document, content, stop) is { } copy
                ? TypedResults.PhysicalFile(copy, MediaTypeNames.Image.Jpeg)
                : TypedResults.NotFound();
        }
    }

    internal static IResult Page(string html, int status = StatusCodes.Status200OK) =>
        TypedResults.Text(html, MediaTypeNames.Text.Html, System.Text.Encoding.UTF8, status);

    /// <summary>
    /// A PDF cannot be in a sandbox: browsers show it in a viewer of their own, which would not start there. Its scripts run in that viewer
    /// and never as a page of ours; its media type is fixed, so it is never read as anything else.
    /// </summary>
    private static Dictionary<string, string> Guard(bool isPdf) =>
        new()
        {
            [HeaderNames.XFrameOptions] = "SAMEORIGIN",
            [HeaderNames.ContentSecurityPolicy] = isPdf ? Nothing : $"sandbox; {Nothing}; style-src 'self'; font-src 'self'",
            ["Cross-Origin-Resource-Policy"] = "same-origin",
        };
}
