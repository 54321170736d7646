using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The second approver does not follow a proposed change: the call stays as it is.</summary>
public sealed class RefuseCallChange(Db db, Chronicle chronicle, Clock clock, CallChangeKinds kinds)
{
    public Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string reason, CancellationToken stop = default) =>
        db.Transact<CallChange>(
            async () =>
            {
                if (!actor.IsAdministration || await db.CallChanges.FirstOrDefaultAsync(c => c.Id == changeId, stop) is not { } change)
                    return Refusal.NotFound();
                if ((CallChangeRefusals.Decision(actor, change) ?? CallChangeRefusals.Reason(reason)) is { } refusal)
                    return refusal;
                change.Decide(CallChangeState.Refused, actor.PersonId, clock.UtcNow, reason.Trim());
                await kinds.Of(change).Refused(change, stop);
                chronicle.Record(
                    actor,
                    ActKinds.RefuseCallChange,
                    new(change.Measure, change.Call),
                    reason,
                    new { change = change.Id },
                    new { state = CallChangeState.Proposed },
                    new
                    {
                        change.State,
                        change.Kind,
                        what = change.WhatNl,
                    }
                );
                return change;
            },
            stop
        );
}
