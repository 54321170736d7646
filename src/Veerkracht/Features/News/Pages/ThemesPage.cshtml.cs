using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Themes;
using Veerkracht.Site;

namespace Veerkracht.Features.News.Pages;

/// <summary>The themes that are used, each with what stands below it and how many calls are open.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ThemesPageModel(KnownThemes known, CallCatalogue calls, ProgrammeCatalogue programmes, Clock clock, Texts L) : PageModel
{
    public IReadOnlyList<(ThemeNode Theme, IReadOnlyList<ThemeNode> Below, string Open)> Themes { get; private set; } = [];
    public bool MayManage => User.ToActor() is { } actor && programmes.WrittenBy(actor).Count > 0;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var tree = await known.All(stop);
        var open = calls.Shown.Where(c => CallWindows.IsOpen(c, clock.Now)).ToList();
        Themes =
        [
            .. tree
                .Roots.Where(r => r.RetiredOn is null)
                .Select(r =>
                {
                    var carried = tree.WithBelow(r.Slug);
                    IReadOnlyList<ThemeNode> below = [.. tree.Below(r.Slug).Where(b => b.RetiredOn is null)];
                    return (r, below, Told(open.Count(c => c.Themes.Any(carried.Contains))));
                }),
        ];
    }

    private string Told(int open) =>
        open switch
        {
            0 => L["Nu geen open oproepen", "No open calls now"],
            1 => L["1 open oproep", "1 open call"],
            _ => L[$"{open} open oproepen", $"{open} open calls"],
        };
}
