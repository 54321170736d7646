using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Veerkracht.Core.Calls;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>What is still possible after a deadline passed.</summary>
[For(Audience.Applicant)]
public sealed class DeadlinePageModel(StepServices services, Applicants applicants) : StepPage(services)
{
    public LocalDateTime Now => Services.Clock.BrusselsNow;
    public IReadOnlyList<CallDefinition> OpenCalls { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        if (!Step.IsBeingWritten)
            return Redirect($"{Address}/ontvangst");
        if (Status.IsOpen)
            return Redirect($"{Address}/controle");
        var today = Services.Clock.Today;
        if (applicants.Find(Dossier.Organisation, today) is { } organisation)
            OpenCalls =
            [
                .. Services.Calls.Shown.Where(c =>
                    c.Slug != Call.Slug
                    && Services.Availability.ForStart(c, organisation, applicants.MayApply(c, organisation, today)).IsOpen
                ),
            ];
        return Page();
    }
}
