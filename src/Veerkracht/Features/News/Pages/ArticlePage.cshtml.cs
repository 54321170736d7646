using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Features.News.Pages;

/// <summary>An article for everybody.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ArticlePageModel(NewsList news, ShownArticles articles, ProgrammeCatalogue programmes, SiteSettings site) : PageModel
{
    public ShownArticle Shown { get; private set; } = null!;

    /// <summary>As who shares it sends it.</summary>
    public string Address => site.At(Request, $"/nieuws/{Shown.Article.Slug}");

    /// <summary>Of the picture, for who shares it; null where there is none that others show.</summary>
    public string? Picture => Shown.Pictures.Count > 0 ? site.At(Request, Shown.Href(Shown.Pictures[^1])) : null;

    public bool MayEdit => User.ToActor() is { } actor && programmes.WrittenBy(actor).Any(p => p.Slug == Shown.Article.Programme);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await news.Find(slug, stop) is not { } article)
            return NotFound();
        Shown = await articles.Of(article, stop: stop);
        return Page();
    }
}
