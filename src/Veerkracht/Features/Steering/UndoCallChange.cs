using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>Takes back a change that is in force, where its kind allows. The second approver does it: it is a decision like the one it undoes.</summary>
public sealed class UndoCallChange(Db db, Chronicle chronicle, Clock clock, CallCatalogue calls, CallChangeKinds kinds)
{
    public async Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string reason, CancellationToken stop = default)
    {
        var outcome = await db.Transact<CallChange>(
            async () =>
            {
                if (!actor.IsAdministration || await db.CallChanges.FirstOrDefaultAsync(c => c.Id == changeId, stop) is not { } change)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (CallChangeRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (change.State != CallChangeState.InForce)
                    return CallChangeRefusals.NotInForce;
                var kind = kinds.Of(change);
                if (!kind.CanBeUndone)
                    return CallChangeRefusals.CannotBeUndone;
                var touched = await kind.TouchedByUndo(change, stop);
                change.Undo(actor.PersonId, clock.UtcNow, reason.Trim());
                var act = chronicle.Record(
                    actor,
                    ActKinds.UndoCallChange,
                    new(change.Measure, change.Call),
                    reason,
                    new { change = change.Id },
                    new { state = CallChangeState.InForce, what = change.WhatNl },
                    new { change.State, change.Kind }
                );
                if (await kind.Undo(actor, change, act, stop) is { } cannot)
                    return cannot;
                kinds.Tell(
                    change,
                    CallWords.Titled(calls, change.Call, "Wijziging ongedaan gemaakt", "Change undone"),
                    new LocalText(
                        $"Dit geldt niet meer: “{change.WhatNl.TrimEnd('.')}”.",
                        $"This no longer counts: “{change.WhatEn.TrimEnd('.')}”."
                    ),
                    change.UndoReason!,
                    touched
                );
                return change;
            },
            stop
        );
        if (outcome.Done)
            await calls.Refresh(stop);
        return outcome;
    }
}
