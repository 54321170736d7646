using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Components;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>One's own account: how one signs in, what is kept, to take along or to remove. Others can take along too.</summary>
[For(Audience.SignedIn)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[Limited(RateKind.SignIn)]
public sealed class MyAccountModel(
    CitizenPeople people,
    Passkeys passkeys,
    UserManager<CitizenAccount> accounts,
    Sessions sessions,
    OwnData data,
    AddressLinks links,
    KnownBrowsers browsers,
    Texts texts
) : CitizenPage(texts)
{
    public const string Href = "/mijn-account";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public Actor Actor => User.ToActor()!;

    /// <summary>Null for who signs in at a provider.</summary>
    public CitizenAccount? Account { get; private set; }
    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public IReadOnlyList<Choice> Sure =>
        [new("ja", L["Ja, verwijder mijn account en alles wat erbij hoort", "Yes, delete my account and all of it"])];

    public Task OnGetAsync() => Load();

    public async Task<IActionResult> OnPostPasswordAsync(string? oud, string? wachtwoord, CancellationToken stop)
    {
        if (!await Load())
            return Refused(CitizenRefusals.NoAccount);
        var outcome = await people.ChangePassword(Account!, oud, wachtwoord);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        await sessions.EndOthers(Actor.PersonId, null, User.SessionId(), stop);
        browsers.Remember(HttpContext, Account!);
        return Redirect($"{Href}?gedaan=wachtwoord");
    }

    /// <summary>Where a link to another address went; null where none was asked.</summary>
    public LinkAsked? Asked { get; private set; }

    /// <summary>What was typed as another address.</summary>
    public string? NewEmail { get; private set; }
    public bool CanAsk => links.CanAsk;

    /// <summary>Another address counts once its own mail was opened; until then all stays as it is.</summary>
    public async Task<IActionResult> OnPostAddressAsync(string? email, string? nu, CancellationToken stop)
    {
        NewEmail = email;
        if (!await Load())
            return Refused(CitizenRefusals.NoAccount);
        if (Account!.PasswordHash is not null && !await accounts.CheckPasswordAsync(Account, nu ?? ""))
            return Refused(CitizenRefusals.WrongPassword with { Field = "nu" });
        if (string.Equals(email?.Trim(), Account.Email, StringComparison.OrdinalIgnoreCase))
            return Refused(CitizenRefusals.SameAddress);
        var asked = new AskedLink(email, LinkPurpose.Address, "", MailTiming.Daily, L.Language.OfPlatform()) { Account = Account.Id };
        var outcome = await links.Ask(asked, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        Asked = outcome.Value;
        return Page();
    }

    /// <summary>What the browser is asked to make.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() =>
        await Load() ? Json(await passkeys.AskToMake(HttpContext, Account!.Id, Account.Email)) : Refused(CitizenRefusals.NoAccount);

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        if (!await Load())
            return Refused(CitizenRefusals.NoAccount);
        return
            await passkeys.Made(HttpContext, Account!.Id, credential) is { } made
            && await passkeys.Add(Account, made, BrowserName.Of(Request.Headers.UserAgent))
            ? Redirect($"{Href}?gedaan=passkey")
            : Refused(CitizenRefusals.PasskeyFailed);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? sleutel)
    {
        if (!await Load())
            return Refused(CitizenRefusals.NoAccount);
        if (Keys.FirstOrDefault(k => Passkeys.IdOf(k) == sleutel) is not { } key)
            return NotFound();
        if (Keys.Count == 1 && Account!.PasswordHash is null)
            return Refused(CitizenRefusals.LastWayIn);
        await accounts.RemovePasskeyAsync(Account!, key.CredentialId);
        return Redirect($"{Href}?gedaan=weg");
    }

    public async Task<IActionResult> OnPostExportAsync(CancellationToken stop)
    {
        var json = (await data.Export(Actor.PersonId, stop)).ToJsonString(Readable);
        return File(Encoding.UTF8.GetBytes(json), "application/json", "veerkracht.json");
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? zeker, CancellationToken stop)
    {
        if (!await Load())
            return Refused(CitizenRefusals.NoAccount);
        if (zeker != "ja")
            return Refused(CitizenRefusals.NotSure);
        var outcome = await data.Remove(Actor.PersonId, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/volgen?gedaan=weg");
    }

    private async Task<bool> Load()
    {
        Account = await people.AccountOf(Actor.PersonId);
        if (Account is not null)
            Keys = await passkeys.Of(Account);
        return Account is not null;
    }
}
