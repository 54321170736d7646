using Microsoft.AspNetCore.Mvc;
using Veerkracht.Features.Applications.Pages;

namespace Veerkracht.Features.Payments.Batches.Pages;

/// <summary>The file of a released batch, to be carried to the bank: the same bytes each time.</summary>
[For(Audience.Paying)]
public sealed class BatchFilePageModel(BatchFiles files) : DossierPage
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) =>
        await files.Find(Actor, id, stop) is { } shown && Actor.MaySeePayments(shown.Batch.Measure) && BatchFiles.Written(shown) is { } file
            ? File(file, "application/xml", BatchFiles.NameOf(shown.Batch))
            : NotFound();
}
