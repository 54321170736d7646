using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.News;

/// <summary>
/// An article is for everybody, now or from a moment on. The moment comes by itself: it is looked at when somebody reads.
/// </summary>
public sealed class PublishArticle(ActFrame acts, ProgrammeCatalogue programmes, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("publish-article", new("Artikel gepubliceerd", "Article published"))
        {
            By = ActBy.Manager,
            TellsNobody = "it is in the news and its feeds; whoever follows a theme is told by a round of its own",
            Words = new("an article that not everybody reads yet", "everybody reads it, from a moment on", "nothing"),
        };

    /// <param name="at">Wall time in Brussels; null is now.</param>
    public Task<Outcome<Article>> Do(Actor actor, Guid id, LocalDateTime? at, CancellationToken stop = default) =>
        acts.Run<ArticleOf, Article>(
            Kind,
            actor,
            new ArticleTarget(programmes, id, clock.UtcNow),
            null,
            act => Task.FromResult(Publish(act, at)),
            stop
        );

    private static Outcome<Article> Publish(ActScope<ArticleOf> act, LocalDateTime? at)
    {
        var article = act.Subject.Article!;
        if (Cannot(article) is { } refusal)
            return refusal;
        var now = act.At.AddTicks(-(act.At.Ticks % TimeSpan.TicksPerMinute));
        var from = at is { } wanted ? BrusselsTime.Opening(wanted).ToDateTimeUtc() : now;
        // What was to be read yesterday is to be read from now on: nothing was there before.
        (article.PublishAt, article.WithdrawnAt) = (from < now ? now : from, null);
        act.After = new
        {
            article = article.Id,
            slug = article.Slug,
            from = article.PublishAt,
        };
        return article;
    }

    /// <summary>What is missing in it before everybody may read it; null where nothing is.</summary>
    public static Refusal? Cannot(Article article) =>
        article.Lead.IsEmpty || article.Body.IsEmpty || article.Author.IsEmpty ? NewsRefusals.TextNeeded : null;
}
