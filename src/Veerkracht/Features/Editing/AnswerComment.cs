using Veerkracht.Core.Texts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Editing;

/// <summary>
/// Staff answer a comment, and say whether they follow it. Who made it is told; everybody in the consultation can read it.
/// </summary>
public sealed class AnswerComment(ActFrame acts, Notifier notifier) : IAct
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

    private Outcome<ConsultationComment> Answer(ActScope<OnDraft<ConsultationComment>> act, CommentVerdict? verdict)
    {
        if (verdict is not { } follows)
            return VerdictNeeded;
        var (comment, draft) = act.Subject;
        act.Evidence = new { comment = comment.Id, consultation = comment.ConsultationId };
        act.Before = comment.Answer is null ? null : new { comment.Verdict, comment.Answer };
        comment.Reply(follows, act.Reason!, act.Actor.PersonId, act.At);
        act.After = new { comment.Verdict, comment.Answer };
        Tell(comment, draft, follows);
        return comment;
    }

    private void Tell(ConsultationComment comment, CallDraft draft, CommentVerdict follows)
    {
        var word = Word(follows);
        notifier.Tell(
            new(comment.Organisation, Call: draft.Slug),
            new LocalText("Antwoord op uw opmerking", "Answer to your comment"),
            new LocalText(
                $"{draft.Title.Nl}, over “{comment.About.Nl}”: {word.Nl.ToLowerInvariant()}. {comment.Answer}",
                $"{draft.Title.In(Language.En)}, on “{comment.About.In(Language.En)}”: "
                    + $"{word.In(Language.En).ToLowerInvariant()}. {comment.Answer}"
            ),
            $"/raadpleging/{comment.ConsultationId}#{CallParts.IdOf(comment.Anchor)}"
        );
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
