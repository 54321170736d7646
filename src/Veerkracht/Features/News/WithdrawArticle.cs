using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.News;

/// <summary>An article is not there any more for everybody, or will not come. Staff keep it, and may publish it again.</summary>
public sealed class WithdrawArticle(ActFrame acts, ProgrammeCatalogue programmes, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("withdraw-article", new("Artikel ingetrokken", "Article withdrawn"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Required,
            TellsNobody = "who reads its address is told that it is not there",
            Words = new("an article that everybody reads, or will read", "nobody reads it any more", "nothing"),
        };

    public Task<Outcome<Article>> Do(Actor actor, Guid id, string? reason, CancellationToken stop = default) =>
        acts.Run<ArticleOf, Article>(
            Kind,
            actor,
            new ArticleTarget(programmes, id, clock.UtcNow),
            reason,
            act => Task.FromResult(Withdraw(act)),
            stop
        );

    private static Outcome<Article> Withdraw(ActScope<ArticleOf> act)
    {
        var article = act.Subject.Article!;
        act.Before = new { article = article.Id, from = article.PublishAt };
        article.WithdrawnAt = act.At;
        act.After = new { article = article.Id, withdrawn = article.WithdrawnAt };
        return article;
    }
}
