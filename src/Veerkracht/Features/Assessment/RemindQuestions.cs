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
public sealed class RemindQuestions(Db db, Kept kept, Notifier notifier, Clock clock) : ITells
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
            var dossier = await db.Dossiers.AsTracking().Include(d => d.Steps).SingleAsync(d => d.Id == question.DossierId, stop);
            if (question.Answer is not null || question.DueOn is not { } due || dossier.HasEnded())
            {
                question.RemindAt = null;
                continue;
            }
            var end = AnswerTerm.End(due);
            var isOver = end <= clock.UtcNow;
            Tell(question, dossier, due, isOver);
            question.RemindAt = isOver ? null : end;
            if (isOver && !dossier.IsOpenedAgain && dossier.Awaits == Desk.Applicant && !await OthersOpen(question, stop))
                dossier.Await(Desk.ProgrammeManager);
        }
        return questions.Count;
    }

    private Task<bool> OthersOpen(Question question, CancellationToken stop) =>
        db.OpenQuestionsOf(question.DossierId, clock.UtcNow).AnyAsync(q => q.Id != question.Id, stop);

    private void Tell(Question question, Dossier dossier, DateOnly due, bool isOver)
    {
        var day = DateText.Long(LocalDate.FromDateOnly(due));
        var values = new Dictionary<string, LocalText> { ["until"] = day };
        void Told(Telling telling, string once) =>
            notifier.Tell(telling, dossier.Subject, dossier.Told, dossier.Organisation, values, once: $"question:{question.Id:n}:{once}");
        if (!isOver)
        {
            Told(Near, "soon");
            return;
        }
        Told(Over, "over");
        Told(WithoutAnswer, "over:agency");
    }

    private const string Place = "/dossiers/{dossier}#vragen";

    private static readonly Telling Near = Tellings.ToApplicant(
        "Nog te beantwoorden: {number}",
        "Still to be answered: {number}",
        "{name}. Een vraag van het agentschap wacht op uw antwoord tot en met {until}.",
        "{name}. A question of the agency waits for your answer until {until}."
    ) with
    {
        MayNotBeRefused = true,
        Lands = Place,
    };

    private static readonly Telling Over = Tellings.ToApplicant(
        "Geen antwoord gekregen: {number}",
        "No answer received: {number}",
        "{name}. Op een vraag van het agentschap kon u antwoorden tot en met {until}. U kunt dat nog doen, maar het agentschap kan "
            + "intussen verder zonder uw antwoord.",
        "{name}. A question of the agency could be answered until {until}. You still can, but the agency may go on meanwhile without "
            + "your answer."
    ) with
    {
        Lands = Place,
    };

    private static readonly Telling WithoutAnswer = Tellings.ToHandlers(
        "Geen antwoord: {number}",
        "No answer: {number}",
        "{name}. {government} antwoordde niet op uw vraag. De termijn liep tot en met {until}; u kunt verder zonder antwoord.",
        "{name}. {government} did not answer your question. The term ran until {until}; you can go on without an answer."
    ) with
    {
        Lands = Place,
    };

    public static IReadOnlyList<TellingOf> Tells { get; } =
    [
        new("question-term-near", new("De termijn van een vraag nadert", "The term of a question comes near"), Near),
        new("question-term-over", new("De termijn van een vraag is voorbij", "The term of a question has passed"), Over, WithoutAnswer),
    ];
}
