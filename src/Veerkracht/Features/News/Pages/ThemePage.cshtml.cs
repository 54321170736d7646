using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Results;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Features.News.Pages;

/// <summary>All of a theme: what is open, where the money stands, which projects there are, the news, and whom to ask.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ThemePageModel(ThemeOverview overview, KnownThemes known, NewsList news, PublicMoney awards, Clock clock, Texts texts)
    : PageModel
{
    public const int ProjectsShown = 6,
        NewsShown = 4;

    public ThemeContent Theme { get; private set; } = null!;

    /// <summary>The themes above it, the top one first.</summary>
    public IReadOnlyList<ThemeNode> Above { get; private set; } = [];
    public IReadOnlyList<ThemeNode> Below { get; private set; } = [];
    public FoundContact? Contact { get; private set; }
    public IReadOnlyList<ListedArticle> News { get; private set; } = [];
    public IReadOnlyList<PublicAward> Projects { get; private set; } = [];

    public string Day(LocalDate day) => DateText.Long(day, texts.Language);

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken stop)
    {
        if (await overview.Of(slug, stop) is not { } content)
            return NotFound();
        Theme = content;
        var tree = await known.All(stop);
        Above = [.. tree.Path(slug).SkipLast(1)];
        Below = [.. tree.Below(slug).Where(b => b.RetiredOn is null)];
        Contact = tree.ContactOf(slug, clock.Today);
        News = await news.Newest(new(slug), NewsShown, stop);
        Projects = await awards.Some([.. content.Measures.Select(m => m.Measure.Slug)], ProjectsShown, stop);
        return Page();
    }
}
