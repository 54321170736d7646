using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>
/// Ends the session, here and at the provider: the cookie of before opens nothing any more. It asks first where somebody came by a link.
/// </summary>
[For(Audience.Everybody)]
public sealed class SignOutModel(SignInProvider provider, IOptionsMonitor<OpenIdConnectOptions> options) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        var was = User.ToActor() is not null;
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        // Without the provider it is over here all the same.
        return was && provider.IsUsed && await OidcSignIn.CanSignOut(HttpContext, options.Get(OidcSignIn.SchemeName))
            ? SignOut(new AuthenticationProperties { RedirectUri = "/" }, OidcSignIn.SchemeName)
            : LocalRedirect("/");
    }
}
