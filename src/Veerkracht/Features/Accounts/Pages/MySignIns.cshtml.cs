using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Organisations;
using Veerkracht.Site;

namespace Veerkracht.Features.Accounts.Pages;

/// <summary>One's own sign-ins: the sessions that run, each of which can be ended, what was before, and what roles one got.</summary>
[For(Audience.SignedIn)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MySignInsModel(Sessions sessions, SignInHistory history, OrganisationRegistry registry, Clock clock, Texts texts)
    : PageModel
{
    public const string Href = "/mijn-aanmeldingen";

    /// <summary>What was just done, to say so: "beeindigd", "niets".</summary>
    [BindProperty(Name = "gedaan", SupportsGet = true)]
    public string? Done { get; set; }

    public Actor Actor => User.ToActor()!;
    public IReadOnlyList<Session> Running { get; private set; } = [];
    public IReadOnlyList<Session> Before { get; private set; } = [];
    public IReadOnlyList<RefusedSignIn> Refused { get; private set; } = [];
    public IReadOnlyList<RoleChange> Roles { get; private set; } = [];

    public bool IsThis(Session session) => session.Id == User.SessionId();

    public string NameOf(OrganisationId organisation) =>
        organisation.IsNone ? texts["zonder bestuur", "without an organisation"] : registry.NameOf(organisation, clock.Today);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Running = [.. (await sessions.RunningOf(Actor.PersonId, stop)).OrderByDescending(IsThis)];
        Before = [.. (await history.Of(Actor.PersonId, stop)).Where(s => !s.Runs(clock.SystemUtcNow))];
        Refused = await history.RefusedOf(Actor.PersonId, stop);
        var organisations = Actor.Elsewhere.Select(o => o.Organisation).Append(Actor.Organisation).Where(o => !o.IsNone).ToHashSet();
        Roles = await history.Roles(organisations, Actor.PersonId, stop);
    }

    /// <summary>Ends one other session, or all others.</summary>
    public async Task<IActionResult> OnPostAsync(string? sessie, CancellationToken stop)
    {
        var one = Guid.TryParse(sessie, out var id) ? id : (Guid?)null;
        if (one is null && sessie != "alle")
            return BadRequest();
        var ended = await sessions.EndOthers(Actor.PersonId, one, User.SessionId(), stop);
        return Redirect($"{Href}?gedaan={(ended > 0 ? "beeindigd" : "niets")}");
    }
}
