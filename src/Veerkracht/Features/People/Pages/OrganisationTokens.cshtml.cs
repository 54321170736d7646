using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People.Pages;

/// <summary>The tokens of everybody of the organisation, for who manages its people; any of them can be ended, none is seen.</summary>
[For(Audience.Keeping)]
public sealed class OrganisationTokensModel(PeopleServices services, Tokens tokens) : PeoplePage(services)
{
    public const string Href = PeopleAccess.Href + "/tokens";

    /// <summary>What was just done, to say so: "beeindigd".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<ListedToken> All { get; private set; } = [];

    public bool IsLive(ListedToken token) => token.Token.IsLive(Services.Clock.SystemUtcNow);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MayManagePeople())
            return Forbid();
        await Load(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken stop)
    {
        if (!Actor.MayManagePeople())
            return Forbid();
        if (await tokens.End(token ?? "", Actor.Organisation, null, Actor.PersonId, stop))
            return Redirect($"{Href}?gedaan=beeindigd");
        await Load(stop);
        return Refused([MakeToken.Gone]);
    }

    private async Task Load(CancellationToken stop) => All = await tokens.Of(Actor.Organisation, null, stop);
}
