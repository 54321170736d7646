using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment.Opening;

/// <summary>Who is to act once nothing is open any more: the agency, where the applicant has nothing else to do.</summary>
public sealed class OpeningDesk(Db db)
{
    /// <param name="dossier">With its steps.</param>
    public async Task GiveBack(Dossier dossier, DateTime at, CancellationToken stop = default)
    {
        if (dossier.Awaits == Desk.Applicant && !dossier.IsOpenedAgain && !await db.OpenQuestionsOf(dossier.Id, at).AnyAsync(stop))
            dossier.Await(Desk.ProgrammeManager);
    }
}
