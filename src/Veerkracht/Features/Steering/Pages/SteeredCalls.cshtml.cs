using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering.Pages;

/// <summary>All calls with their state and the proposals that wait.</summary>
[For(Audience.Steering)]
public sealed class SteeredCallsModel(CallCatalogue calls, ChangeList changes) : DossierPage
{
    public IReadOnlyList<CallDefinition> Calls => [.. calls.InForce.Where(c => Actor.MaySteer(c.Measure))];
    public IReadOnlyList<SignedChange> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Actor.MaySteer())
            return NotFound();
        Waiting = await changes.Waiting(Actor.MeasuresAs(RolesTogether.OverCalls), stop);
        return Page();
    }

    public int WaitingOf(CallDefinition call) => Waiting.Count(w => w.Change.Call == call.Slug);
}
