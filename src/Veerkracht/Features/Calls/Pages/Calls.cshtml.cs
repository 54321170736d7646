using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>All calls, those that are open first.</summary>
[OutputCache(PolicyName = PublicPage.Policy)]
public sealed class CallsModel(CallCatalogue catalogue, Clock clock, Texts texts) : PageModel
{
    public IEnumerable<(string Title, IReadOnlyList<CallDefinition> Calls)> Groups
    {
        get
        {
            var calls = catalogue.Shown.ToLookup(c => CallWindows.IsOpen(c, clock.Now) ? "open" : CallWindows.IsUndated(c) ? "announced" : "dated");
            return new[]
            {
                (texts["Nu open", "Open now"], (IReadOnlyList<CallDefinition>)[.. calls["open"]]),
                (texts["Niet open", "Not open"], [.. calls["dated"]]),
                (texts["Zonder datum", "Without a date"], [.. calls["announced"]]),
            }.Where(g => g.Item2.Count > 0);
        }
    }
}
