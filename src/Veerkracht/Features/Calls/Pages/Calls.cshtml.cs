using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>All calls: those that are open first, then those that are announced without a date.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class CallsModel(CallCatalogue catalogue, Clock clock, Texts texts) : PageModel
{
    public IEnumerable<(string Title, IReadOnlyList<CallDefinition> Calls)> Groups
    {
        get
        {
            var calls = catalogue.Shown.ToLookup(c =>
                CallWindows.IsOpen(c, clock.Now) ? "open"
                : CallWindows.IsUndated(c) ? "announced"
                : "dated"
            );
            return new[]
            {
                (texts["Nu open", "Open now"], (IReadOnlyList<CallDefinition>)[.. calls["open"]]),
                (texts["Aangekondigd", "Announced"], [.. calls["announced"]]),
                (texts["Niet open", "Not open"], [.. calls["dated"]]),
            }.Where(g => g.Item2.Count > 0);
        }
    }
}
