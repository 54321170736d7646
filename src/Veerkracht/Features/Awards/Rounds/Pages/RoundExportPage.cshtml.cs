using System.Text;
using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Steering;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>The file of a round: the command allocate computes from it what the page shows.</summary>
[For(Audience.Steering)]
public sealed class RoundExportPageModel(RoundFiles files) : DossierPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await files.Find(Actor, id, stop) is { } found && Actor.MaySteer(found.Round.Measure)
            ? File(Encoding.UTF8.GetBytes(found.File), "application/json", $"{found.Round.Call}-ronde-{found.Round.Number}.json")
            : NotFound();
}
