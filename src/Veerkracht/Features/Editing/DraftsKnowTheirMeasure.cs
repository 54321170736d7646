using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Drafts from before their measure was kept beside the text: it is read from there, also where the text has faults, so that those who
/// wrote them still see them. A draft that names no measure belongs to no agency and is seen by nobody.
/// </summary>
internal sealed partial class DraftsKnowTheirMeasure : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        var drafts = db.CallDrafts.Where(d => d.Measure == "");
        // No more columns than these: later migrations changed others.
        foreach (var draft in await drafts.Select(d => new { d.Id, d.Source }).ToListAsync(stop))
        {
            var measure = Measure().Match(draft.Source).Groups[1].Value;
            await db.CallDrafts.Where(d => d.Id == draft.Id).ExecuteUpdateAsync(d => d.SetProperty(x => x.Measure, measure), stop);
        }
    }

    [GeneratedRegex("""^measure:\s*["']?([a-z0-9-]{1,80})""", RegexOptions.Multiline)]
    private static partial Regex Measure();
}
