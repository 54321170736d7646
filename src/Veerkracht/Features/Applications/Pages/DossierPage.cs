using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>What the pages of this room share: who is here, and how a refusal is answered.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class DossierPage : PageModel
{
    public Actor Actor => User.ToActor() ?? throw new InvalidOperationException("The page needs somebody who is signed in.");

    public IReadOnlyList<Finding> Refusals { get; private set; } = [];

    /// <summary>Not there and not allowed are pages of their own; all else is told on this page, with its status.</summary>
    protected IActionResult Refused(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Kind == RefusalKind.NotFound))
            return NotFound();
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = refusals[0].Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };
        return Page();
    }
}
