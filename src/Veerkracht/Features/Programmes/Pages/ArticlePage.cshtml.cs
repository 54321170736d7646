using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Programmes.Pages;

/// <summary>An article of a programme, with whom to ask about each theme.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ArticlePageModel(Articles articles, ProgrammeCatalogue programmes, Texts texts) : PageModel
{
    public Article Article { get; private set; } = null!;
    public ProgrammeDefinition? Programme => programmes.Find(Article.Programme);

    public IActionResult OnGet(string slug)
    {
        if (articles.Find(slug, texts.Language) is not { } article)
            return NotFound();
        Article = article;
        return Page();
    }
}
