using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications.Again;

/// <summary>Files that came into a revision and into nothing that was sent go with it when it is dropped.</summary>
public sealed partial class RevisionFiles(Db db)
{
    /// <summary>In the transaction that drops it, before the step forgets its answers.</summary>
    /// <param name="dossier">With its steps.</param>
    public async Task Drop(Dossier dossier, DossierStep step, CancellationToken stop = default)
    {
        var mine = Ids(step.Answers);
        var earlier = await db.SentVersions.Where(v => v.DossierId == dossier.Id).Select(v => v.Sent).ToListAsync(stop);
        var kept = dossier
            .Steps.SelectMany(s => new[] { s.Sent, s.Corrected, s == step ? null : s.Answers })
            .Concat(earlier)
            .OfType<string>()
            .SelectMany(Ids)
            .ToHashSet();
        mine.ExceptWith(kept);
        await db.Documents.Where(d => d.DossierId == dossier.Id && d.QuestionId == null && mine.Contains(d.Id)).ExecuteDeleteAsync(stop);
    }

    private static HashSet<Guid> Ids(string answers) => [.. Written().Matches(answers).Select(m => Guid.Parse(m.Value))];

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
