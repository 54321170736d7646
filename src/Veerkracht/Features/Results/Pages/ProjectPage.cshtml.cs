using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Pages;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Site;

namespace Veerkracht.Features.Results.Pages;

/// <summary>An awarded project for everybody: its money, and the answers that the form declares public.</summary>
[PublicPage]
[For(Audience.Everybody)]
public sealed class ProjectPageModel(
    PublicProjects projects,
    ProgrammeCatalogue programmes,
    OrganisationRegistry organisations,
    Clock clock,
    Texts texts
) : PageModel
{
    public PublicProject Project { get; private set; } = null!;

    public LocalText MeasureTitle => programmes.FindMeasure(Project.Call.Measure)?.Measure.Title ?? new LocalText(Project.Call.Measure);

    public IReadOnlyList<ToldAnswer> Told(PublicStep step, Section section) =>
        ToldAnswers.Of(section, step.Answers, step.Evaluation, texts, names: key => organisations.NameOf(key, clock.Today));

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken stop)
    {
        if (await projects.Find(number, stop) is not { } found)
            return NotFound();
        Project = found;
        return Page();
    }
}
