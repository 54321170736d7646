using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>
/// The second approver does not follow a proposed award: the money is available again, the dossier is complete again and takes back its
/// place in the order of registration.
/// </summary>
public sealed class RefuseAward(Db db, Chronicle chronicle, Ledger ledger, PlacesInOrder places, Clock clock)
{
    public Task<Outcome<Award>> Do(Actor actor, Guid awardId, string reason, CancellationToken stop = default) =>
        db.Transact<Award>(
            async () =>
            {
                await ledger.Queue(
                    from a in db.Awards
                    join d in db.Dossiers on a.DossierId equals d.Id
                    where a.Id == awardId
                    select d.Measure,
                    stop
                );
                var award = await db.Awards.FirstOrDefaultAsync(a => a.Id == awardId, stop);
                if (award is null || !actor.IsAdministration)
                    return Refusal.NotFound();
                if (!actor.Is(Role.SecondApprover))
                    return Refusal.Forbidden();
                if (CaseRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (award.State != AwardState.Proposed)
                    return CaseRefusals.AlreadyDecided;
                if (!award.MayBeDecidedBy(actor.PersonId))
                    return CaseRefusals.SecondPerson;
                var dossier = await db.Dossiers.SingleAsync(d => d.Id == award.DossierId, stop);
                var stand = await ledger.Stand(dossier.Id, stop);
                var postings = AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Available);

                var now = clock.UtcNow;
                var before = new { dossier.State, reserved = award.Amount.ToString() };
                award.Decide(AwardState.Refused, actor.PersonId, now, reason.Trim());
                dossier.Go(DossierState.Complete);
                dossier.ChangedAt = now;
                await places.TakeBack(dossier.Id, stop);
                var act = chronicle.Record(
                    actor,
                    ActKinds.RefuseAward,
                    dossier.Subject(),
                    reason,
                    new { award = award.Id },
                    before,
                    new { dossier.State }
                );
                await ledger.Book(act, postings, stop);
                return award;
            },
            stop
        );
}
