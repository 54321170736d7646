using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Places;

/// <summary>Writes down the places of what was sent before they were kept.</summary>
public sealed class IndexPlaces : IUpgrade
{
    private const int Batch = 500;

    public string Migration => "Places";

    public async Task Run(Db db, CancellationToken stop)
    {
        var after = Guid.Empty;
        while (true)
        {
            var rows = await db.Set<DossierStep>()
                .Where(s => s.Sent != null && s.Id > after)
                .OrderBy(s => s.Id)
                .Take(Batch)
                .Select(s => new
                {
                    s.Id,
                    s.DossierId,
                    s.StepId,
                    Answers = (s.Corrected ?? s.Sent)!,
                })
                .ToListAsync(stop);
            if (rows.Count == 0)
                return;
            foreach (var row in rows.Where(r => r.Answers.Contains("\"coordinates\"", StringComparison.Ordinal)))
            {
                foreach (var statement in RecordPlaces.Statements(row.DossierId, row.StepId, AnswersJson.Read(row.Answers)))
                    await db.Run(statement, stop);
            }
            after = rows[^1].Id;
        }
    }
}
