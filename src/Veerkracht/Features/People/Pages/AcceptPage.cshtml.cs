using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Site;
using Veerkracht.Site.Limits;

namespace Veerkracht.Features.People.Pages;

/// <summary>Where the link of an invitation leads: what is offered, and for who is signed in the button that accepts it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[For(Audience.Everybody)]
[Limited(RateKind.SignIn, Reads = true)]
public sealed class AcceptPageModel(Db db, Clock clock, Actors actors, AcceptInvitation accept, Texts L) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public Actor? Actor => User.ToActor();

    /// <summary>Null where it no longer counts, or never did.</summary>
    public Invitation? Invitation { get; private set; }
    public string? InvitedBy { get; private set; }
    public Refusal? Refusal { get; private set; }
    public string SignInHref => $"/aanmelden?terug={Uri.EscapeDataString($"/uitnodiging/{Code}")}";
    public string Role =>
        Invitation!.LimitCents is { } cents
            ? $"{L[RoleWords.Of(Invitation.Role)]} ({L["tot", "up to"]} {Core.Amounts.Numerals.WriteEuro(new(cents), L.Language)})"
            : L[RoleWords.Of(Invitation.Role)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await Load(stop);
        return Page();
    }

    [Does(typeof(AcceptInvitation))]
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Actor is not { } actor)
            return Redirect(SignInHref);
        var accepted = await accept.Do(actor, Code, stop);
        if (!accepted.Done)
        {
            Refusal = accepted.Refusals[0];
            await Load(stop);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }
        // From now on the person acts for who invited.
        if (await actors.Find(actor.PersonId, accepted.Value.Organisation, stop) is { } now)
            await HttpContext.SignInAsync(now.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return Redirect("/werkbank");
    }

    private async Task Load(CancellationToken stop)
    {
        var hash = People.Invitation.Hash(Code);
        var found = await db.Set<Invitation>().AsNoTracking().FirstOrDefaultAsync(i => i.CodeSha256 == hash, stop);
        if (found?.Waits(clock.SystemUtcNow) != true)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        Invitation = found;
        if (Actor is { } actor)
            Refusal ??= await accept.Cannot(actor, found, stop);
        InvitedBy = await db.People.Where(p => p.Id == found.InvitedBy).Select(p => p.Name).FirstOrDefaultAsync(stop);
    }
}
