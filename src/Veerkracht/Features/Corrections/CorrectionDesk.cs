using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;

namespace Veerkracht.Features.Corrections;

/// <summary>Where a dossier goes when a correction was decided: to the desk it came from, unless something happened meanwhile.</summary>
public sealed class CorrectionDesk(Db db)
{
    /// <param name="dossier">With its steps.</param>
    public async Task GiveBack(Dossier dossier, Correction correction, CancellationToken stop)
    {
        var happened =
            dossier.Steps.Any(s => s.SentAt > correction.ProposedAt)
            || await db.Questions.AnyAsync(q => q.DossierId == dossier.Id && q.AnsweredAt > correction.ProposedAt, stop);
        dossier.Await(
            dossier.State switch
            {
                DossierState.Closed or DossierState.Rejected or DossierState.Withdrawn => Desk.Nobody,
                _ when happened => Desk.ProgrammeManager,
                _ => correction.ReturnTo,
            }
        );
    }
}
