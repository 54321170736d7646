using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications.Tasks;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// After something that may move deadlines: the next rounds of reminders and of tasks look at the dossiers again. Statements that read none
/// of them.
/// </summary>
public sealed class LookAgainAtDrafts(Db db, TaskLooks tasks) : IWhenClockGoesBack
{
    /// <summary>To be done in the act that changes the windows of a call.</summary>
    public async Task Of(string call, CancellationToken stop = default)
    {
        await Again(db.Dossiers.Where(d => d.Call == call), stop);
        await tasks.Of(call, stop);
    }

    /// <summary>A deadline that had passed is to come again.</summary>
    public async Task WentBack(CancellationToken stop = default)
    {
        await Again(db.Dossiers, stop);
        await tasks.OfAll(stop);
    }

    private Task Again(IQueryable<Dossier> dossiers, CancellationToken stop) =>
        db
            .DossierSteps.Where(s => (s.State == StepState.Draft || s.Revising != null) && dossiers.Any(d => d.Id == s.DossierId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindAt, DossierStep.Soon), stop);
}
