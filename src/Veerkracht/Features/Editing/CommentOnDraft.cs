using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Editing;

/// <summary>Says, on behalf of an organisation, what it thinks of a part of a call that is in consultation.</summary>
public sealed class CommentOnDraft(Db db, Clock clock)
{
    public const int MaxText = 5000;

    /// <param name="anchor">The part; see <see cref="CallParts"/>.</param>
    public Task<Outcome<ConsultationComment>> Do(
        Actor actor,
        Guid consultationId,
        string? anchor,
        string? text,
        CancellationToken stop = default
    ) =>
        db.Transact<ConsultationComment>(
            async () =>
            {
                if (await db.FindConsultation(actor, consultationId, stop) is not var (consultation, draft))
                    return Refusal.NotFound();
                if (!actor.IsConsulted)
                    return Refusal.Forbidden();
                if (!consultation.TakesComments(clock.Now))
                    return CloseConsultation.Closed;
                if (
                    ConsultedText.Of(consultation, draft).Call is not { } call
                    || CallParts.Of(call).FirstOrDefault(p => p.Anchor == anchor) is not { } part
                )
                    return UnknownPart;
                if (string.IsNullOrWhiteSpace(text) || text.Length > MaxText)
                    return TextNeeded;
                var comment = new ConsultationComment
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    ConsultationId = consultationId,
                    Anchor = part.Anchor,
                    About = part.Title.WithEnglish(),
                    Text = text.Trim(),
                    Organisation = actor.Organisation,
                    OrganisationName = actor.OrganisationName,
                    PersonId = actor.PersonId,
                    At = clock.UtcNow,
                };
                db.ConsultationComments.Add(comment);
                return comment;
            },
            stop
        );

    private static readonly Refusal UnknownPart = new(
        "unknown-part",
        new LocalText(
            "Dit deel staat niet meer in de oproep. Kies een ander deel, of de oproep als geheel.",
            "This part is no longer in the call. Choose another part, or the call as a whole."
        ),
        RefusalKind.Invalid,
        "deel"
    );

    private static readonly Refusal TextNeeded = new(
        "text-needed",
        new LocalText("Schrijf uw opmerking, in hoogstens 5000 tekens.", "Write your comment, in at most 5000 characters."),
        RefusalKind.Invalid,
        "tekst"
    );
}
