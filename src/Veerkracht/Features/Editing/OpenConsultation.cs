using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.History;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Editing;

/// <summary>Opens a draft to local governments and their association until a day. All that have people here are told.</summary>
public sealed class OpenConsultation(Db db, Chronicle chronicle, Clock clock, DraftChecks checks, Notifier notifier)
{
    public const int MaxQuestion = 2000;

    private static readonly Role[] Consulted = [Role.Officer, Role.FinanceDirector, Role.Mayor, Role.Association];

    /// <param name="until">The last day, by the calendar of Brussels.</param>
    /// <param name="question">What is asked of the reader; may be empty.</param>
    public Task<Outcome<Consultation>> Do(
        Actor actor,
        Guid draftId,
        LocalDate? until,
        string? question,
        CancellationToken stop = default
    ) =>
        db.Transact<Consultation>(
            async () =>
            {
                if (await db.FindDraft(actor, draftId, stop) is not { } draft)
                    return Refusal.NotFound();
                if (!actor.MayWrite(draft))
                    return Refusal.Forbidden();
                if (draft.State != CallDraftState.Writing)
                    return SaveDraft.NotWriting;
                if (until is not { } day || day < clock.Today)
                    return DayNeeded;
                if (question?.Length > MaxQuestion)
                    return TooLong;
                if (checks.Of(draft).Call is not { } call)
                    return HasFaults;
                var open = await db.Consultations.Where(c => c.DraftId == draftId && c.ClosedAt == null).ToListAsync(stop);
                if (open.Any(c => c.TakesComments(clock.Now)))
                    return OpenAlready;

                var consultation = new Consultation
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DraftId = draftId,
                    Question = (question ?? "").Trim(),
                    SourceAtOpening = draft.Source,
                    OpenedBy = actor.PersonId,
                    OpenedAt = clock.UtcNow,
                    Until = day.ToDateOnly(),
                };
                db.Consultations.Add(consultation);
                chronicle.Record(
                    actor,
                    ActKinds.OpenConsultation,
                    new(call.Measure, call.Slug),
                    question,
                    new { consultation = consultation.Id, draft = draftId },
                    after: new { until = consultation.Until }
                );
                var organisations = await db
                    .Mandates.Live(clock.SystemUtcNow)
                    .Where(m => Consulted.Contains(m.Role))
                    .Select(m => m.Organisation)
                    .Distinct()
                    .ToListAsync(stop);
                foreach (var organisation in organisations.Where(o => o.Length > 0))
                {
                    notifier.Tell(
                        new(organisation, Call: call.Slug),
                        new LocalText($"Raadpleging: {call.Title.Nl}", $"Consultation: {call.Title.In(Language.En)}"),
                        new LocalText(
                            $"U kunt deze oproep lezen en er opmerkingen bij maken tot en met {DateText.Long(day, Language.Nl)}.",
                            $"You can read this call and comment on it until {DateText.Long(day, Language.En)}."
                        ),
                        $"/raadpleging/{consultation.Id}"
                    );
                }
                return consultation;
            },
            stop
        );

    private static readonly Refusal DayNeeded = new(
        "day-needed",
        new LocalText(
            "Kies de laatste dag van de raadpleging: vandaag of later.",
            "Choose the last day of the consultation: today or later."
        ),
        RefusalKind.Invalid,
        "tot"
    );

    private static readonly Refusal TooLong = new(
        "too-long",
        new LocalText("Hoogstens 2000 tekens.", "At most 2000 characters."),
        RefusalKind.Invalid,
        "vraag"
    );

    private static readonly Refusal HasFaults = new(
        "draft-has-faults",
        new LocalText(
            "Dit concept heeft nog fouten en kan niet gelezen worden. Los ze eerst op.",
            "This draft still has faults and cannot be read. Mend them first."
        )
    );

    private static readonly Refusal OpenAlready = new(
        "consultation-open",
        new LocalText("Er loopt al een raadpleging over dit concept.", "A consultation on this draft is open already.")
    );
}
