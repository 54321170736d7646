using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>Signing in: the personas in the demonstration, the provider of identities in production.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody)]
[Limited(RateKind.SignIn)]
public sealed class SignInModel(OidcSettings oidc, IServiceProvider services, Actors actors, Texts texts) : PageModel
{
    /// <summary>Where to go after signing in; only an address on this site.</summary>
    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "mislukt", SupportsGet = true)]
    public bool Failed { get; set; }

    [BindProperty(Name = "weg", SupportsGet = true)]
    public bool Away { get; set; }

    public bool Demonstration { get; } = services.GetService<MovableClock>() is not null;
    public bool Provider => oidc.IsSet;
    public string ProviderHref => "/aanmelden/dienst" + (Back is null ? "" : "?terug=" + Uri.EscapeDataString(Back));

    public IReadOnlyList<(string Title, IReadOnlyList<Persona> People)> Groups { get; } =
    [
        .. Persona
            .All.GroupBy(p => p.OrganisationName)
            .Select(g => (g.Key.Length > 0 ? g.Key : texts["Iedereen", "Everybody"], (IReadOnlyList<Persona>)[.. g])),
    ];

    /// <summary>Set where a session still runs and its role has ended.</summary>
    public LostAccess? Lost { get; private set; }

    public void OnGet()
    {
        Lost = HttpContext.Features.Get<LostAccess>();
        if (Away)
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }

    public async Task<IActionResult> OnPostAsync(string? persona, CancellationToken stop)
    {
        if (!Demonstration)
            return NotFound();
        if (persona is null || Persona.Find(persona) is not { } found || await IsForgotten(found, stop))
            return RedirectToPage();
        var actor = await actors.AfterSignIn(found.Id, found.Organisation, stop);
        await HttpContext.SignInAsync(actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(LocalAddress.Of(Back, "/werkbank"));
    }

    private Task<bool> IsForgotten(Persona persona, CancellationToken stop) =>
        services.GetRequiredService<Db>().People.AnyAsync(p => p.Id == persona.Id && p.ForgottenAt != null, stop);
}
