using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Data;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Applications;

/// <summary>How long applicants were at the form of a call: from the first box that was saved to the sending.</summary>
public sealed class FillingTimes(Db db) : IFillingTimes
{
    /// <summary>The latest tell enough, and a page does not read more of them with every year.</summary>
    private const int MostRead = 101;

    /// <summary>What is shorter was not filled in by a person: a program sent it.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public async Task<FillingTime?> Of(CallDefinition call, CancellationToken stop = default)
    {
        var first = CallWindows.FirstStep(call).Id;
        var sent = await (
            from step in db.DossierSteps.AsNoTracking()
            join dossier in db.Dossiers on step.DossierId equals dossier.Id
            where dossier.Call == call.Slug && step.StepId == first && step.SentAt != null && step.FieldSaves != null
            orderby step.SentAt descending
            select new { step.FieldSaves, SentAt = step.SentAt!.Value }
        )
            .Take(MostRead)
            .ToListAsync(stop);
        return FillingTime.Of([
            .. from one in sent
            let saves = FieldSaves.Read(one.FieldSaves).Values
            where saves.Any()
            let time = one.SentAt - saves.Min(s => s.At)
            where time >= Shortest
            select Duration.FromTimeSpan(time),
        ]);
    }
}
