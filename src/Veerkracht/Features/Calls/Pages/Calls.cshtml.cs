using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Following;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Themes;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>All calls: those that are open first, then those that are announced; closed ones folded.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class CallsModel(CallCatalogue catalogue, KnownThemes themes, Clock clock, Texts texts) : PageModel
{
    private ThemeTree _tree = new([], []);

    /// <summary>What is searched for; all calls where it is empty.</summary>
    public CallSearch Search { get; private set; } = CallSearch.Of(null, null, null);

    public IReadOnlyList<Choice> Classes =>
        [
            .. catalogue
                .Shown.SelectMany(c => c.Applicants)
                .Select(a => a.Class)
                .Distinct()
                .Select(c => new Choice(c, texts[MunicipalityFacts.ClassName(c)]))
                .OrderBy(c => c.Label, StringComparer.CurrentCulture),
        ];

    public IReadOnlyList<Choice> Themes =>
        [
            .. _tree
                .InOrder.Where(n => n.Node.RetiredOn is null || n.Node.Slug == Search.Theme)
                .Select(n => new Choice(n.Node.Slug, $"{new string('–', n.Level)} {texts[n.Node.Title]}".Trim())),
        ];

    public async Task OnGetAsync(string? q, string? voor, string? thema, CancellationToken stop)
    {
        _tree = await themes.All(stop);
        Search = CallSearch.Of(q, voor, thema);
    }

    public IEnumerable<(string Title, IReadOnlyList<CallDefinition> Calls)> Groups =>
        new[]
        {
            (texts["Nu open", "Open now"], (IReadOnlyList<CallDefinition>)[.. Open]),
            (texts["Aangekondigd", "Announced"], [.. Shown(c => !CallWindows.IsOpen(c, clock.Now) && !CallWindows.IsOver(c, clock.Now))]),
        }.Where(g => g.Item2.Count > 0);

    /// <summary>The last to close first.</summary>
    public IReadOnlyList<CallDefinition> Closed =>
        [.. Shown(c => CallWindows.IsOver(c, clock.Now)).OrderByDescending(c => CallWindows.Closes(c))];

    /// <summary>What closes first stands first; what has no last day comes after.</summary>
    private IEnumerable<CallDefinition> Open =>
        from call in Shown(c => CallWindows.IsOpen(c, clock.Now))
        let closes = CallWindows.NextClosing(call, clock.Now)
        orderby closes is null, closes
        select call;

    private IEnumerable<CallDefinition> Shown(Func<CallDefinition, bool> which) =>
        catalogue.Shown.Where(c => Search.IsEmpty || Search.Finds(c, _tree)).Where(which);
}
