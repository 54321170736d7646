using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;

namespace Veerkracht.Features.Assessment;

/// <summary>The agency asks the applicant something. The text stays with the dossier; the history refers to it.</summary>
public sealed class AskQuestion(ActFrame acts, Db db) : IDossierAct
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
            ],
        },
    ];

    public Task<Outcome<ActResult>> DoTo(Actor actor, Guid dossierId, ActInput input, CancellationToken stop) =>
        Do(actor, dossierId, input["text"], stop).AsResult();

    public Task<Outcome<Question>> Do(Actor actor, Guid dossierId, string text, CancellationToken stop = default) =>
        acts.Run<Dossier, Question>(Kind, actor, new DossierTarget(dossierId), text, act => Ask(act, stop), stop);

    private async Task<Outcome<Question>> Ask(ActScope<Dossier> act, CancellationToken stop)
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
        };
        db.Questions.Add(question);
        dossier.Await(Desk.Applicant);
        act.Evidence = new { question = question.Id };
        return question;
    }
}
