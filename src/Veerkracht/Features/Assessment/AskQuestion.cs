using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Assessment;

/// <summary>The agency asks the applicant something. The text stays with the dossier; the history refers to it.</summary>
public sealed class AskQuestion(ActFrame acts, Db db, Clock clock, QuestionFiles files) : IDossierAct
{
    public static ActKind Kind { get; } =
        new DossierActKind("ask-question", new("Vraag gesteld", "Question asked"))
        {
            By = ActBy.Handler,
            Text = new("text", new("Schrijf uw vraag.", "Write your question.")),
            From = [DossierState.Registered, DossierState.Complete, DossierState.Awarded],
            WaitsForDecision = true,
            Touches = ActTouches.None,
            Tells =
            [
                Tellings.Decided(
                    "Een vraag over {number}",
                    "A question about {number}",
                    "{name}. Het agentschap stelt u een vraag. Uw dossier wacht op uw antwoord.",
                    "{name}. The agency asks you a question. Your dossier waits for your answer."
                ) with
                {
                    Lands = "/dossiers/{dossier}#vragen",
                },
            ],
            Words = new("registered, complete or awarded", "a question to the applicant", "nothing"),
        };

    public static IReadOnlyList<DossierForm> Forms { get; } =
    [
        new(
            "ask-question",
            new("Stel een vraag aan de aanvrager", "Ask the applicant a question"),
            new("Stel de vraag", "Ask the question"),
            _ => true
        )
        {
            IsAside = true,
            OverMany = new("Stel dezelfde vraag", "Ask the same question"),
            Boxes =
            [
                ActBox.Reason(
                    "Uw vraag",
                    "Your question",
                    new("De aanvrager ziet de vraag meteen.", "The applicant sees the question at once."),
                    "text"
                ),
                new(AnswerTerm.Field, ActBoxKind.Day, new("Antwoord tot en met", "Answer until"))
                {
                    Optional = true,
                    Hint = new(
                        "Leeg is geen termijn. Een dag in het weekend of een feestdag wordt de eerste werkdag daarna.",
                        "Empty is no term. A day in a weekend or a holiday becomes the first working day after it."
                    ),
                },
                new("files", ActBoxKind.Files, new("Bestanden bij uw vraag", "Files with your question")) { Optional = true },
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["text"], input[AnswerTerm.Field], input.Files<ReceivedFile>("files"), stop).AsResult();

    public Task<Outcome<Question>> Do(Actor actor, Guid dossierId, string text, CancellationToken stop = default) =>
        Do(actor, dossierId, text, null, [], stop);

    /// <param name="due">Day until which an answer is waited for, as typed; empty where there is no term.</param>
    public async Task<Outcome<Question>> Do(
        Actor actor,
        Guid dossierId,
        string text,
        string? due,
        IReadOnlyList<ReceivedFile> sent,
        CancellationToken stop = default
    )
    {
        var (term, coming) = (AnswerTerm.Read(due, clock.Today), await files.LookAt(dossierId, sent, "files", stop));
        return await acts.Run<Dossier, Question>(
            Kind,
            actor,
            new DossierTarget(dossierId),
            text,
            // Not before the frame has said who may: what is wrong with a file of a stranger is nobody's business.
            async act =>
                term.Done && coming.Done
                    ? await Ask(act, term.Value?.ToDateOnly(), coming.Value, stop)
                    : Outcome<Question>.Refused([.. term.Refusals, .. coming.Refusals]),
            stop
        );
    }

    private async Task<Outcome<Question>> Ask(ActScope<Dossier> act, DateOnly? due, QuestionFiles.Coming coming, CancellationToken stop)
    {
        var (dossier, text) = (act.Subject, act.Reason!);
        // Posted twice is asked once.
        if (await db.Questions.FirstOrDefaultAsync(q => q.DossierId == dossier.Id && q.Answer == null && q.Text == text, stop) is { } asked)
            return act.Nothing(asked);
        var question = new Question
        {
            Id = Guid.CreateVersion7(act.At),
            DossierId = dossier.Id,
            Text = text,
            AskedBy = act.Actor.PersonId,
            AskedAt = act.At,
            DueOn = due,
            RemindAt = due is { } day ? AnswerTerm.Reminder(day, act.At) : null,
        };
        db.Questions.Add(question);
        var added = await coming.Add(act.Actor.Organisation, act.Actor, question.Id, stop);
        dossier.Await(Desk.Applicant);
        act.Evidence = new
        {
            question = question.Id,
            due,
            files = QuestionFiles.Named(added),
        };
        return question;
    }
}
