using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Veerkracht.Site;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// Makes passkeys and signs in by them, as Identity checks them. Between question and answer the state lies sealed in the browser, for a
/// few minutes.
/// </summary>
public sealed class Passkeys(
    IPasskeyHandler<CitizenAccount> handler,
    UserManager<CitizenAccount> accounts,
    IDataProtectionProvider protection,
    SiteSettings site
)
{
    /// <summary>So many for one account.</summary>
    public const int Most = 10;

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("Veerkracht.Passkeys").ToTimeLimitedDataProtector();

    private string Cookie => site.IsHttps ? "__Host-passkey" : "passkey";

    /// <summary>What the browser is asked to make, JSON of WebAuthn.</summary>
    /// <param name="account">The id of the account that it is for, which may not be there yet.</param>
    public async Task<string> AskToMake(HttpContext http, Guid account, string address)
    {
        var entity = new PasskeyUserEntity
        {
            Id = account.ToString(),
            Name = address,
            DisplayName = address,
        };
        var asked = await handler.MakeCreationOptionsAsync(entity, http);
        Keep(http, "make:" + asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>The passkey that the browser made for this account; null where it is not what was asked.</summary>
    public async Task<UserPasskeyInfo?> Made(HttpContext http, Guid account, string? credential)
    {
        if (Take(http, "make:") is not { } state || string.IsNullOrEmpty(credential))
            return null;
        var context = new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = credential,
            AttestationState = state,
        };
        var result = await handler.PerformAttestationAsync(context);
        return result.Succeeded && result.UserEntity.Id == account.ToString() ? result.Passkey : null;
    }

    public async Task<bool> Add(CitizenAccount account, UserPasskeyInfo passkey, string name)
    {
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
            return false;
        passkey.Name = name.Length > 80 ? name[..80] : name;
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    }

    /// <summary>What the browser is asked to sign, JSON of WebAuthn; for whatever account it has a passkey.</summary>
    public async Task<string> AskToSign(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        Keep(http, "sign:" + asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>Whose passkey signed; null where it is not what was asked.</summary>
    public async Task<CitizenAccount?> Signed(HttpContext http, string? credential)
    {
        if (Take(http, "sign:") is not { } state || string.IsNullOrEmpty(credential))
            return null;
        var context = new PasskeyAssertionContext
        {
            HttpContext = http,
            CredentialJson = credential,
            AssertionState = state,
        };
        var result = await handler.PerformAssertionAsync(context);
        if (!result.Succeeded)
            return null;
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    public Task<IList<UserPasskeyInfo>> Of(CitizenAccount account) => accounts.GetPasskeysAsync(account);

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    private void Keep(HttpContext http, string state) =>
        http.Response.Cookies.Append(
            Cookie,
            _seal.Protect(state, Life),
            new CookieOptions
            {
                HttpOnly = true,
                IsEssential = true,
                Path = "/",
                SameSite = SameSiteMode.Strict,
                Secure = site.IsHttps || http.Request.IsHttps,
            }
        );

    private string? Take(HttpContext http, string what)
    {
        var kept = http.Request.Cookies[Cookie];
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/", Secure = site.IsHttps });
        try
        {
            return kept is { Length: > 0 } && _seal.Unprotect(kept) is var state && state.StartsWith(what, StringComparison.Ordinal)
                ? state[what.Length..]
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
