using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>
/// After something that may move deadlines: the next round of reminders looks at the drafts again. One statement, which reads no draft.
/// </summary>
public sealed class LookAgainAtDrafts(Db db) : IWhenClockGoesBack
{
    /// <summary>To be done in the act that changes the windows of a call.</summary>
    public Task Of(string call, CancellationToken stop = default) => Again(db.Dossiers.Where(d => d.Call == call), stop);

    /// <summary>A deadline that had passed is to come again.</summary>
    public Task WentBack(CancellationToken stop = default) => Again(db.Dossiers, stop);

    private Task Again(IQueryable<Dossier> dossiers, CancellationToken stop) =>
        db
            .DossierSteps.Where(s => (s.State == StepState.Draft || s.Revising != null) && dossiers.Any(d => d.Id == s.DossierId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.RemindAt, DossierStep.Soon), stop);
}
