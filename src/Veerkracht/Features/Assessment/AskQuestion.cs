using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Assessment;

/// <summary>The programme manager asks the applicant something. The text stays with the dossier; the history refers to it.</summary>
public sealed class AskQuestion(Db db, Chronicle chronicle, Clock clock)
{
    private static readonly DossierState[] Possible = [DossierState.Registered, DossierState.Complete, DossierState.Awarded];

    public Task<Outcome<Question>> Do(Actor actor, Guid dossierId, string text, CancellationToken stop = default) =>
        db.Transact<Question>(
            async () =>
            {
                var dossier = await db.Dossiers.FirstOrDefaultAsync(d => d.Id == dossierId, stop);
                if (dossier is null || !actor.MaySee(dossier))
                    return Refusal.NotFound();
                if (!actor.Is(Role.ProgrammeManager))
                    return Refusal.Forbidden();
                if (CaseRefusals.Text(text, "text", new("Schrijf uw vraag.", "Write your question.")) is { } refusal)
                    return refusal;
                if (dossier.Awaits == Desk.SecondApprover)
                    return CaseRefusals.DecisionPending;
                if (!Possible.Contains(dossier.State))
                    return CaseRefusals.WrongState(dossier);

                // Posted twice is asked once.
                if (
                    await db.Questions.FirstOrDefaultAsync(
                        q => q.DossierId == dossierId && q.Answer == null && q.Text == text.Trim(),
                        stop
                    ) is
                    { } asked
                )
                    return asked;

                var now = clock.UtcNow;
                var question = new Question
                {
                    Id = Guid.CreateVersion7(now),
                    DossierId = dossier.Id,
                    Text = text.Trim(),
                    AskedBy = actor.PersonId,
                    AskedAt = now,
                };
                db.Questions.Add(question);
                dossier.Await(Desk.Applicant);
                dossier.ChangedAt = now;
                chronicle.Record(actor, ActKinds.AskQuestion, dossier.Subject(), evidence: new { question = question.Id });
                return question;
            },
            stop
        );
}
