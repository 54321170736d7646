using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Editing;

/// <summary>Sets a draft aside that will not be published. It stays to be read; nothing of it was ever in force.</summary>
public sealed class DropDraft(Db db, Clock clock)
{
    public Task<Outcome<CallDraft>> Do(Actor actor, Guid draftId, CancellationToken stop = default) =>
        db.Transact<CallDraft>(
            async () =>
            {
                if (await db.FindDraft(actor, draftId, stop) is not { } draft)
                    return Refusal.NotFound();
                if (!actor.MayWrite(draft))
                    return Refusal.Forbidden();
                if (draft.State == CallDraftState.Dropped)
                    return draft;
                if (!CallDraftStates.Allows(draft.State, CallDraftState.Dropped))
                    return SaveDraft.NotWriting;
                if (db.Consultations.Any(c => c.DraftId == draftId && c.ClosedAt == null))
                    return Consulted;
                draft.Go(CallDraftState.Dropped);
                (draft.SavedBy, draft.SavedAt) = (actor.PersonId, clock.UtcNow);
                return draft;
            },
            stop
        );

    private static readonly Refusal Consulted = new(
        "consultation-open",
        new LocalText(
            "Er loopt nog een raadpleging over dit concept. Sluit die eerst.",
            "A consultation on this draft is still open. Close it first."
        )
    );
}
