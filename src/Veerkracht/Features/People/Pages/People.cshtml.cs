using Microsoft.AspNetCore.Mvc;

namespace Veerkracht.Features.People.Pages;

/// <summary>The people of the organisation of the reader, with their roles, and the invitations that wait.</summary>
[For(Audience.Keeping)]
public sealed class PeopleModel(PeopleServices services, WithdrawInvitation withdraw) : PeoplePage(services)
{
    /// <summary>What was just done, to say so: "ingetrokken".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<OrganisationPerson> People { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];
    public IEnumerable<OrganisationPerson> Working => People.Where(p => p.Now.Count > 0);
    public IEnumerable<OrganisationPerson> Gone => People.Where(p => p.Now.Count == 0);

    public bool IsExpired(Invitation invitation) => !invitation.Waits(Services.Clock.SystemUtcNow);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Offers(WithdrawInvitation.Kind))
            return Forbid();
        await Load(stop);
        return Page();
    }

    [Does(typeof(WithdrawInvitation), NamesSubject = true)]
    public async Task<IActionResult> OnPostWithdrawAsync(Guid uitnodiging, CancellationToken stop)
    {
        var withdrawn = await withdraw.Do(Actor, uitnodiging, stop);
        if (withdrawn.Done)
            return Redirect($"{PeopleAccess.Href}?gedaan=ingetrokken");
        if (!Offers(WithdrawInvitation.Kind))
            return Forbid();
        await Load(stop);
        return Refused(withdrawn.Refusals);
    }

    private async Task Load(CancellationToken stop) =>
        (People, Invitations) = (
            await Services.People.Of(Actor.Organisation, stop),
            await Services.People.Invitations(Actor.Organisation, stop)
        );
}
