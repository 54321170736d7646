using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Steering;
using Veerkracht.Site;

namespace Veerkracht.Features.Awards.Rounds.Pages;

/// <summary>The decision book of a round as a PDF, in the language of the reader.</summary>
[For(Audience.Steering)]
public sealed class RoundBookPageModel(RoundFiles files, Clock clock, Texts L) : DossierPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await files.Find(Actor, id, stop) is { } found && Actor.MaySteer(found.Round.Measure)
            ? File(RoundBookPdf.Make(found, clock.UtcNow, L), "application/pdf", $"{found.Round.Call}-ronde-{found.Round.Number}.pdf")
            : NotFound();
}
