using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>All calls: those that are open first, then those that are announced; closed ones folded.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class CallsModel(CallCatalogue catalogue, Clock clock, Texts texts) : PageModel
{
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

    private IEnumerable<CallDefinition> Shown(Func<CallDefinition, bool> which) => catalogue.Shown.Where(which);
}
