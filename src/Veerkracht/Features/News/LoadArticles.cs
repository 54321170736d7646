using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.News;

/// <summary>
/// Brings the articles of the programmes' files among those that staff write, at each start. One that its files changed follows them,
/// unless staff changed or withdrew it: then theirs stays, and the log says so. Files with faults stop the start, with all their faults.
/// </summary>
public sealed partial class LoadArticles(
    ActFrame acts,
    Db db,
    Drawings drawings,
    ProgrammeCatalogue programmes,
    Clock clock,
    ILogger<LoadArticles> log
) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("load-articles", new("Artikels geladen", "Articles loaded"))
        {
            By = ActBy.Platform,
            TellsNobody = "they are in the news and its feeds",
            Words = new("an article that the files have and nobody changed", "it says what its files say", "nothing"),
        };

    public async Task Do(string root, CancellationToken stop = default)
    {
        foreach (var programme in programmes.All)
        {
            var faults = new List<Fault>();
            var filed = ArticleReader.Read(root, programme, drawings, faults);
            if (faults.Count > 0)
                throw new InvalidDataException(string.Join(Environment.NewLine, faults));
            var outcome = await Load(programme, filed, stop);
            if (!outcome.Done)
                throw new InvalidDataException($"{programme.Slug}: {outcome.Refusals[0].Text.En}");
        }
    }

    /// <returns>The slugs of the articles that changed.</returns>
    public Task<Outcome<IReadOnlyList<string>>> Load(
        ProgrammeDefinition programme,
        IReadOnlyList<FiledArticle> filed,
        CancellationToken stop = default
    ) =>
        acts.Run<ArticleOf, IReadOnlyList<string>>(
            Kind,
            Actor.System,
            new ProgrammeNewsTarget(programme, clock.UtcNow),
            null,
            act => Load(act, filed, stop),
            stop
        );

    private async Task<Outcome<IReadOnlyList<string>>> Load(
        ActScope<ArticleOf> act,
        IReadOnlyList<FiledArticle> filed,
        CancellationToken stop
    )
    {
        var slugs = filed.Select(f => f.Slug).ToList();
        var there = await db.Articles.Include(a => a.Themes).Where(a => slugs.Contains(a.Slug)).ToDictionaryAsync(a => a.Slug, stop);
        var (changed, touched) = (new List<string>(), false);
        foreach (var file in filed.Where(f => there.GetValueOrDefault(f.Slug)?.FileSays != f.Sha256))
        {
            touched = true;
            var isThere = there.TryGetValue(file.Slug, out var article);
            article ??= New(file, act);
            article.FileSays = file.Sha256;
            if (isThere && (article.IsOfStaff || article.WithdrawnAt is not null))
            {
                Kept(log, file.Slug, act.Subject.Programme.Slug);
                continue;
            }
            // By the frame's clock: what everybody read already was changed now.
            if (isThere && article.PublishAt <= act.At)
                article.CorrectedAt = act.At;
            (article.PublishAt, article.Drawing, article.SavedAt) = (file.From, file.Drawing, act.At);
            ArticleDesk.Take(article, file.Says);
            changed.Add(file.Slug);
        }
        IReadOnlyList<string> all = changed;
        if (!touched)
            return Outcome<IReadOnlyList<string>>.Of(act.Nothing(all));
        act.After = new { articles = all };
        return Outcome<IReadOnlyList<string>>.Of(all);
    }

    private Article New(FiledArticle file, ActScope<ArticleOf> act)
    {
        var article = new Article
        {
            Id = Guid.CreateVersion7(act.At),
            Slug = file.Slug,
            Programme = act.Subject.Programme.Slug,
            Title = file.Says.Title,
            SavedAt = act.At,
            PreviewCode = ArticleDesk.NewCode(),
        };
        db.Articles.Add(article);
        return article;
    }

    [LoggerMessage(LogLevel.Warning, "Article {Article} of {Programme} stays as staff left it: what its files say now is not taken over.")]
    private static partial void Kept(ILogger log, string article, string programme);
}
