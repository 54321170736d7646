using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>Signing in: the personas in the demonstration, the provider of identities in production.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody)]
public sealed class SignInModel(OidcSettings oidc, IServiceProvider services, Texts texts) : PageModel
{
    /// <summary>Where to go after signing in; only an address on this site.</summary>
    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "mislukt", SupportsGet = true)]
    public bool Failed { get; set; }

    public bool Demonstration { get; } = services.GetService<MovableClock>() is not null;
    public bool Provider => oidc.IsSet;
    public string ProviderHref => "/aanmelden/dienst" + (Back is null ? "" : "?terug=" + Uri.EscapeDataString(Back));

    public IReadOnlyList<(string Title, IReadOnlyList<Persona> People)> Groups { get; } =
    [
        .. Persona
            .All.GroupBy(p => p.OrganisationName)
            .Select(g => (g.Key.Length > 0 ? g.Key : texts["Iedereen", "Everybody"], (IReadOnlyList<Persona>)[.. g])),
    ];

    public async Task<IActionResult> OnPostAsync(string? persona)
    {
        if (!Demonstration)
            return NotFound();
        if (persona is null || Persona.Find(persona) is not { } found)
            return RedirectToPage();
        await HttpContext.SignInAsync(found.ToActor().ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(LocalAddress.Of(Back, "/werkbank"));
    }
}
