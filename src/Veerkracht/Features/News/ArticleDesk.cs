using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>
/// Writes articles that nobody else reads yet: a draft is no act. Publishing one is, and so is whatever changes in it afterwards.
/// </summary>
public sealed class ArticleDesk(
    Db db,
    ArticleFiles files,
    ArticleLinks links,
    KnownThemes themes,
    ProgrammeCatalogue programmes,
    Clock clock
)
{
    /// <summary>An article with nothing but a title.</summary>
    public Task<Outcome<Article>> Start(Actor actor, string programme, string? title, CancellationToken stop = default) =>
        db.Transact<Article>(
            async () =>
            {
                if (programmes.WrittenBy(actor).All(p => p.Slug != programme))
                    return Refusal.Forbidden();
                if (
                    title?.Trim() is not { Length: > 0 and <= NewsRefusals.LongestTitle } typed
                    || Slugs.Of(typed) is not { Length: > 0 } wanted
                )
                    return NewsRefusals.TitleNeeded;
                var taken = await db.Articles.Where(a => a.Slug.StartsWith(wanted)).Select(a => a.Slug).ToListAsync(stop);
                var article = new Article
                {
                    Id = Guid.CreateVersion7(clock.UtcNow),
                    Slug = Slugs.Free(wanted, s => taken.Contains(s)),
                    Programme = programme,
                    Title = new(typed),
                    SavedAt = clock.UtcNow,
                    SavedBy = actor.PersonId,
                    PreviewCode = NewCode(),
                    IsOfStaff = true,
                    Words = SearchText.Of(typed),
                };
                db.Articles.Add(article);
                return article;
            },
            stop
        );

    /// <summary>Keeps what was typed of an article that nobody else reads yet.</summary>
    public Task<Outcome<Article>> Save(Actor actor, Guid id, AskedArticle asked, SentToArticle sent, CancellationToken stop = default) =>
        db.Transact<Article>(
            async () =>
            {
                await db.HoldRow("Articles", id, stop);
                if (await db.Articles.Include(a => a.Themes).FirstOrDefaultAsync(a => a.Id == id, stop) is not { } article)
                    return Refusal.NotFound();
                if (programmes.WrittenBy(actor).All(p => p.Slug != article.Programme))
                    return Refusal.Forbidden();
                if (article.StateAt(clock.UtcNow) == ArticleState.Public)
                    return NewsRefusals.IsPublic;
                var faults = await Write(article, asked, sent, clock.UtcNow, actor, stop);
                return faults.Count > 0 ? Outcome<Article>.Refused(faults) : article;
            },
            stop
        );

    /// <summary>Writes what was typed into the article, in the transaction of whoever calls; nothing where it is refused.</summary>
    internal async Task<IReadOnlyList<Refusal>> Write(
        Article article,
        AskedArticle asked,
        SentToArticle sent,
        DateTime at,
        Actor actor,
        CancellationToken stop
    )
    {
        var hasPicture =
            sent.Picture is not null
            || (
                !asked.DropsPicture
                && (article.Drawing is not null || await db.ArticleFiles.AnyAsync(f => f.ArticleId == article.Id && f.Width != null, stop))
            );
        List<Refusal> faults = [.. asked.Faults(hasPicture)];
        foreach (var line in ArticleLinks.Lines(asked.Links))
        {
            if (await links.Find(line, stop) is null)
                faults.Add(NewsRefusals.UnknownLink(line));
        }
        var tree = await themes.All(stop);
        var carried = article.Themes.Select(t => t.Theme).ToList();
        if (asked.Themes.Any(t => tree.Find(t) is not { } theme || (theme.RetiredOn is not null && !carried.Contains(t))))
            faults.Add(NewsRefusals.UnknownTheme);
        if (faults.Count > 0)
            return faults;
        if (await files.Keep(article, asked, sent, at, stop) is { } refusal)
            return [refusal];
        Take(article, asked);
        (article.SavedAt, article.SavedBy, article.IsOfStaff) = (at, actor.PersonId, true);
        return [];
    }

    /// <summary>What the article says from now on.</summary>
    internal static void Take(Article article, AskedArticle asked)
    {
        article.Kind = asked.Kind;
        (article.Title, article.Lead, article.Body, article.Author) = (asked.Title, asked.Lead, asked.Body, asked.Author);
        (article.Alternative, article.Caption) = (asked.Alternative, asked.Caption);
        article.Video = asked.Video.Length == 0 ? null : asked.Video;
        (article.VideoTitle, article.VideoText) = (asked.VideoTitle, asked.VideoText);
        article.EventAt = asked.Kind == ArticleKind.Event ? asked.EventUtc : null;
        article.EventPlace = asked.EventPlace;
        article.Recording = asked.Recording.Length == 0 ? null : asked.Recording;
        article.Links = string.Join('\n', ArticleLinks.Lines(asked.Links));
        article.Themes.RemoveAll(t => !asked.Themes.Contains(t.Theme));
        foreach (var theme in asked.Themes.Distinct().Where(t => article.Themes.TrueForAll(there => there.Theme != t)))
            article.Themes.Add(new ArticleTheme { ArticleId = article.Id, Theme = theme });
        article.Words = WordsOf(article);
    }

    private static string WordsOf(Article article) =>
        SearchText.Of(new[] { article.Title, article.Lead, article.Body, article.EventPlace }.SelectMany(t => t.All.Select(a => a.Text)));

    internal static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
