using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>An article with all that its page shows.</summary>
public sealed record ShownArticle(Article Article)
{
    /// <summary>The widths of its picture, the smallest first.</summary>
    public IReadOnlyList<ArticleFile> Pictures { get; init; } = [];
    public Drawing? Drawing { get; init; }
    public IReadOnlyList<ArticleFile> Attachments { get; init; } = [];
    public IReadOnlyList<ArticleCorrection> Corrections { get; init; } = [];
    public IReadOnlyList<ArticleLink> Links { get; init; } = [];
    public IReadOnlyList<ThemeNode> Themes { get; init; } = [];

    /// <summary>Whom to ask about each of its themes today.</summary>
    public IReadOnlyList<(ThemeNode Theme, FoundContact Contact)> Contacts { get; init; } = [];

    /// <summary>What opens its files before everybody may read it; null where everybody may.</summary>
    public string? Code { get; init; }

    public bool HasPicture => Pictures.Count > 0 || Drawing is not null;

    public string Href(ArticleFile file) =>
        $"{NewsEndpoints.Files}/{file.Id}/{Uri.EscapeDataString(file.Name)}{(Code is null ? "" : $"?code={Code}")}";

    public string DrawingHref => $"{NewsEndpoints.DrawingsAt}/{Article.Slug}.svg{(Code is null ? "" : $"?code={Code}")}";
}

/// <summary>Reads all that the page of an article shows.</summary>
public sealed class ShownArticles(Db db, Drawings drawings, ArticleLinks links, KnownThemes themes, Clock clock)
{
    /// <param name="code">The code of its preview, where that is how it is read.</param>
    public async Task<ShownArticle> Of(Article article, string? code = null, CancellationToken stop = default)
    {
        var files = await db.ArticleFiles.AsNoTracking().Where(f => f.ArticleId == article.Id).OrderBy(f => f.Id).ToListAsync(stop);
        var tree = await themes.All(stop);
        var carried = article.Themes.Select(t => tree.Find(t.Theme)).OfType<ThemeNode>().OrderBy(n => n.Order).ToList();
        return new ShownArticle(article)
        {
            Pictures = [.. files.Where(f => f.IsPicture).OrderBy(f => f.Width)],
            Drawing = article.Drawing is { } name ? drawings.Find(article.Programme, name) : null,
            Attachments = files.FindAll(f => !f.IsPicture),
            Corrections = await db
                .ArticleCorrections.AsNoTracking()
                .Where(c => c.ArticleId == article.Id)
                .OrderByDescending(c => c.At)
                .ToListAsync(stop),
            Links = await links.Of(article.Links, stop),
            Themes = carried,
            Contacts =
            [
                .. carried
                    .Select(t => (Theme: t, Contact: tree.ContactOf(t.Slug, clock.Today)))
                    .Where(t => t.Contact is not null)
                    .DistinctBy(t => t.Contact!.Period)
                    .Select(t => (t.Theme, t.Contact!)),
            ],
            Code = code,
        };
    }
}
