using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>An officer or signer of the applicant answers a question, once.</summary>
public sealed class AnswerQuestion(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("answer-question", new("Vraag beantwoord", "Question answered"))
        {
            By = ActBy.Applicant,
            Text = new("answer", new("Schrijf uw antwoord.", "Write your answer.")),
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.ToHandlers(
                    "Antwoord op een vraag over {number}",
                    "Answer to a question about {number}",
                    "{name}. De aanvrager antwoordde op een vraag.",
                    "{name}. The applicant answered a question."
                ) with
                {
                    Lands = "/dossiers/{dossier}#vragen",
                },
            ],
            Words = new("a question without an answer", "the answer", "nothing"),
        };

    internal static readonly Refusal Answered = new(
        "already-answered",
        new("Deze vraag is al beantwoord.", "This question was answered already.")
    );

    public Task<Outcome<Question>> Do(Actor actor, Guid questionId, string answer, CancellationToken stop = default) =>
        acts.Run<AskedQuestion, Question>(Kind, actor, new QuestionTarget(questionId), answer, act => Answer(act, stop), stop);

    private async Task<Outcome<Question>> Answer(ActScope<AskedQuestion> act, CancellationToken stop)
    {
        var (dossier, question) = act.Subject;
        (question.Answer, question.AnsweredBy, question.AnsweredAt) = (act.Reason, act.Actor.PersonId, act.At);
        var othersOpen = await db.Questions.AnyAsync(q => q.DossierId == dossier.Id && q.Id != question.Id && q.Answer == null, stop);
        // A proposal that lies with the second approver stays there.
        if (!othersOpen && dossier.Awaits == Desk.Applicant)
            dossier.Await(Desk.ProgrammeManager);
        act.Evidence = new { question = question.Id };
        return question;
    }
}
