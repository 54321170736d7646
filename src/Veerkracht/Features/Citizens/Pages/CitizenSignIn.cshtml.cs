using Microsoft.AspNetCore.Mvc;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>Signing in with an account of one's own: address and password, or a passkey.</summary>
[For(Audience.Everybody)]
[Limited(RateKind.SignIn)]
public sealed class CitizenSignInModel(CitizenSignIn signIn, Passkeys passkeys, Texts texts) : CitizenPage(texts)
{
    public const string Href = "/account/aanmelden";

    /// <summary>Where to go after signing in; only an address on this site.</summary>
    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? Back { get; set; }

    public string? Email { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? email, string? wachtwoord, CancellationToken stop)
    {
        Email = email;
        var outcome = await signIn.ByPassword(HttpContext, email, wachtwoord, stop);
        return outcome.Done ? LocalRedirect(LocalAddress.Of(Back, "/volgen")) : Refused(outcome.Refusals);
    }

    /// <summary>What the browser is asked to sign.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => Json(await passkeys.AskToSign(HttpContext));

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken stop)
    {
        if (await passkeys.Signed(HttpContext, credential) is not { } account)
            return Refused(CitizenRefusals.PasskeyFailed);
        await signIn.Enter(HttpContext, account, stop);
        return LocalRedirect(LocalAddress.Of(Back, "/volgen"));
    }
}
