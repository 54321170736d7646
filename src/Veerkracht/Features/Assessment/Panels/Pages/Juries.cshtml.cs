using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;
using Veerkracht.Site;

namespace Veerkracht.Features.Assessment.Panels.Pages;

/// <summary>What an assessor has to score; and the panels of who manages them.</summary>
[For(Audience.Managing | Audience.Assessing)]
public sealed class JuriesModel(PanelDesk desk, CallCatalogue calls, Clock clock, Texts L) : DossierPage
{
    public IReadOnlyList<OwnReading> Own { get; private set; } = [];
    public IReadOnlyList<PhaseWithPanel> Managed { get; private set; } = [];
    public bool Assesses => Actor.Is(Role.Jury);
    public bool Manages => Actor.Is(Role.ProgrammeManager);
    public int ToDo => Own.Count(r => r is { Given: false, Interest: null } && !IsOver(r.Panel));

    public bool IsOver(Panel panel) => clock.Today.ToDateOnly() > panel.DueOn;

    public string TitleOf(Panel panel) => L[calls.TitleOf(panel.Call) ?? new LocalText(panel.Call)];

    public string Day(DateOnly day) => L[PanelWordsOfSite.Day(day)];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Assesses && !Manages)
            return Forbid();
        Own = Assesses ? await desk.Own(Actor, stop) : [];
        Managed = Manages ? await desk.Managed(Actor, stop) : [];
        return Page();
    }
}
