using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>A registered application is declared complete, so that it can be decided on.</summary>
public sealed class CheckCompleteness(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("check-completeness", new("Volledig verklaard", "Declared complete"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Optional,
            From = [DossierState.Registered],
            WaitsForDecision = true,
            Words = new("registered", "complete", "nothing"),
        };

    public Task<Outcome<Dossier>> Do(Actor actor, Guid dossierId, string? remark = null, CancellationToken stop = default) =>
        acts.Run<Dossier, Dossier>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            remark,
            async act =>
            {
                var dossier = act.Subject;
                if (await db.Questions.AnyAsync(q => q.DossierId == dossierId && q.Answer == null, stop))
                    return CaseRefusals.QuestionsOpen;
                act.Before = new { dossier.State };
                dossier.Go(DossierState.Complete);
                act.After = new { dossier.State };
                return dossier;
            },
            stop
        );
}
