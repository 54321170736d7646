using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Veerkracht.Site;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// Remembers in a browser that an account signed in there. Who guesses passwords elsewhere locks those other places out, and never the
/// browser of the owner. The cookie tells nobody whose it is, and gives nothing by itself.
/// </summary>
public sealed class KnownBrowsers(IDataProtectionProvider protection, SiteSettings site)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Veerkracht.KnownBrowsers").ToTimeLimitedDataProtector();

    // Not as that of a session: pages that are the same for all stay so.
    private string Cookie => site.IsHttps ? "__Host-toestel" : "toestel";

    /// <summary>A name of this browser for this account; null where the account never signed in here.</summary>
    public string? NameOf(HttpContext http, CitizenAccount account)
    {
        try
        {
            return
                http.Request.Cookies[Cookie] is { Length: > 0 and < 1000 } sealedName
                && _seal.Unprotect(sealedName) is var said
                && said.StartsWith($"{account.Id:n}.", StringComparison.Ordinal)
                ? said
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, CitizenAccount account)
    {
        var name = NameOf(http, account) ?? $"{account.Id:n}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        http.Response.Cookies.Append(
            Cookie,
            _seal.Protect(name, Kept),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Kept,
                Path = "/",
                SameSite = SameSiteMode.Lax,
                Secure = site.IsHttps || http.Request.IsHttps,
            }
        );
    }
}
