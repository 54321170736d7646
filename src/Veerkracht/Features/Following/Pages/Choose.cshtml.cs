using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Following;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Following.Pages;

/// <summary>
/// Follows one thing, or no longer. Its forms stand on pages that are the same for all and so carry no token; instead it looks from where
/// a browser says that it was sent. Opened as a page it asks whether one wants to.
/// </summary>
[For(Audience.Everybody)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ChooseModel(Follows follows) : PageModel
{
    [BindProperty(Name = "soort", SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(Name = "sleutel", SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>Where it was asked; only an address on this site.</summary>
    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Null where nothing can be called so.</summary>
    public Followed? One =>
        FollowKinds.Of(Kind) is { } kind && Key is not null && new Followed(kind, Key) is { IsWritable: true } one ? one : null;
    public FollowedThing? Thing { get; private set; }
    public bool Follows { get; private set; }
    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (Kind is null && Key is null)
            return LocalRedirect("/volgen");
        if (!await Load(stop))
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? doe, CancellationToken stop)
    {
        if (!SameSite.IsFrom(Request))
            return Told(FollowRefusals.Elsewhere, StatusCodes.Status403Forbidden);
        if (One is not { } one)
            return Told(FollowRefusals.Unknown, StatusCodes.Status404NotFound);
        if (doe == "stop")
            await follows.Remove(HttpContext, one, stop);
        else if (await follows.Add(HttpContext, one, stop) is { Done: false, Refusals: [var refusal, ..] })
        {
            await Load(stop);
            return Told(refusal, refusal.Kind == RefusalKind.NotFound ? 404 : StatusCodes.Status409Conflict);
        }
        return LocalRedirect(LocalAddress.Of(Back, "/volgen"));
    }

    private PageResult Told(Refusal refusal, int status)
    {
        (Refused, Response.StatusCode) = (refusal, status);
        return Page();
    }

    private async Task<bool> Load(CancellationToken stop)
    {
        if (One is not { } one || await follows.Find(one, stop) is not { } thing)
            return false;
        (Thing, Follows) = (thing, (await follows.Of(HttpContext)).Has(one));
        return true;
    }
}
