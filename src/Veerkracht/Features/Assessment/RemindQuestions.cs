using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// Reminds of questions without an answer two working days before their term ends, and tells that it has passed: then the dossier waits for
/// the agency again, which can go on without the answer. Each is told once.
/// </summary>
public sealed class RemindQuestions(Db db, Kept kept, Notifier notifier, Clock clock)
{
    private const int Batch = 100;

    /// <returns>How many were told.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var told = 0;
        // Asked before anything is held: a round in which nothing is due is one look in an index.
        while (await Due().AnyAsync(stop))
        {
            var round = await db.Transact<int>(() => Round(stop), stop);
            if (!round.Done || round.Value == 0)
                return told;
            told += round.Value;
        }
        return told;
    }

    private IQueryable<Question> Due()
    {
        var now = clock.UtcNow;
        return db.Questions.Where(q => q.RemindAt <= now);
    }

    private async Task<Outcome<int>> Round(CancellationToken stop)
    {
        await kept.Hold(db, ActTouches.None, stop);
        var questions = await Due().AsTracking().OrderBy(q => q.RemindAt).Take(Batch).ToListAsync(stop);
        foreach (var question in questions)
        {
            var dossier = await db.Dossiers.AsTracking().SingleAsync(d => d.Id == question.DossierId, stop);
            if (question.Answer is not null || question.DueOn is not { } due || dossier.HasEnded())
            {
                question.RemindAt = null;
                continue;
            }
            var end = AnswerTerm.End(due);
            var isOver = end <= clock.UtcNow;
            Tell(question, dossier, due, isOver);
            question.RemindAt = isOver ? null : end;
            if (isOver && dossier.Awaits == Desk.Applicant && !await OthersOpen(question, stop))
                dossier.Await(Desk.ProgrammeManager);
        }
        return questions.Count;
    }

    private Task<bool> OthersOpen(Question question, CancellationToken stop) =>
        db.OpenQuestionsOf(question.DossierId, clock.UtcNow).AnyAsync(q => q.Id != question.Id, stop);

    private void Tell(Question question, Dossier dossier, DateOnly due, bool isOver)
    {
        string Day(Language language) => DateText.Long(LocalDate.FromDateOnly(due), language);
        var (nl, en) = (Day(Language.Nl), Day(Language.En));
        notifier.Tell(
            new Addressee(dossier.Organisation, Call: dossier.Call, DossierId: dossier.Id),
            isOver
                ? new LocalText($"Geen antwoord gekregen: {dossier.Number}", $"No answer received: {dossier.Number}")
                : new LocalText($"Nog te beantwoorden: {dossier.Number}", $"Still to be answered: {dossier.Number}"),
            isOver
                ? new LocalText(
                    $"Op een vraag van het agentschap kon u antwoorden tot en met {nl}. U kunt dat nog doen, maar het agentschap kan "
                        + "intussen verder zonder uw antwoord.",
                    $"A question of the agency could be answered until {en}. You still can, but the agency may go on meanwhile "
                        + "without your answer."
                )
                : new LocalText(
                    $"Een vraag van het agentschap wacht op uw antwoord tot en met {nl}.",
                    $"A question of the agency waits for your answer until {en}."
                ),
            $"/dossiers/{dossier.Id}#vragen",
            $"question:{question.Id:n}:{(isOver ? "over" : "soon")}"
        );
    }
}
