using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment;

/// <summary>The programme manager records what the jury said of the phase that was sent and is complete. Nothing changes until a second person confirms.</summary>
public sealed class ProposeSelection(Db db, CallCatalogue calls, Chronicle chronicle, Clock clock)
{
    public static readonly Refusal NoJury = new(
        "no-jury",
        new(
            "In deze stap kiest geen jury. Stel een toekenning of een afwijzing voor.",
            "No jury selects in this step. Propose an award or a rejection."
        )
    );

    /// <param name="selected">True: on to the next phase. False: the dossier will be rejected with this reason.</param>
    public Task<Outcome<Selection>> Do(Actor actor, Guid dossierId, bool selected, string reason, CancellationToken stop = default) =>
        db.Transact<Selection>(
            async () =>
            {
                if (await db.FindDossier(actor, dossierId, stop) is not { } dossier)
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (ActRefusals.Reason(reason) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return DossierRefusals.DecisionPending;
                if (dossier.State != DossierState.Complete)
                    return DossierRefusals.WrongState(dossier);
                if (Phases.ForJury(calls.Get(dossier.Call, dossier.CallVersion), dossier) is not { } phase)
                    return NoJury;
                if (await db.Questions.AnyAsync(q => q.DossierId == dossierId && q.Answer == null, stop))
                    return CaseRefusals.QuestionsOpen;

                var now = clock.UtcNow;
                var selection = new Selection
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    StepId = phase.Id,
                    Selected = selected,
                    Reason = reason.Trim(),
                    ProposedBy = actor.PersonId,
                    ProposedAt = now,
                };
                db.Selections.Add(selection);
                dossier.Await(Desk.SecondApprover);
                dossier.ChangedAt = now;
                chronicle.Record(
                    actor,
                    ActKinds.ProposeSelection,
                    dossier.Subject,
                    reason,
                    new { selection = selection.Id, step = phase.Id },
                    after: new { selected }
                );
                return selection;
            },
            stop
        );
}
