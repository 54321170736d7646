using Veerkracht.Features.News;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Api;

/// <summary>What everybody reads of the news, as staff wrote it. Public.</summary>
internal static class ArticlesApi
{
    private const int Size = 50;
    private const string Tag = "Themes and news";

    public static void MapArticles(this IEndpointRouteBuilder api)
    {
        api.MapGet("/articles", List)
            .Public()
            .Named("getArticles", Tag, "The news, the newest first, by theme, year, kind and words", Audience.Everybody)
            .Produces<ArticlesJson>()
            .Refuses(400, 404, 422);
        api.MapGet("/articles/{slug}", Get)
            .Public()
            .Named("getArticle", Tag, "An article, with its text, files, links and corrections", Audience.Everybody)
            .Produces<ArticleJson>()
            .Refuses(404);
    }

    /// <param name="theme">Slug; what carries a theme below it counts too.</param>
    /// <param name="year">In which it was published, in Brussels.</param>
    /// <param name="text">Words, each of which stands in it.</param>
    private static async Task<IResult> List(
        string? theme,
        int? year,
        string? kind,
        string? text,
        int? page,
        NewsList news,
        KnownThemes themes,
        HttpContext context,
        CancellationToken stop
    )
    {
        if (!Endpoints.TryRead<ArticleKind>(kind, out var wanted))
            return Problems.Of(Endpoints.NotAnOption<ArticleKind>("kind"), context);
        if (theme is not null && (await themes.All(stop)).Find(theme) is null)
            return Problems.NotFound(context);
        var found = await news.Find(new(theme, year, wanted, text), page ?? 1, Size, stop);
        return TypedResults.Ok(new ArticlesJson([.. found.Rows.Select(r => ArticleRowJson.Of(r.Article))], found.Page, Size, found.Total));
    }

    private static async Task<IResult> Get(
        string slug,
        NewsList news,
        ShownArticles articles,
        SiteSettings site,
        HttpContext context,
        CancellationToken stop
    ) =>
        await news.Find(slug, stop) is { } article
            ? TypedResults.Ok(ArticleJson.Of(await articles.Of(article, stop: stop), path => site.At(context.Request, path)))
            : Problems.NotFound(context);
}

/// <param name="Page">From 1.</param>
public sealed record ArticlesJson(IReadOnlyList<ArticleRowJson> Articles, int Page, int Size, int Total);

/// <param name="Themes">Their slugs.</param>
/// <param name="Updated">When it last became what it is.</param>
public sealed record ArticleRowJson(
    string Slug,
    ArticleKind Kind,
    TextJson Title,
    TextJson Lead,
    TextJson Author,
    IReadOnlyList<string> Themes,
    MomentJson Published,
    MomentJson Updated
)
{
    internal static ArticleRowJson Of(Article article) =>
        new(
            article.Slug,
            article.Kind,
            TextJson.Of(article.Title),
            TextJson.Of(article.Lead),
            TextJson.Of(article.Author),
            [.. article.Themes.Select(t => t.Theme).Order(StringComparer.Ordinal)],
            MomentJson.At(article.PublishAt!.Value),
            MomentJson.At(article.UpdatedAt)
        );
}

/// <param name="Body">Markdown, as it was written.</param>
/// <param name="Picture">Null where it has none.</param>
/// <param name="Video">Null where it has none.</param>
/// <param name="Event">Null where it is no event.</param>
/// <param name="Corrections">The last first.</param>
public sealed record ArticleJson(
    ArticleRowJson Article,
    string Href,
    TextJson Body,
    ArticlePictureJson? Picture,
    ArticleVideoJson? Video,
    ArticleEventJson? Event,
    IReadOnlyList<ArticleFileJson> Attachments,
    IReadOnlyList<ArticleLinkJson> Links,
    IReadOnlyList<ArticleCorrectionJson> Corrections
)
{
    /// <param name="at">Makes a whole address of a path.</param>
    internal static ArticleJson Of(ShownArticle shown, Func<string, string> at)
    {
        var article = shown.Article;
        var picture =
            shown.Pictures.Count > 0 ? at(shown.Href(shown.Pictures[^1]))
            : shown.Drawing is not null ? at(shown.DrawingHref)
            : null;
        return new(
            ArticleRowJson.Of(article),
            at($"/nieuws/{article.Slug}"),
            TextJson.Of(article.Body),
            picture is null ? null : new(picture, TextJson.Of(article.Alternative), TextJson.Of(article.Caption)),
            article.Video is { } video ? new(video, TextJson.Of(article.VideoTitle), TextJson.Of(article.VideoText)) : null,
            MomentJson.At(article.EventAt) is { } moment ? new(moment, TextJson.Of(article.EventPlace), article.Recording) : null,
            [.. shown.Attachments.Select(f => new ArticleFileJson(f.Name, at(shown.Href(f)), f.ContentType, f.Size))],
            [.. shown.Links.Select(l => new ArticleLinkJson(l.IsElsewhere ? l.Href : at(l.Href), TextJson.Of(l.Title)))],
            [.. shown.Corrections.Select(c => new ArticleCorrectionJson(MomentJson.At(c.At), TextJson.Of(c.Text)))]
        );
    }
}

/// <param name="Alternative">What it shows, for who does not see it.</param>
public sealed record ArticlePictureJson(string Href, TextJson Alternative, TextJson Caption);

/// <param name="Text">What it says, for who does not see or hear it.</param>
public sealed record ArticleVideoJson(string Href, TextJson Title, TextJson Text);

/// <param name="Recording">Where it can be seen afterwards; null where it cannot.</param>
public sealed record ArticleEventJson(MomentJson At, TextJson Place, string? Recording);

/// <param name="Size">Bytes.</param>
public sealed record ArticleFileJson(string Name, string Href, string Type, long Size);

public sealed record ArticleLinkJson(string Href, TextJson Title);

/// <param name="Text">What was wrong.</param>
public sealed record ArticleCorrectionJson(MomentJson At, TextJson Text);
