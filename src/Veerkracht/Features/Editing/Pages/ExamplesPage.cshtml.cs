using Microsoft.AspNetCore.Mvc;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Organisations;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>The examples of a draft, run: which pass, and of those that do not what was expected and what came out.</summary>
[For(Audience.Steering)]
public sealed class ExamplesPageModel(DraftServices services, RightShares shares, OrganisationRegistry organisations) : DraftPage(services)
{
    public DraftCheck Check { get; private set; } = null!;
    public OrganisationRegistry Organisations => organisations;

    public IReadOnlyList<Compared> Compare(Example example) => ExampleWords.Compare(Check.Call!, example, shares);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        Check = Services.Checks.Of(Draft);
        return Page();
    }
}
