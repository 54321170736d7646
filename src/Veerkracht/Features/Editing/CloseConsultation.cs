using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;

namespace Veerkracht.Features.Editing;

/// <summary>Closes a consultation: no more comments. It stays to be read, and comments can still be answered.</summary>
public sealed class CloseConsultation(Db db, Chronicle chronicle, Clock clock)
{
    public Task<Outcome<Consultation>> Do(Actor actor, Guid consultationId, CancellationToken stop = default) =>
        db.Transact<Consultation>(
            async () =>
            {
                if (
                    await db.Consultations.FirstOrDefaultAsync(c => c.Id == consultationId, stop) is not { } consultation
                    || await db.FindDraft(actor, consultation.DraftId, stop) is not { } draft
                )
                    return Refusal.NotFound();
                if (!actor.MayWrite(draft))
                    return Refusal.Forbidden();
                if (consultation.ClosedAt is not null)
                    return Closed;
                consultation.Close(actor.PersonId, clock.UtcNow);
                chronicle.Record(
                    actor,
                    ActKinds.CloseConsultation,
                    new(Call: draft.Slug),
                    evidence: new { consultation = consultationId, draft = draft.Id },
                    before: new { until = consultation.Until },
                    after: new { comments = await db.ConsultationComments.CountAsync(c => c.ConsultationId == consultationId, stop) }
                );
                return consultation;
            },
            stop
        );

    internal static readonly Refusal Closed = new(
        "consultation-closed",
        new LocalText("Deze raadpleging is gesloten.", "This consultation is closed.")
    );
}
