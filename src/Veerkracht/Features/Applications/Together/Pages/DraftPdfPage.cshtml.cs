using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Applications.Together.Pages;

/// <summary>A draft as a PDF, to read together on paper; every page says that it was not sent.</summary>
[For(Audience.Applicant)]
public sealed class DraftPdfPageModel(StepServices services, OrganisationRegistry organisations) : StepPage(services)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        return File(
            DraftPdf.Make(Draft, Evaluation, Asked, Services.Clock.UtcNow, key => organisations.NameOf(key, Services.Clock.Today), L),
            "application/pdf",
            $"concept-{Dossier.Number}-{StepId}.pdf"
        );
    }
}
