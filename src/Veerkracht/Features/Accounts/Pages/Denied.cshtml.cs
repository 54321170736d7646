using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>Where somebody lands whose role does not suffice; says who one is and what can be done.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody, Answers = StatusCodes.Status403Forbidden)]
public sealed class DeniedModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
