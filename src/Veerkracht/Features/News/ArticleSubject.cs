using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Programmes;
using Veerkracht.Data;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;

namespace Veerkracht.Features.News;

/// <summary>An article on which something is done.</summary>
/// <param name="Article">Null where the files of the programme bring articles.</param>
/// <param name="Now">UTC.</param>
public sealed record ArticleOf(ProgrammeDefinition Programme, Actor Actor, Article? Article, DateTime Now) : IActSubject
{
    public Subject Subject => new();

    public string? AuthorityOver => Actor.Over(Programme);

    public bool IsOn(Side side, Actor actor) =>
        side == Side.Agency ? Programme.Measures.Any(m => actor.HasAuthorityOver(m.Slug)) : side == Side.Platform && actor.IsPlatform;

    public Refusal? Unfit(ActKind kind) =>
        Article is null ? null
        : kind == PublishArticle.Kind && Article.StateAt(Now) == ArticleState.Public ? NewsRefusals.IsPublic
        : kind == CorrectArticle.Kind && Article.StateAt(Now) != ArticleState.Public ? NewsRefusals.IsNotPublic
        : kind == WithdrawArticle.Kind && Article.StateAt(Now) is not (ArticleState.Public or ArticleState.Planned)
            ? NewsRefusals.IsNotPublic
        : null;

    public void Acted(DateTime at) { }
}

internal sealed record ArticleTarget(ProgrammeCatalogue Programmes, Guid Id, DateTime Now) : ActTarget<ArticleOf>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<ArticleOf?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Articles", Id, reach.Stop);
        var article = await reach.Db.Articles.Include(a => a.Themes).FirstOrDefaultAsync(a => a.Id == Id, reach.Stop);
        return article is not null && Programmes.Find(article.Programme) is { } programme
            ? new(programme, reach.Actor, article, Now)
            : null;
    }
}

internal sealed record ProgrammeNewsTarget(ProgrammeDefinition Programme, DateTime Now) : ActTarget<ArticleOf>
{
    public override Task<string?> Measure(ActReach reach) => Task.FromResult<string?>(null);

    public override async Task<ArticleOf?> Load(ActReach reach)
    {
        await reach.Db.HoldRow("Articles", "Programme", Programme.Slug, reach.Stop);
        return new(Programme, reach.Actor, null, Now);
    }
}
