using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.News.Pages;

/// <summary>An article before it is for everybody, for who was given its link. Once it is public, the link leads there.</summary>
[For(Audience.Everybody)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PreviewPageModel(Db db, ShownArticles articles, Clock clock) : PageModel
{
    public ShownArticle Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken stop)
    {
        var article = code.Contains('\0', StringComparison.Ordinal)
            ? null
            : await db.Articles.AsNoTracking().Include(a => a.Themes).FirstOrDefaultAsync(a => a.PreviewCode == code, stop);
        if (article is null || article.StateAt(clock.UtcNow) == ArticleState.Withdrawn)
            return NotFound();
        if (article.StateAt(clock.UtcNow) == ArticleState.Public)
            return Redirect($"/nieuws/{article.Slug}");
        // No other site hears the link from what is clicked here.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Shown = await articles.Of(article, code, stop);
        return Page();
    }
}
