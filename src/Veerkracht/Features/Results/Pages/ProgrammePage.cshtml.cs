using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Programmes;
using Veerkracht.Features.Journal;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Results.Pages;

/// <summary>A programme: its axes and measures, and where the money of each stands in the journal.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ProgrammePageModel(ProgrammeCatalogue programmes, ProgrammeMoney money) : PageModel
{
    private StandOfMoney _stand = null!;

    public ProgrammeDefinition Programme { get; private set; } = null!;

    public MeasureMoney Of(Measure measure) => _stand.Of(measure);

    public MeasureMoney Of(Axis axis) => _stand.Of(Programme, axis);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken stop)
    {
        // Without a name: the programme, as long as there is one.
        if (slug is null)
            return programmes.All.Count > 0 ? RedirectToPage(new { programmes.All[0].Slug }) : NotFound();
        if (programmes.Find(slug) is not { } programme)
            return NotFound();
        Programme = programme;
        _stand = await money.Now(stop);
        return Page();
    }
}
