using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Staff answer a comment, and say whether they follow it. Who made it is told; everybody in the consultation can read it.
/// </summary>
public sealed class AnswerComment(ActFrame acts) : IAct
{
    public static ActKind Kind { get; } =
        new("answer-comment", new("Opmerking beantwoord", "Comment answered"))
        {
            By = ActBy.Manager,
            Text = new("antwoord", new("Schrijf uw antwoord, in hoogstens 5000 tekens.", "Write your answer, in at most 5000 characters."))
            {
                Code = "answer-needed",
                Longest = CommentOnDraft.MaxText,
            },
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Consulted,
                    new("Antwoord op uw opmerking", "Answer to your comment"),
                    new("{title}, over “{about}”: {verdict}. {answer}", "{title}, on “{about}”: {verdict}. {answer}")
                )
                {
                    When = new("het bestuur of de vereniging die de opmerking maakte", "the government or association that commented"),
                    Lands = "/raadpleging/{consultation}#{part}",
                },
            ],
            Words = new("a comment of a consultation", "the answer, and whether it is followed; who commented is told", "nothing"),
        };

    public Task<Outcome<ConsultationComment>> Do(
        Actor actor,
        Guid commentId,
        CommentVerdict? verdict,
        string? answer,
        CancellationToken stop = default
    ) =>
        acts.Run<OnDraft<ConsultationComment>, ConsultationComment>(
            Kind,
            actor,
            new CommentTarget(commentId),
            answer,
            act => Task.FromResult(Answer(act, verdict)),
            stop
        );

    private static Outcome<ConsultationComment> Answer(ActScope<OnDraft<ConsultationComment>> act, CommentVerdict? verdict)
    {
        if (verdict is not { } follows)
            return VerdictNeeded;
        var (comment, draft) = act.Subject;
        act.Evidence = new { comment = comment.Id, consultation = comment.ConsultationId };
        act.Before = comment.Answer is null ? null : new { comment.Verdict, comment.Answer };
        comment.Reply(follows, act.Reason!, act.Actor.PersonId, act.At);
        act.After = new { comment.Verdict, comment.Answer };
        Tell(act, comment, draft, follows);
        return comment;
    }

    private static void Tell(
        ActScope<OnDraft<ConsultationComment>> act,
        ConsultationComment comment,
        CallDraft draft,
        CommentVerdict follows
    )
    {
        act.Say("title", draft.Title.WithEnglish());
        act.Say("about", comment.About.WithEnglish());
        act.Say("verdict", Word(follows).Map((word, _) => word.ToLowerInvariant()));
        act.Say("answer", new(comment.Answer!, comment.Answer));
        act.Say("consultation", new($"{comment.ConsultationId}"));
        act.Say("part", new(CallParts.IdOf(comment.Anchor)));
        act.Tell(Kind.Tells[0], comment.Organisation);
    }

    public static LocalText Word(CommentVerdict verdict) =>
        verdict switch
        {
            CommentVerdict.Followed => new("Gevolgd", "Followed"),
            CommentVerdict.Partly => new("Gedeeltelijk gevolgd", "Partly followed"),
            _ => new("Niet gevolgd", "Not followed"),
        };

    private static readonly Refusal VerdictNeeded = new(
        "verdict-needed",
        new LocalText("Kies of u de opmerking volgt.", "Choose whether you follow the comment."),
        RefusalKind.Invalid,
        "gevolg"
    );
}
