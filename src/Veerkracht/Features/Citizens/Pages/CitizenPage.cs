using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Forms;
using Veerkracht.Site;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>A page of accounts: what was refused stands on it, with its status.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class CitizenPage(Texts texts) : PageModel
{
    public IReadOnlyList<Finding> Refusals { get; private set; } = [];
    protected Texts L => texts;

    public IReadOnlyList<string> Errors(string field) => [.. Refusals.Where(r => r.Field == field).Select(r => L[r.Message])];

    protected IActionResult Refused(params IReadOnlyList<Refusal> refusals)
    {
        Refusals = [.. refusals.Select(r => new Finding(r.Field ?? "", r.Code, r.Text))];
        Response.StatusCode =
            refusals[0].Kind == RefusalKind.Invalid ? StatusCodes.Status400BadRequest
            : refusals[0].Kind == RefusalKind.Forbidden ? StatusCodes.Status403Forbidden
            : StatusCodes.Status409Conflict;
        return Page();
    }

    protected static IActionResult Json(string json) => new ContentResult { Content = json, ContentType = "application/json" };
}
