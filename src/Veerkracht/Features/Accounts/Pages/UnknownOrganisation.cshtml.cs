using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>Where somebody lands whose organisation the provider names and nobody here knows. Nobody is signed in by it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody, Answers = StatusCodes.Status403Forbidden)]
public sealed class UnknownOrganisationModel : PageModel
{
    private const int MaxKey = 20;

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    public static string HrefOf(OrganisationKey key) => $"/aanmelden/onbekend-bestuur?sleutel={Uri.EscapeDataString(key.Value)}";

    public void OnGet()
    {
        // Only what can be a key is shown: the address could be written by anybody.
        if (Key is not { Length: > 0 and <= MaxKey } || !Key.All(char.IsAsciiLetterOrDigit))
            Key = null;
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
