using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>Which articles are asked for; what is null is not asked.</summary>
/// <param name="Theme">Slug; those of the themes below it count too.</param>
/// <param name="Year">In which it was published, in Brussels.</param>
/// <param name="Text">Words, each of which must stand in it.</param>
public sealed record NewsFilter(string? Theme = null, int? Year = null, ArticleKind? Kind = null, string? Text = null);

/// <summary>An article as a list shows it.</summary>
/// <param name="Picture">The smallest width; null where it has a drawing or nothing.</param>
public sealed record ListedArticle(Article Article, ArticleFile? Picture);

/// <param name="Page">From 1.</param>
public sealed record NewsPageOf(IReadOnlyList<ListedArticle> Rows, int Page, int Total);

/// <summary>What everybody may read of the news, the newest first.</summary>
public sealed class NewsList(Db db, KnownThemes themes, Clock clock)
{
    /// <summary>Words that are looked for; what is typed behind them is left out.</summary>
    private const int MostWords = 8;

    public async Task<NewsPageOf> Find(NewsFilter filter, int page, int size, CancellationToken stop = default)
    {
        var found = await Fitting(filter, stop);
        var total = await found.CountAsync(stop);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await InOrder(found).Skip((page - 1) * size).Take(size).Include(a => a.Themes).ToListAsync(stop);
        return new(await WithPictures(rows, stop), page, total);
    }

    /// <summary>The newest, with what a list shows of them.</summary>
    public async Task<IReadOnlyList<ListedArticle>> Newest(NewsFilter filter, int count, CancellationToken stop = default) =>
        await WithPictures(await InOrder(await Fitting(filter, stop)).Take(count).Include(a => a.Themes).ToListAsync(stop), stop);

    /// <summary>The newest that name an address among what belongs with them.</summary>
    public async Task<IReadOnlyList<Article>> Naming(string address, int count, CancellationToken stop = default)
    {
        // Many more than are asked hold the name of another that begins with it.
        var found = await InOrder(Public().Where(a => a.Links.Contains(address))).Take(count * 4).ToListAsync(stop);
        return [.. found.Where(a => ArticleLinks.Lines(a.Links).Contains(address)).Take(count)];
    }

    /// <summary>One that everybody may read.</summary>
    public async Task<Article?> Find(string slug, CancellationToken stop = default) =>
        slug.Contains('\0', StringComparison.Ordinal)
            ? null
            : await Public().Include(a => a.Themes).FirstOrDefaultAsync(a => a.Slug == slug, stop);

    /// <summary>Of all, for who wants to know which pages there are.</summary>
    public async Task<IReadOnlyList<(string Slug, DateTime Changed)>> Addresses(CancellationToken stop = default)
    {
        var all = await InOrder(Public())
            .Select(a => new
            {
                a.Slug,
                a.PublishAt,
                a.CorrectedAt,
            })
            .ToListAsync(stop);
        return [.. all.Select(a => (a.Slug, a.CorrectedAt > a.PublishAt ? a.CorrectedAt.Value : a.PublishAt!.Value))];
    }

    /// <summary>The years in which something was published, the last first.</summary>
    public async Task<IReadOnlyList<int>> Years(CancellationToken stop = default)
    {
        if (await Public().MinAsync(a => a.PublishAt, stop) is not { } first)
            return [];
        var (from, until) = (YearOf(first), YearOf((await Public().MaxAsync(a => a.PublishAt, stop))!.Value));
        return [.. Enumerable.Range(from, until - from + 1).Reverse()];
    }

    public static LocalDate DayOf(DateTime utc) => BrusselsTime.At(InstantOf(utc)).Date;

    public static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    internal IQueryable<Article> Public()
    {
        var now = clock.UtcNow;
        return db.Articles.AsNoTracking().Where(a => a.WithdrawnAt == null && a.PublishAt <= now);
    }

    private static IOrderedQueryable<Article> InOrder(IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.PublishAt).ThenBy(a => a.Id);

    private async Task<IQueryable<Article>> Fitting(NewsFilter filter, CancellationToken stop)
    {
        var fitting = Public();
        if (filter.Theme is { } theme)
        {
            var carried = (await themes.All(stop)).WithBelow(theme).ToList();
            fitting = fitting.Where(a => a.Themes.Any(t => carried.Contains(t.Theme)));
        }
        if (filter.Year is > 0 and < 9999 && filter.Year.Value is var year)
        {
            var (from, until) = (Begin(year), Begin(year + 1));
            fitting = fitting.Where(a => a.PublishAt >= from && a.PublishAt < until);
        }
        if (filter.Kind is { } kind)
            fitting = fitting.Where(a => a.Kind == kind);
        foreach (var word in SearchText.Of(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            fitting = fitting.Where(a => a.Words.Contains(word));
        return fitting;
    }

    private static DateTime Begin(int year) => BrusselsTime.Opening(new LocalDate(year, 1, 1).AtMidnight()).ToDateTimeUtc();

    private static int YearOf(DateTime utc) => DayOf(utc).Year;

    private async Task<IReadOnlyList<ListedArticle>> WithPictures(IReadOnlyList<Article> articles, CancellationToken stop)
    {
        var ids = articles.Select(a => a.Id).ToList();
        var pictures = (
            await db.ArticleFiles.AsNoTracking().Where(f => f.Width != null && ids.Contains(f.ArticleId)).ToListAsync(stop)
        ).ToLookup(f => f.ArticleId);
        return [.. articles.Select(a => new ListedArticle(a, pictures[a.Id].MinBy(f => f.Width)))];
    }
}
