using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.History;
using Veerkracht.Features.Journal;

namespace Veerkracht.Features.Awards;

/// <summary>The second approver, another person than who proposed it, confirms an award: what was reserved is committed.</summary>
public sealed class ConfirmAward(Db db, Chronicle chronicle, Ledger ledger, Clock clock)
{
    public Task<Outcome<Award>> Do(Actor actor, Guid awardId, string? remark = null, CancellationToken stop = default) =>
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
                if (award.State != AwardState.Proposed)
                    return CaseRefusals.AlreadyDecided;
                if (!award.MayBeDecidedBy(actor.PersonId))
                    return CaseRefusals.SecondPerson;
                var dossier = await db.Dossiers.SingleAsync(d => d.Id == award.DossierId, stop);
                var stand = await ledger.Stand(dossier.Id, stop);
                var postings = AwardPostings.Of(award, dossier.Measure, stand, b => b.Reserved(dossier.Id), b => b.Committed(dossier.Id));
                if (await ledger.Cannot(postings, stop) is { } tooLittle)
                    return tooLittle;

                var now = clock.UtcNow;
                var before = new { dossier.State, awarded = dossier.Awarded?.ToString() };
                award.Decide(AwardState.Confirmed, actor.PersonId, now, remark?.Trim());
                dossier.Go(DossierState.Awarded);
                dossier.ChangedAt = now;
                var act = chronicle.Record(
                    actor,
                    ActKinds.ConfirmAward,
                    dossier.Subject(),
                    remark,
                    new { award = award.Id },
                    before,
                    new { dossier.State, awarded = stand.After(postings).Amounts.Awarded.ToString() }
                );
                await ledger.Book(act, postings, stop);
                return award;
            },
            stop
        );
}
