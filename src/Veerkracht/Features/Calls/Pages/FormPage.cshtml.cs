using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Calls.Pages;

/// <summary>What a step of a call asks, to read and to print before signing in.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class FormPageModel(CallCatalogue catalogue) : PageModel
{
    public CallDefinition Call { get; private set; } = null!;

    /// <summary>In their order; all of them, or the one that was asked for.</summary>
    public IReadOnlyList<Step> Steps { get; private set; } = [];

    public bool IsWhole => Steps.Count == Call.Steps.Count;

    /// <param name="stap">Id of a step; all of them where none is named.</param>
    public IActionResult OnGet(string slug, string? stap)
    {
        if (
            catalogue.Find(slug) is not { } call
            || (call.Decided.Hidden && User.ToActor()?.Measures.Contains(call.Measure) != true)
            || call.Steps.Where(s => stap is null || s.Id == stap).ToList() is not { Count: > 0 } steps
        )
            return NotFound();
        (Call, Steps) = (call, steps);
        return Page();
    }
}
