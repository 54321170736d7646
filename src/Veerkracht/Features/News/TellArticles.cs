using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>
/// Tells who follows it of each article once everybody may read it: published now, or earlier for a moment that has come. Once: a
/// correction is read on its page and in feeds, and what was withdrawn and comes back was told.
/// </summary>
public sealed class TellArticles(Db db, Clock clock, KnownThemes themes, ITellFollowers followers)
{
    /// <summary>What everybody could read for longer is no news: it came with older files, or from another site.</summary>
    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    private const int AtOnce = 20;

    /// <returns>How many were told.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var (now, told) = (clock.UtcNow, 0);
        var since = now - News;
        var fresh = await db
            .Articles.AsNoTracking()
            .Include(a => a.Themes)
            .Where(a => a.ToldAt == null && a.WithdrawnAt == null && a.PublishAt <= now)
            .OrderBy(a => a.PublishAt)
            .Take(AtOnce)
            .ToListAsync(stop);
        foreach (var article in fresh)
            told += await Tell(article, article.PublishAt > since, now, stop) ? 1 : 0;
        return told;
    }

    private async Task<bool> Tell(Article article, bool isNews, DateTime now, CancellationToken stop)
    {
        var outcome = await db.Transact<bool>(
            async () =>
            {
                // Of two processes one is first, and what was withdrawn in the meantime is told to nobody.
                var mine = await db
                    .Articles.Where(a => a.Id == article.Id && a.ToldAt == null && a.WithdrawnAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.ToldAt, now), stop);
                if (mine == 0 || !isNews)
                    return false;
                var what = WordsOf(article);
                // Half in one language and half in another is nobody's: without an English lead it is told in Dutch, and marked so.
                var title = string.IsNullOrEmpty(what.En) ? article.Title with { En = null } : article.Title;
                await followers.Tell(
                    new(await About(article, stop), title, what, $"/nieuws/{article.Slug}", $"article:{article.Id:n}"),
                    stop
                );
                return true;
            },
            stop
        );
        return outcome.Done && outcome.Value;
    }

    /// <summary>Its lead; of an event also when and where.</summary>
    private static LocalText WordsOf(Article article)
    {
        if (article.EventAt is not { } at)
            return article.Lead;
        var day = DateText.Long(BrusselsTime.At(NewsList.InstantOf(at)));
        string Said(Language language)
        {
            var place = article.EventPlace.In(language);
            return $"{article.Lead.In(language)}\n{day.In(language)}{(place.Length > 0 ? $", {place}" : "")}";
        }
        return new(Said(Language.Nl), string.IsNullOrEmpty(article.Lead.En) ? null : Said(Language.En));
    }

    /// <summary>Its themes with those above them, and whatever it links to that can be followed.</summary>
    private async Task<IReadOnlyCollection<Followed>> About(Article article, CancellationToken stop)
    {
        var tree = await themes.All(stop);
        var about = article.Themes.SelectMany(t => tree.Path(t.Theme)).Select(t => new Followed(FollowKind.Theme, t.Slug));
        return [.. about.Concat(ArticleLinks.Lines(article.Links).SelectMany(Named)).Distinct()];

        IEnumerable<Followed> Named(string line) =>
            line.Split('/') switch
            {
                ["", "oproepen", var call] => [new(FollowKind.Call, call)],
                ["", "maatregelen", var measure] => [new(FollowKind.Measure, measure)],
                ["", "projecten", var number] => [new(FollowKind.Project, number)],
                ["", "themas", var theme] => tree.Path(theme).Select(t => new Followed(FollowKind.Theme, t.Slug)),
                _ => [],
            };
    }
}
