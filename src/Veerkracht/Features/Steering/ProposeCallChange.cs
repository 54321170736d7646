using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Steering;

/// <summary>The programme manager proposes to change a call. Nothing changes until a second person confirms.</summary>
public sealed class ProposeCallChange(Db db, Chronicle chronicle, Clock clock, CallChangeKinds kinds)
{
    /// <param name="payload">JSON, by kind.</param>
    public Task<Outcome<CallChange>> Do(
        Actor actor,
        string call,
        string kind,
        string payload,
        string reason,
        CancellationToken stop = default
    ) =>
        db.Transact<CallChange>(
            async () =>
            {
                if (!actor.IsAdministration || kinds.Find(kind) is not { } found)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (CallChangeRefusals.Reason(reason) is { } refusal)
                    return refusal;
                var preview = await found.Preview(call, payload, stop);
                if (!preview.Done)
                    return Outcome<CallChange>.Refused(preview.Refusals);
                var change = new CallChange
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    Call = call,
                    Measure = preview.Value.Measure,
                    Kind = kind,
                    Payload = preview.Value.Payload ?? payload,
                    WhatNl = preview.Value.What.Nl,
                    WhatEn = preview.Value.What.In(Core.Texts.Language.En),
                    Reason = reason.Trim(),
                    ProposedBy = actor.PersonId,
                    ProposedAt = clock.UtcNow,
                };
                db.CallChanges.Add(change);
                if (await found.Proposed(change, stop) is { } cannot)
                    return cannot;
                chronicle.Record(
                    actor,
                    ActKinds.ProposeCallChange,
                    new(change.Measure, call),
                    reason,
                    new { change = change.Id },
                    after: new { kind, what = change.WhatNl }
                );
                return change;
            },
            stop
        );
}
