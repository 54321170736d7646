using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Journal;
using Veerkracht.Features.News;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Home.Pages;

/// <summary>Says in ten seconds what this is and where the money stands.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class HomePageModel(
    ProgrammeCatalogue programmes,
    ProgrammeMoney money,
    CallCatalogue calls,
    NewsList news,
    KnownThemes known,
    Clock clock,
    Texts texts
) : PageModel
{
    private const int NewsShown = 2;

    public IReadOnlyList<(ProgrammeDefinition Programme, MeasureMoney Total, IReadOnlyList<AxisMoney> Axes)> Programmes
    {
        get;
        private set;
    } = [];
    public IReadOnlyList<CallDefinition> Open { get; private set; } = [];

    public IReadOnlyList<ListedArticle> News { get; private set; } = [];
    public IReadOnlyList<ThemeNode> Themes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        News = await news.Newest(new(), NewsShown, stop);
        Themes = [.. (await known.All(stop)).Roots.Where(t => t.RetiredOn is null)];
        var stand = await money.Now(stop);
        Programmes =
        [
            .. programmes.All.Select(p => (p, stand.Of(p), (IReadOnlyList<AxisMoney>)[.. p.Axes.Select(a => Of(p, a, stand.Of(p, a)))])),
        ];
        Open = [.. calls.Shown.Where(c => CallWindows.IsOpen(c, clock.Now))];
    }

    /// <summary>"34,2 % van de enveloppes"; in words where there is nothing yet.</summary>
    public string PartOf(Money part, Money? whole, string what) =>
        part.IsPositive && whole is { IsPositive: true } of
            ? $"{Numerals.Write(part.Euro / of.Euro * 100, 1, texts.Language)} % {what}"
            : texts["nog niets", "nothing yet"];

    private AxisMoney Of(ProgrammeDefinition programme, Axis axis, MeasureMoney stands) =>
        new(texts[axis.Title], stands.Envelope, stands.Awarded, stands.Paid, $"/programmas/{programme.Slug}#{axis.Id}");
}
