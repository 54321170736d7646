using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Site.Watching;

namespace Veerkracht.Features.Operations.Pages;

/// <summary>How the site itself stands, for the administrator of an agency.</summary>
[For(Audience.Operating)]
[Authorize(Policy = AccountsDoor.SignedIn)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class OperationsModel(Instruments instruments, SignInHistory history) : PageModel
{
    public IReadOnlyList<IGrouping<Panel, Gauge>> Panels { get; private set; } = [];
    public int Wrong { get; private set; }

    /// <summary>Also those without an account, newest first.</summary>
    public IReadOnlyList<ListedRefusal> Refused { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!User.ToActor()!.Operates)
            return Forbid();
        var readings = await instruments.Read(stop);
        Wrong = readings.Count(r => r.Condition == Condition.Wrong);
        Panels = [.. readings.GroupBy(r => r.Panel).OrderBy(g => g.Key)];
        Refused = await history.Refused(stop);
        return Page();
    }

    public LocalText Heading(Panel panel) =>
        panel switch
        {
            Panel.Process => new("Het programma dat draait", "The program that runs"),
            Panel.Storage => new("Databank en schijf", "Database and disk"),
            Panel.Money => new("Geld", "Money"),
            Panel.Mail => new("Mail", "Mail"),
            _ => new("Bestanden", "Files"),
        };
}
