using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Editing;

/// <summary>Staff answer a comment, and say whether they follow it. Who made it is told; everybody in the consultation can read it.</summary>
public sealed class AnswerComment(Db db, Chronicle chronicle, Clock clock, Notifier notifier)
{
    public Task<Outcome<ConsultationComment>> Do(
        Actor actor,
        Guid commentId,
        CommentVerdict? verdict,
        string? answer,
        CancellationToken stop = default
    ) =>
        db.Transact<ConsultationComment>(
            async () =>
            {
                if (
                    await db.ConsultationComments.FirstOrDefaultAsync(c => c.Id == commentId, stop) is not { } comment
                    || await Draft(actor, comment, stop) is not { } draft
                )
                    return Refusal.NotFound();
                if (!actor.MayWrite(draft))
                    return Refusal.Forbidden();
                if (verdict is not { } follows)
                    return VerdictNeeded;
                if (string.IsNullOrWhiteSpace(answer) || answer.Length > CommentOnDraft.MaxText)
                    return AnswerNeeded;
                var before = comment.Answer is null ? null : new { comment.Verdict, comment.Answer };
                comment.Reply(follows, answer.Trim(), actor.PersonId, clock.UtcNow);
                chronicle.Record(
                    actor,
                    ActKinds.AnswerComment,
                    new(Call: draft.Slug),
                    evidence: new { comment = commentId, consultation = comment.ConsultationId },
                    before: before,
                    after: new { comment.Verdict, comment.Answer }
                );
                notifier.Tell(
                    new(comment.Organisation, Call: draft.Slug),
                    new LocalText("Antwoord op uw opmerking", "Answer to your comment"),
                    new LocalText(
                        $"{draft.TitleNl}, over “{comment.AboutNl}”: {Word(follows).Nl.ToLowerInvariant()}. {answer.Trim()}",
                        $"{draft.TitleEn ?? draft.TitleNl}, on “{comment.AboutEn}”: {Word(follows).In(Language.En).ToLowerInvariant()}. {answer.Trim()}"
                    ),
                    $"/raadpleging/{comment.ConsultationId}#{CallParts.IdOf(comment.Anchor)}"
                );
                return comment;
            },
            stop
        );

    private async Task<CallDraft?> Draft(Actor actor, ConsultationComment comment, CancellationToken stop) =>
        await db.FindDraft(
            actor,
            await db.Consultations.Where(c => c.Id == comment.ConsultationId).Select(c => c.DraftId).SingleAsync(stop),
            stop
        );

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

    private static readonly Refusal AnswerNeeded = new(
        "answer-needed",
        new LocalText("Schrijf uw antwoord, in hoogstens 5000 tekens.", "Write your answer, in at most 5000 characters."),
        RefusalKind.Invalid,
        "antwoord"
    );
}
