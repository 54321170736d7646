using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People.Pages;

/// <summary>
/// Who signed in for the organisation, who was refused, and which roles changed, for who looks after its people. What somebody does for
/// another organisation stands there.
/// </summary>
[For(Audience.Keeping)]
public sealed class OrganisationSignInsModel(PeopleServices services, SignInHistory history) : PeoplePage(services)
{
    public const string Href = PeopleAccess.Href + "/aanmeldingen";

    /// <summary>The list goes on before this moment, UTC as ISO 8601.</summary>
    [BindProperty(Name = "tot", SupportsGet = true)]
    public string? Until { get; set; }

    public IReadOnlyList<ListedSession> Sessions { get; private set; } = [];
    public IReadOnlyList<ListedRefusal> NotLetIn { get; private set; } = [];
    public IReadOnlyList<RoleChange> Roles { get; private set; } = [];

    public bool Runs(ListedSession listed) => listed.Session.Runs(Services.Clock.SystemUtcNow);

    /// <summary>Null where nothing is older.</summary>
    public string? OlderHref =>
        Sessions.Count < SignInHistory.Most
            ? null
            : $"{Href}?tot={Uri.EscapeDataString(Sessions[^1].Session.StartedAt.ToString("O", CultureInfo.InvariantCulture))}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MayManagePeople())
            return Forbid();
        DateTime? before = DateTime.TryParse(
            Until,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;
        Sessions = await history.At(Actor.Organisation, before, stop);
        if (before is not null)
            return Page();
        NotLetIn = await history.RefusedAt(Actor.Organisation, Services.Clock.SystemUtcNow, stop);
        Roles = await history.Roles([Actor.Organisation], null, stop);
        return Page();
    }
}
