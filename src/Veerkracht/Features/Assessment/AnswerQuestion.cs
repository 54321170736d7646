using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Assessment;

/// <summary>An officer or signer of the applicant answers a question, once.</summary>
public sealed class AnswerQuestion(Db db, Chronicle chronicle, Clock clock)
{
    private static readonly Refusal Answered = new(
        "already-answered",
        new("Deze vraag is al beantwoord.", "This question was answered already.")
    );

    public Task<Outcome<Question>> Do(Actor actor, Guid questionId, string answer, CancellationToken stop = default) =>
        db.Transact<Question>(
            async () =>
            {
                var question = await db.Questions.FirstOrDefaultAsync(q => q.Id == questionId, stop);
                var dossier = question is null ? null : await db.Dossiers.FirstOrDefaultAsync(d => d.Id == question.DossierId, stop);
                if (question is null || dossier is null || !actor.MaySee(dossier))
                    return Refusal.NotFound();
                if (!actor.IsLocal || actor.Organisation != dossier.Organisation)
                    return Refusal.Forbidden();
                if (question.Answer is not null)
                    return Answered;
                if (CaseRefusals.Text(answer, "answer", new("Schrijf uw antwoord.", "Write your answer.")) is { } refusal)
                    return refusal;

                var now = clock.UtcNow;
                (question.Answer, question.AnsweredBy, question.AnsweredAt) = (answer.Trim(), actor.PersonId, now);
                var othersOpen = await db.Questions.AnyAsync(
                    q => q.DossierId == dossier.Id && q.Id != question.Id && q.Answer == null,
                    stop
                );
                // A proposal that lies with the second approver stays there.
                if (!othersOpen && dossier.Awaits == Desk.Applicant)
                    dossier.Await(Desk.ProgrammeManager);
                dossier.ChangedAt = now;
                chronicle.Record(actor, ActKinds.AnswerQuestion, dossier.Subject(), evidence: new { question = question.Id });
                return question;
            },
            stop
        );
}
