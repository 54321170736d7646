using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;

namespace Veerkracht.Features.Editing;

/// <summary>Closes a consultation: no more comments. It stays to be read, and comments can still be answered.</summary>
public sealed class CloseConsultation(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new("close-consultation", new("Raadpleging gesloten", "Consultation closed"))
        {
            By = ActBy.Manager,
            Touches = ActTouches.None,
            TellsNobody = "who was asked was told the last day when it was opened",
            Words = new("a consultation that was not closed", "no more comments; answers still", "nothing"),
        };

    public Task<Outcome<Consultation>> Do(Actor actor, Guid consultationId, CancellationToken stop = default) =>
        acts.Run<OnDraft<Consultation>, Consultation>(
            Kind,
            actor,
            new ConsultationTarget(consultationId),
            null,
            act => Close(act, stop),
            stop
        );

    private async Task<Outcome<Consultation>> Close(ActScope<OnDraft<Consultation>> act, CancellationToken stop)
    {
        var (consultation, draft) = act.Subject;
        consultation.Close(act.Actor.PersonId, act.At);
        act.Evidence = new { consultation = consultation.Id, draft = draft.Id };
        act.Before = new { until = consultation.Until };
        act.After = new { comments = await db.ConsultationComments.CountAsync(c => c.ConsultationId == consultation.Id, stop) };
        return consultation;
    }

    internal static readonly Refusal Closed = new(
        "consultation-closed",
        new LocalText("Deze raadpleging is gesloten.", "This consultation is closed.")
    );
}
