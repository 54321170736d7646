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
    public Step Step { get; private set; } = null!;

    /// <param name="stap">Id of a step; the first where none is named.</param>
    public IActionResult OnGet(string slug, string? stap)
    {
        if (
            catalogue.Find(slug) is not { } call
            || (call.Decided.Hidden && User.ToActor()?.Measures.Contains(call.Measure) != true)
            || (stap is null ? call.Steps[0] : call.Steps.FirstOrDefault(s => s.Id == stap)) is not { } step
        )
            return NotFound();
        (Call, Step) = (call, step);
        return Page();
    }
}
