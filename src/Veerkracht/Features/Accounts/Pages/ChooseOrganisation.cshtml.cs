using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>
/// For which organisation somebody acts, for a person who may act for several: a consultant, who works for more than one government.
/// </summary>
[For(Audience.SignedIn)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChooseOrganisationModel(Actors actors) : PageModel
{
    public const string Href = "/bestuur/kiezen";

    /// <summary>Where to go after choosing; only an address on this site.</summary>
    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? Back { get; set; }

    public Actor Actor => User.ToActor()!;

    /// <summary>The choice is no longer there.</summary>
    public bool Gone { get; private set; }

    public static string HrefBefore(string? back) => back is null or "/" ? Href : $"{Href}?terug={Uri.EscapeDataString(back)}";

    public async Task<IActionResult> OnPostAsync(string? bestuur, CancellationToken stop)
    {
        if (string.IsNullOrEmpty(bestuur) || await actors.Find(Actor.PersonId, new(bestuur), stop) is not { } chosen)
        {
            Gone = true;
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        await HttpContext.SignInAsync(chosen.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(LocalAddress.Of(Back, "/werkbank"));
    }
}
