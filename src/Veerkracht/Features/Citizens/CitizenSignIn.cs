using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Veerkracht.Core.Identifiers;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// Signs citizens in. A wrong address, a wrong password and one too many are answered alike, and take as long. What was tried too often
/// is shut for browsers in which the account never signed in; its own browsers, passkeys and links by mail stay open.
/// </summary>
public sealed class CitizenSignIn(
    UserManager<CitizenAccount> accounts,
    IPasswordHasher<CitizenAccount> hasher,
    KnownBrowsers browsers,
    RateLimits limits,
    RefusedSignIns refused,
    Actors actors
)
{
    private static readonly CitizenAccount Nobody = new()
    {
        Id = Guid.Empty,
        Email = "",
        CreatedAt = DateTime.UnixEpoch,
    };

    // Made once: looking at it takes as long as looking at a password that is kept.
    private static string? _nobodys;

    public async Task<Outcome<CitizenAccount>> ByPassword(
        HttpContext http,
        string? address,
        string? password,
        CancellationToken stop = default
    )
    {
        var typed = password ?? "";
        var account = Addresses.Read(address) is { } read ? await accounts.FindByEmailAsync(read) : null;
        if (account?.PasswordHash is null || typed.Length > Core.Passwords.PasswordRule.Longest)
        {
            hasher.VerifyHashedPassword(Nobody, _nobodys ??= hasher.HashPassword(Nobody, "niemand"), typed);
            return CitizenRefusals.NotIn;
        }
        var browser = browsers.NameOf(http, account);
        var open = browser is null ? !await accounts.IsLockedOutAsync(account) : true;
        if (await accounts.CheckPasswordAsync(account, typed) && open)
        {
            if (account.FailedSignIns > 0)
                await accounts.ResetAccessFailedCountAsync(account);
            await Enter(http, account, stop);
            return account;
        }
        // A browser that is known is no longer once too much is tried in it.
        if (open && (browser is null || limits.Take(RateKind.KnownBrowser, browser) is not null))
            await accounts.AccessFailedAsync(account);
        await refused.Add(
            new(SignInRefusal.Password, Addresses.SubjectOf(account.Email), "", BrowserName.Of(http.Request.Headers.UserAgent)),
            stop
        );
        return CitizenRefusals.NotIn;
    }

    /// <summary>Who showed to be the owner, by whatever way, is signed in.</summary>
    public async Task Enter(HttpContext http, CitizenAccount account, CancellationToken stop = default)
    {
        browsers.Remember(http, account);
        var actor = await actors.AfterSignIn(account.Id, OrganisationId.None, stop);
        await http.SignInAsync(actor.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
    }
}
