using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Assessment;

/// <summary>The programme manager declares that a registered application is complete, so that it can be decided on.</summary>
public sealed class CheckCompleteness(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Dossier>> Do(Actor actor, Guid dossierId, string? remark = null, CancellationToken stop = default) =>
        db.Transact<Dossier>(
            async () =>
            {
                var dossier = await db.Dossiers.FirstOrDefaultAsync(d => d.Id == dossierId, stop);
                if (dossier is null || !actor.MaySee(dossier))
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (dossier.State != DossierState.Registered)
                    return CaseRefusals.WrongState(dossier);
                if (dossier.Awaits == Desk.SecondApprover)
                    return CaseRefusals.DecisionPending;
                if (await db.Questions.AnyAsync(q => q.DossierId == dossierId && q.Answer == null, stop))
                    return CaseRefusals.QuestionsOpen;

                var before = new { dossier.State };
                dossier.Go(DossierState.Complete);
                dossier.ChangedAt = clock.UtcNow;
                chronicle.Record(actor, ActKinds.CheckCompleteness, dossier.Subject(), remark, null, before, new { dossier.State });
                return dossier;
            },
            stop
        );
}
