using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing;

/// <summary>Who sees drafts of calls: the administration but its jury. The programme manager writes; second approver and auditor read.</summary>
public static class DraftAccess
{
    public static bool MaySeeDrafts(this Actor actor) =>
        actor.Is(Role.ProgrammeManager) || actor.Is(Role.SecondApprover) || actor.Is(Role.Auditor);

    public static bool MayWriteCalls(this Actor actor) => actor.Is(Role.ProgrammeManager);

    /// <summary>A draft that is being changed, or null where it is not there for this actor.</summary>
    public static async Task<CallDraft?> FindDraft(this Db db, Actor actor, Guid id, CancellationToken stop = default) =>
        actor.MaySeeDrafts() ? await db.CallDrafts.FirstOrDefaultAsync(d => d.Id == id, stop) : null;

    /// <summary>The proposal to publish a draft that waits for a decision, or null.</summary>
    public static async Task<CallChange?> ProposalOf(this Db db, Guid draft, CancellationToken stop = default)
    {
        var named = draft.ToString();
        return await db
            .CallChanges.AsNoTracking()
            .FirstOrDefaultAsync(
                c => c.Kind == PublishDraft.Word && c.State == CallChangeState.Proposed && c.Payload.Contains(named),
                stop
            );
    }
}
