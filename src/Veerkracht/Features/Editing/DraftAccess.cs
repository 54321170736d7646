using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Who sees drafts of calls: see <see cref="RolesTogether.OverCalls"/>, each within the measures of the mandate. The programme manager
/// writes; second approver and auditor read.
/// </summary>
public static class DraftAccess
{
    /// <summary>Anywhere: whether there is a way to it.</summary>
    public static bool MaySeeDrafts(this Actor actor) => RolesTogether.OverCalls.Any(actor.Is);

    /// <summary>Anywhere: whether a call can be begun.</summary>
    public static bool MayWriteCalls(this Actor actor) => actor.Is(Role.ProgrammeManager);

    public static bool MayWrite(this Actor actor, CallDraft draft) => actor.IsOver(Role.ProgrammeManager, draft.Measure);

    public static IQueryable<CallDraft> VisibleTo(this IQueryable<CallDraft> drafts, Actor actor)
    {
        var measures = actor.MeasuresAs(RolesTogether.OverCalls).ToList();
        return drafts.Where(d => measures.Contains(d.Measure));
    }

    /// <summary>A draft that is being changed, or null where it is not there for this actor.</summary>
    public static Task<CallDraft?> FindDraft(this Db db, Actor actor, Guid id, CancellationToken stop = default) =>
        db.CallDrafts.VisibleTo(actor).FirstOrDefaultAsync(d => d.Id == id, stop);

    /// <summary>
    /// A consultation with its draft as it was saved last: for who is consulted, and for who sees the draft. Null for all others.
    /// </summary>
    public static async Task<(Consultation Consultation, CallDraft Draft)?> FindConsultation(
        this Db db,
        Actor actor,
        Guid id,
        CancellationToken stop = default
    )
    {
        var drafts = actor.IsConsulted ? db.CallDrafts : db.CallDrafts.VisibleTo(actor);
        var found = await (
            from c in db.Consultations.AsNoTracking()
            join d in drafts.AsNoTracking() on c.DraftId equals d.Id
            where c.Id == id
            select new { c, d }
        ).FirstOrDefaultAsync(stop);
        return found is null ? null : (found.c, found.d);
    }

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
