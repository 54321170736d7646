using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Features.News;

/// <summary>Pictures and attachments of articles: for everybody once the article is, before that for staff and who has the link.</summary>
public static class NewsEndpoints
{
    public const string Files = "/nieuws/bestand",
        DrawingsAt = "/nieuws/beeld";

    public static void MapNews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Files + "/{id:guid}/{name}", GetFile).ForEverybody();
        routes.MapGet(DrawingsAt + "/{slug}.svg", GetDrawing).ForEverybody();
    }

    private static void ForEverybody(this RouteHandlerBuilder route) =>
        route.WithMetadata(new ForAttribute(Audience.Everybody)).ExcludeFromDescription();

    private static async Task<IResult> GetFile(
        Guid id,
        string name,
        string? code,
        HttpContext http,
        Db db,
        Clock clock,
        ProgrammeCatalogue programmes,
        CancellationToken stop
    )
    {
        if (await db.ArticleFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.Name == name, stop) is not { } file)
            return TypedResults.NotFound();
        var article = await db.Articles.AsNoTracking().FirstAsync(a => a.Id == file.ArticleId, stop);
        if (!IsFor(http, article, code, clock, programmes))
            return TypedResults.NotFound();
        var bytes = await db.ArticleBytes.AsNoTracking().Where(b => b.FileId == id).Select(b => b.Bytes).FirstAsync(stop);
        Keep(http, article, clock);
        if (file.IsPicture)
            return TypedResults.File(bytes, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{id:n}\""));
        http.HasOwnHeaders(Harmless);
        return TypedResults.File(bytes, file.ContentType, file.Name);
    }

    private static async Task<IResult> GetDrawing(
        string slug,
        string? code,
        HttpContext http,
        Db db,
        Drawings drawings,
        Clock clock,
        ProgrammeCatalogue programmes,
        CancellationToken stop
    )
    {
        var article = slug.Contains('\0', StringComparison.Ordinal)
            ? null
            : await db.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == slug, stop);
        if (article?.Drawing is not { } name || drawings.Find(article.Programme, name) is not { } drawing)
            return TypedResults.NotFound();
        if (!IsFor(http, article, code, clock, programmes))
            return TypedResults.NotFound();
        Keep(http, article, clock);
        http.HasOwnHeaders(Harmless);
        return TypedResults.File(drawing.Bytes, "image/svg+xml", entityTag: new EntityTagHeaderValue($"\"{drawing.Sha256[..24]}\""));
    }

    private static bool IsFor(HttpContext http, Article article, string? code, Clock clock, ProgrammeCatalogue programmes) =>
        article.StateAt(clock.UtcNow) == ArticleState.Public
        || code == article.PreviewCode
        || (http.User.ToActor() is { } actor && programmes.WrittenBy(actor).Any(p => p.Slug == article.Programme));

    /// <summary>What everybody may see may be kept for an hour; what is not public yet, nowhere.</summary>
    private static void Keep(HttpContext http, Article article, Clock clock) =>
        http.Response.Headers.CacheControl = article.StateAt(clock.UtcNow) == ArticleState.Public ? "public, max-age=3600" : "no-store";

    private static readonly Dictionary<string, string> Harmless = new()
    {
        [HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'; frame-ancestors 'none'",
    };
}
