using Microsoft.EntityFrameworkCore;
using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Editing;

/// <summary>Opens a draft to local governments and their association until a day. All that have people here are told.</summary>
public sealed class OpenConsultation(ActFrame acts, Db db, Clock clock, DraftChecks checks) : IAct
{
    public const int MaxQuestion = 2000;

    private static readonly Role[] Consulted = [Role.Officer, Role.FinanceDirector, Role.Mayor, Role.Association];

    public static ActKind Kind { get; } =
        new("open-consultation", new("Raadpleging geopend", "Consultation opened"))
        {
            By = ActBy.Manager,
            Reason = Reasoning.Optional,
            ReasonRule = new("vraag", new("Hoogstens 2000 tekens.", "At most 2000 characters."))
            {
                Code = "too-long",
                Longest = MaxQuestion,
            },
            Touches = ActTouches.None,
            Tells =
            [
                new Telling(
                    Reader.Consulted,
                    new("Raadpleging: {title}", "Consultation: {title}"),
                    new(
                        "U kunt deze oproep lezen en er opmerkingen bij maken tot en met {until}.",
                        "You can read this call and comment on it until {until}."
                    )
                )
                {
                    When = new("elk bestuur en elke vereniging", "each government and association"),
                    Lands = "/raadpleging/{consultation}",
                },
            ],
            Words = new(
                "a draft of a call that is being written and can be read",
                "local governments and their association read it and comment until a day; they are told",
                "nothing"
            ),
        };

    /// <param name="until">The last day, by the calendar of Brussels.</param>
    /// <param name="question">What is asked of the reader; may be empty.</param>
    public Task<Outcome<Consultation>> Do(
        Actor actor,
        Guid draftId,
        LocalDate? until,
        string? question,
        CancellationToken stop = default
    ) => acts.Run<CallDraft, Consultation>(Kind, actor, new CallDraftTarget(draftId), question, act => Open(act, until, stop), stop);

    private async Task<Outcome<Consultation>> Open(ActScope<CallDraft> act, LocalDate? until, CancellationToken stop)
    {
        var draft = act.Subject;
        if (until is not { } day || day < clock.Today)
            return DayNeeded;
        if (checks.Of(draft).Call is not { } call)
            return HasFaults;
        var open = await db.Consultations.Where(c => c.DraftId == draft.Id && c.ClosedAt == null).ToListAsync(stop);
        if (open.Any(c => c.TakesComments(clock.Now)))
            return OpenAlready;

        var consultation = new Consultation
        {
            Id = Guid.CreateVersion7(act.At),
            DraftId = draft.Id,
            Question = act.Reason ?? "",
            SourceAtOpening = draft.Source,
            OpenedBy = act.Actor.PersonId,
            OpenedAt = act.At,
            Until = day.ToDateOnly(),
        };
        db.Consultations.Add(consultation);
        act.About = new(call.Measure, call.Slug);
        act.Evidence = new { consultation = consultation.Id, draft = draft.Id };
        act.After = new { until = consultation.Until };
        await Tell(act, consultation, call, day, stop);
        return consultation;
    }

    private async Task Tell(ActScope<CallDraft> act, Consultation consultation, CallDefinition call, LocalDate day, CancellationToken stop)
    {
        var organisations = await db
            .Mandates.Where(m => Consulted.Contains(m.Role))
            .Select(m => m.Organisation)
            .Distinct()
            .ToListAsync(stop);
        act.Say("title", call.Title.WithEnglish());
        act.Say("until", new(DateText.Long(day, Language.Nl), DateText.Long(day, Language.En)));
        act.Say("consultation", new($"{consultation.Id}"));
        foreach (var organisation in organisations.Where(o => !o.IsNone))
            act.Tell(Kind.Tells[0], organisation);
    }

    private static readonly Refusal DayNeeded = new(
        "day-needed",
        new LocalText(
            "Kies de laatste dag van de raadpleging: vandaag of later.",
            "Choose the last day of the consultation: today or later."
        ),
        RefusalKind.Invalid,
        "tot"
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
