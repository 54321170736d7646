using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Pages;

/// <summary>What a draft changes, in words: beside the version that it goes on from, and since its consultation opened.</summary>
[For(Audience.Steering)]
public sealed class DifferencePageModel(DraftServices services) : DraftPage(services)
{
    public CallDefinition? Against { get; private set; }
    public CallDefinition? Call { get; private set; }
    public IReadOnlyList<LocalText> Changes { get; private set; } = [];
    public IReadOnlyList<LocalText>? SinceConsultation { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await Load(stop))
            return NotFound();
        Against = DraftDifference.Base(Draft, Services.Calls);
        Call = CallReader.Read(Draft.Source, Draft.Slug + ".yaml").Definition;
        if (Call is null)
            return Page();
        if (Against is not null)
            Changes = DraftDifference.Between(Against.Source, Draft.Source);
        var opened = await Services
            .Db.Consultations.AsNoTracking()
            .Where(c => c.DraftId == DraftId)
            .OrderByDescending(c => c.OpenedAt)
            .Select(c => c.SourceAtOpening)
            .FirstOrDefaultAsync(stop);
        if (opened is not null)
            SinceConsultation = DraftDifference.Between(opened, Draft.Source);
        return Page();
    }
}
