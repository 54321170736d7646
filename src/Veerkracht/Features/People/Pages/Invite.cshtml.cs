using Microsoft.AspNetCore.Mvc;
using Veerkracht.Site;

namespace Veerkracht.Features.People.Pages;

/// <summary>Invites somebody. The link with its code is shown once, in the answer: it cannot be read back later.</summary>
[For(Audience.Keeping)]
public sealed class InviteModel(PeopleServices services, InvitePerson invite, SiteSettings site) : PeoplePage(services)
{
    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public TypedRole Typed { get; private set; } = TypedRole.Empty;

    /// <summary>What was just made.</summary>
    public Invited? Made { get; private set; }

    /// <summary>The whole address, to pass on.</summary>
    public string Link => (site.Address ?? $"{Request.Scheme}://{Request.Host}") + Made!.Href;

    public IActionResult OnGet() => Offers(InvitePerson.Kind) ? Page() : Forbid();

    [Does(typeof(InvitePerson))]
    public async Task<IActionResult> OnPostAsync(string? rol, string? programma, string? grens, CancellationToken stop)
    {
        if (!Offers(InvitePerson.Kind))
            return Forbid();
        Typed = new(rol, programma, grens);
        var role = Typed.Read(L.Language);
        if (!role.Done)
            return Refused(role.Refusals);
        var invited = await invite.Do(Actor, new(Name, Email, role.Value), stop);
        if (!invited.Done)
            return Refused(invited.Refusals);
        Made = invited.Value;
        return Page();
    }
}
