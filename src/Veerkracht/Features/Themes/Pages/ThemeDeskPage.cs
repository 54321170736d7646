using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Forms;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;

namespace Veerkracht.Features.Themes.Pages;

/// <summary>What pages on which staff change something share: who is here, and how a refusal is answered.</summary>
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class ThemeDeskPage(Texts texts) : PageModel
{
    protected Texts L { get; } = texts;

    public Actor Actor => User.ToActor() ?? throw new InvalidOperationException("The page needs somebody who is signed in.");

    public IReadOnlyList<Finding> Refusals { get; private set; } = [];

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    /// <summary>Not there and not allowed are pages of their own; all else is told on this page, with its status.</summary>
    protected IActionResult Refused(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Any(r => r.Kind == RefusalKind.NotFound))
            return NotFound();
        if (refusals.Any(r => r.Kind == RefusalKind.Forbidden))
            return Forbid();
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode = refusals[0].Kind switch
        {
            RefusalKind.Invalid => StatusCodes.Status400BadRequest,
            RefusalKind.Changed => StatusCodes.Status412PreconditionFailed,
            _ => StatusCodes.Status409Conflict,
        };
        return Page();
    }
}
