using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Passwords;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.Citizens.Pages;

/// <summary>
/// What a mailed link leads to. Opening it changes nothing, for programs open links too: a button does. Then what the browser followed that
/// asked for it is kept, and so is what this one follows.
/// </summary>
[For(Audience.Everybody)]
[Limited(RateKind.SignIn)]
public sealed class LinkPageModel(
    AddressLinks links,
    CitizenPeople people,
    CitizenSignIn signIn,
    Passkeys passkeys,
    IKeptChoice choice,
    ChooseMail mail,
    Sessions sessions,
    MoveAddress move,
    Texts texts
) : CitizenPage(texts)
{
    [BindProperty(Name = "code", SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Null where it does not work.</summary>
    public AddressLink? Link { get; private set; }

    /// <summary>Mail was confirmed.</summary>
    public bool Follows { get; private set; }

    /// <summary>Whether the reader is signed in by the account that is to have the address.</summary>
    public bool IsOwner => Link is { AccountId: { } account } && User.ToActor()?.PersonId == account;

    /// <summary>There is an account: then another password is chosen.</summary>
    public bool Known { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(string? wachtwoord, CancellationToken stop)
    {
        if (!await Load(stop))
            return Refused(CitizenRefusals.LinkGone);
        if (Link!.Purpose == LinkPurpose.Follow)
            return await Follow(stop);
        if (Link.Purpose == LinkPurpose.Address)
            return await Move(stop);
        if (CitizenRefusals.Of(PasswordRule.Of(wachtwoord ?? "", Link.Email)) is { } weak)
            return Refused(weak);
        if (!await links.Use(Link, stop))
            return Refused(CitizenRefusals.LinkGone);
        var outcome = await people.WithPassword(Link.Email, wachtwoord, stop);
        return outcome.Done ? await Enter(outcome.Value, stop) : Refused(outcome.Refusals);
    }

    /// <summary>What the browser is asked to make.</summary>
    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken stop)
    {
        if (!await Load(stop) || Link!.Purpose != LinkPurpose.Account)
            return Refused(CitizenRefusals.LinkGone);
        return Json(await passkeys.AskToMake(HttpContext, await people.PersonOf(Link.Email, stop), Link.Email));
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken stop)
    {
        if (!await Load(stop) || Link!.Purpose != LinkPurpose.Account)
            return Refused(CitizenRefusals.LinkGone);
        if (await passkeys.Made(HttpContext, await people.PersonOf(Link.Email, stop), credential) is not { } made)
            return Refused(CitizenRefusals.PasskeyFailed);
        if (!await links.Use(Link, stop))
            return Refused(CitizenRefusals.LinkGone);
        var outcome = await people.WithoutPassword(Link.Email, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        return await passkeys.Add(outcome.Value, made, BrowserName.Of(Request.Headers.UserAgent))
            ? await Enter(outcome.Value, stop)
            : Refused(CitizenRefusals.PasskeyFailed);
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        Link = await links.Find(Code, stop);
        Known = Link is not null && await people.AccountOf(Link.Email) is not null;
        return Link is not null;
    }

    private async Task<IActionResult> Follow(CancellationToken stop)
    {
        if (!await links.Use(Link!, stop))
            return Refused(CitizenRefusals.LinkGone);
        var person = await people.PersonOf(Link!.Email, stop);
        await Keep(person, chooses: true, stop);
        if (!Known && User.ToActor() is null)
            await choice.KeptByMail(HttpContext, person, stop);
        Follows = true;
        return Page();
    }

    private async Task<IActionResult> Move(CancellationToken stop)
    {
        if (!IsOwner)
            return Refused(CitizenRefusals.OtherAccount);
        if (!await links.Use(Link!, stop))
            return Refused(CitizenRefusals.LinkGone);
        var account = Link!.AccountId!.Value;
        var outcome = await move.Do(account, Link.Email, Language.Of(Link.Language) ?? Language.Nl, stop);
        if (!outcome.Done)
            return Refused(outcome.Refusals);
        await mail.TryAgain(account, stop);
        await sessions.EndOthers(account, null, User.SessionId(), stop);
        return LocalRedirect($"{MyAccountModel.Href}?gedaan=adres");
    }

    private async Task<IActionResult> Enter(CitizenAccount account, CancellationToken stop)
    {
        // Who had a password that somebody else knew is rid of them.
        if (Known)
            await sessions.EndOthers(account.Id, null, null, stop);
        await Keep(account.Id, chooses: !Known, stop);
        await signIn.Enter(HttpContext, account, stop);
        return LocalRedirect("/volgen?gedaan=account");
    }

    private async Task Keep(Guid person, bool chooses, CancellationToken stop)
    {
        await choice.Keep(person, Link!.Choice, stop);
        if (chooses)
            await mail.Follow(person, Link.Timing, Language.Of(Link.Language), stop);
        // Who opens a link that was mailed reads the address: whatever was refused before.
        await mail.TryAgain(person, stop);
    }
}
