using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The second approver, another person than who proposed it, puts a change in force. Everybody whom it touches is told in the same save.</summary>
public sealed class ConfirmCallChange(Db db, Chronicle chronicle, Clock clock, CallCatalogue calls, CallChangeKinds kinds)
{
    public async Task<Outcome<CallChange>> Do(Actor actor, Guid changeId, string? remark = null, CancellationToken stop = default)
    {
        var outcome = await db.Transact<CallChange>(
            async () =>
            {
                if (!actor.IsAdministration || await db.CallChanges.FirstOrDefaultAsync(c => c.Id == changeId, stop) is not { } change)
                    return Refusal.NotFound();
                if (CallChangeRefusals.Decision(actor, change) is { } refusal)
                    return refusal;
                var kind = kinds.Of(change);
                // What was possible when it was proposed may no longer be.
                var preview = await kind.Preview(change.Call, change.Payload, stop);
                if (!preview.Done)
                    return Outcome<CallChange>.Refused(preview.Refusals);
                change.Decide(CallChangeState.InForce, actor.PersonId, clock.UtcNow, remark?.Trim());
                var act = chronicle.Record(
                    actor,
                    ActKinds.ConfirmCallChange,
                    new(change.Measure, change.Call),
                    remark,
                    new { change = change.Id },
                    new { state = CallChangeState.Proposed },
                    new
                    {
                        change.State,
                        change.Kind,
                        what = change.WhatNl,
                    }
                );
                if (await kind.Apply(actor, change, act, stop) is { } cannot)
                    return cannot;
                kinds.Tell(
                    change,
                    CallWords.Titled(calls, change.Call, "Oproep gewijzigd", "Call changed"),
                    change.What,
                    change.Reason,
                    preview.Value.Touched
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
