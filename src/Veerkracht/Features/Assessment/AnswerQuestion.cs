using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Assessment;

/// <summary>An officer or signer of the applicant answers a question, once.</summary>
public sealed class AnswerQuestion(ActFrame acts, Db db, QuestionFiles files) : IAct
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
        Do(actor, questionId, answer, [], stop);

    public async Task<Outcome<Question>> Do(
        Actor actor,
        Guid questionId,
        string answer,
        IReadOnlyList<ReceivedFile> sent,
        CancellationToken stop = default
    )
    {
        var dossier = await db.Questions.Where(q => q.Id == questionId).Select(q => q.DossierId).FirstOrDefaultAsync(stop);
        var coming = await files.LookAt(dossier, sent, "files", stop);
        return await acts.Run<AskedQuestion, Question>(
            Kind,
            actor,
            new QuestionTarget(questionId),
            answer,
            async act => coming.Done ? await Answer(act, coming.Value, stop) : Outcome<Question>.Refused(coming.Refusals),
            stop
        );
    }

    private async Task<Outcome<Question>> Answer(ActScope<AskedQuestion> act, QuestionFiles.Coming coming, CancellationToken stop)
    {
        var (dossier, question) = act.Subject;
        (question.Answer, question.AnsweredBy, question.AnsweredAt) = (act.Reason, act.Actor.PersonId, act.At);
        question.RemindAt = null;
        var added = await coming.Add(dossier.Organisation, act.Actor, question.Id, stop);
        var othersOpen = await db.OpenQuestionsOf(dossier.Id, act.At).AnyAsync(q => q.Id != question.Id, stop);
        // A proposal that lies with the second approver stays there.
        if (!othersOpen && !dossier.IsOpenedAgain && dossier.Awaits == Desk.Applicant)
            dossier.Await(Desk.ProgrammeManager);
        act.Evidence = new { question = question.Id, files = QuestionFiles.Named(added) };
        return question;
    }
}
