using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications.Together;

/// <summary>Marks a remark as done. Closing what is closed changes nothing.</summary>
public sealed class CloseRemark(Db db, Drafts drafts, Clock clock)
{
    public Task<Outcome<DraftRemark>> Do(Actor actor, Guid remarkId, CancellationToken stop = default) =>
        db.Transact<DraftRemark>(
            async () =>
            {
                if (await db.DraftRemarks.FirstOrDefaultAsync(r => r.Id == remarkId && r.AnswersTo == null, stop) is not { } remark)
                    return Refusal.NotFound();
                var opened = await drafts.Open(actor, remark.DossierId, remark.StepId, stop);
                if (!opened.Done)
                    return Outcome<DraftRemark>.Refused(opened.Refusals);
                if (remark.IsOpen)
                    remark.Close(actor.PersonId, clock.UtcNow);
                return remark;
            },
            stop
        );
}
