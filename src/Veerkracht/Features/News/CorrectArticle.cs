using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.News;

/// <summary>Something changes in an article that everybody can read. What, stands below it with the date.</summary>
public sealed class CorrectArticle(ActFrame acts, Db db, ArticleDesk desk, ProgrammeCatalogue programmes, Clock clock) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("correct-article", new("Artikel verbeterd", "Article corrected"))
        {
            By = ActBy.Manager,
            TellsNobody = "the correction stands below the article, and feeds carry it as changed",
            Words = new("an article that everybody reads", "what it says; what was corrected stands below it", "nothing"),
        };

    /// <param name="correction">What was wrong, for who read it before.</param>
    public Task<Outcome<Article>> Do(
        Actor actor,
        Guid id,
        AskedArticle asked,
        SentToArticle sent,
        LocalText correction,
        CancellationToken stop = default
    ) =>
        acts.Run<ArticleOf, Article>(
            Kind,
            actor,
            new ArticleTarget(programmes, id, clock.UtcNow),
            null,
            act => Correct(act, asked, sent, correction, stop),
            stop
        );

    private async Task<Outcome<Article>> Correct(
        ActScope<ArticleOf> act,
        AskedArticle asked,
        SentToArticle sent,
        LocalText correction,
        CancellationToken stop
    )
    {
        var article = act.Subject.Article!;
        if (correction.IsEmpty || correction.All.Any(t => t.Text.Length > NewsRefusals.LongestLead))
            return NewsRefusals.CorrectionNeeded;
        if (asked.Lead.IsEmpty || asked.Body.IsEmpty || asked.Author.IsEmpty)
            return NewsRefusals.TextNeeded;
        var faults = await desk.Write(article, asked, sent, act.At, act.Actor, stop);
        if (faults.Count > 0)
            return Outcome<Article>.Refused(faults);
        article.CorrectedAt = act.At;
        var note = new ArticleCorrection
        {
            Id = Guid.CreateVersion7(act.At),
            ArticleId = article.Id,
            At = act.At,
            Text = correction,
        };
        db.ArticleCorrections.Add(note);
        act.Evidence = new { correction = note.Id };
        act.After = new { article = article.Id, slug = article.Slug };
        return article;
    }
}
