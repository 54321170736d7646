using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Funding.Rules;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

public enum StepState
{
    NotYet,
    Open,
    Closed,
    NotEligible,
    WaitsFor,
}

/// <summary>
/// How a step stands for one applicant now: the state, when it opens and closes in Brussels wall time, and why in words.
/// <see cref="Milestone"/>: what it waits for ("awarded", "paid:STEP").
/// </summary>
public sealed record StepStatus(StepState State, LocalDateTime? Opens, LocalDateTime? Closes, LocalText Reason)
{
    public string? Milestone { get; init; }
    public IReadOnlyList<MovedDeadline> Moved { get; init; } = [];

    /// <summary>For when it was announced; null: nothing was announced.</summary>
    public FuzzyPeriod? Announced { get; init; }

    /// <summary>Until when it is open, where no closing time is known.</summary>
    public OpenEnd End { get; init; }

    /// <summary>The window that comes after this one, where the step opens again; null where it does not.</summary>
    public Window? Again { get; init; }

    /// <summary>Why this applicant has other days than the rest; null where it has the same.</summary>
    public LocalText? Own { get; init; }
    public bool IsOpen => State == StepState.Open;
}

/// <summary>Another window for one applicant, decided as an act. What is null stays as in the call.</summary>
public sealed record WindowException(string Step, LocalDateTime? Opens, LocalDateTime? Closes, LocalText Reason)
{
    /// <summary>The step is not asked of this applicant: it cannot be opened and nothing waits for it.</summary>
    public bool Skipped { get; init; }
}

/// <summary>When a dossier joined its call: its first application sent, its grant awarded. Null: that did not happen yet.</summary>
public readonly record struct Joined(Instant? Sent, Instant? Awarded = null);

/// <summary>Which steps of a call are open for whom.</summary>
public static class CallCalendar
{
    /// <param name="eligible">Whether the applicant may apply; counts for applications only: a dossier that was sent goes on.</param>
    /// <param name="milestones">What happened with the dossier: "awarded", "submitted:STEP", "selected:STEP", "paid:STEP".</param>
    /// <param name="exceptions">What holds for this applicant beside the windows: <see cref="Decided.ExceptionsOf"/>.</param>
    /// <param name="joined">When the dossier joined the call; its default where nothing happened yet.</param>
    public static StepStatus StatusOf(
        CallDefinition call,
        string step,
        string applicantClass,
        Verdict eligible,
        Instant now,
        IReadOnlySet<string> milestones,
        IEnumerable<WindowException> exceptions,
        Joined joined = default
    )
    {
        var definition = call.Step(step);
        var own = exceptions.ToLookup(e => e.Skipped);
        if (own[true].LastOrDefault(e => e.Step == step) is { } skipped)
            return new StepStatus(StepState.NotEligible, null, null, skipped.Reason);
        var windows = WindowsOf(definition, applicantClass, own[false]);
        if (windows.Count == 0)
            return new StepStatus(
                StepState.NotEligible,
                null,
                null,
                new LocalText("Deze stap is er niet voor uw soort bestuur.", "This step is not there for your kind of organisation.")
            );
        if (CameTooLate(call, definition, windows, joined, now) is { } tooLate)
            return new StepStatus(StepState.NotEligible, null, null, tooLate);
        var exception = own[false].LastOrDefault(e => e.Step == step);
        var at = StepWindows.At(windows, now);
        var window = windows[at];
        var (opens, closes) = (window.Opens, window.Closes);
        if (definition.Kind == StepKind.Application && !eligible.MayApply)
            return Shown(new StepStatus(StepState.NotEligible, opens, closes, eligible.Reason), window);
        if (definition.Kind == StepKind.Application && call.Decided.Withdrawn is { } withdrawn)
            return Shown(new StepStatus(StepState.Closed, opens, closes, withdrawn), window);
        if (window.IsUndated)
            return Shown(new StepStatus(StepState.NotYet, null, null, AnnouncedFor(window.Announced!)), window);
        var waits = definition.Opens.FirstOrDefault(m => !milestones.Contains(m) && !IsNotAsked(m));
        return Shown(State(call, waits, windows, at, now, exception), window) with
        {
            Own = exception?.Reason,
            Again = at + 1 < windows.Count ? windows[at + 1] : null,
        };

        // Nothing waits for a step that is not asked of this applicant.
        bool IsNotAsked(string milestone) =>
            call.Steps.FirstOrDefault(s => milestone.EndsWith(":" + s.Id, StringComparison.Ordinal)) is { } before
            && (
                own[true].Any(e => e.Step == before.Id)
                || CameTooLate(call, before, WindowsOf(before, applicantClass, own[false]), joined, now) is not null
            );
    }

    private static IReadOnlyList<Window> WindowsOf(Step step, string applicantClass, IEnumerable<WindowException> own) =>
        StepWindows.With(StepWindows.Of(step.Windows, applicantClass), own.LastOrDefault(e => e.Step == step.Id));

    /// <summary>
    /// Why a step is not asked: it was over for good before the dossier was sent, or before its grant was awarded. Null: it is asked.
    /// </summary>
    private static LocalText? CameTooLate(CallDefinition call, Step step, IReadOnlyList<Window> windows, Joined joined, Instant now)
    {
        if (!step.SkippedWhenLate || windows.Count == 0 || windows[^1].Closes is not { } last)
            return null;
        var end = BrusselsTime.Closing(last);
        if ((joined.Sent ?? now) >= end)
            return NotApplicable(last, "voor uw dossier werd ingediend", "before your dossier was sent");
        return (joined.Awarded ?? now) >= end && WaitsForAward(call, step)
            ? NotApplicable(last, "voor uw subsidie werd toegekend", "before your grant was awarded")
            : null;
    }

    /// <summary>Whether nobody could send a step before the award: it waits for that itself, or for a step that does.</summary>
    private static bool WaitsForAward(CallDefinition call, Step step) =>
        step.Opens.Any(m =>
            m == "awarded" || call.Steps.Any(s => m.EndsWith(":" + s.Id, StringComparison.Ordinal) && WaitsForAward(call, s))
        );

    private static LocalText NotApplicable(LocalDateTime closed, string beforeNl, string beforeEn) =>
        new(
            $"Niet van toepassing: deze stap was al gesloten ({DateText.Long(closed, Language.Nl)}) {beforeNl}.",
            $"Not applicable: this step was closed already ({DateText.Long(closed, Language.En)}) {beforeEn}."
        );

    /// <summary>The first window of a class: its own, else that for all other classes. Null where there is none for it.</summary>
    public static Window? WindowFor(Step step, string applicantClass) => StepWindows.Of(step.Windows, applicantClass).FirstOrDefault();

    /// <summary>"Aangekondigd voor voorjaar 2021"; what is not known is said to be so.</summary>
    public static LocalText AnnouncedFor(FuzzyPeriod period) =>
        period.IsKnown
            ? new LocalText($"Aangekondigd voor {period.Text.Nl}", $"Announced for {period.Text.En}")
            : new LocalText("Aangekondigd; de datum is nog niet bekend", "Announced; the date is not yet known");

    private static StepStatus Shown(StepStatus status, Window window) =>
        status with
        {
            Moved = window.Moved,
            Announced = window.Announced,
            End = window.Closes is null ? window.End : OpenEnd.Unsaid,
        };

    private static StepStatus State(
        CallDefinition call,
        string? waits,
        IReadOnlyList<Window> windows,
        int at,
        Instant now,
        WindowException? exception
    )
    {
        var (opens, closes) = (windows[at].Opens, windows[at].Closes);
        if (closes is { } closed && now >= BrusselsTime.Closing(closed))
            return new StepStatus(StepState.Closed, opens, closes, Both("Gesloten sinds", "Closed since", closed));
        if (waits is not null)
            return new StepStatus(StepState.WaitsFor, opens, closes, Waits(call, waits, FirstDay(opens, now))) { Milestone = waits };
        if (opens is { } opening && now < BrusselsTime.Opening(opening))
            return new StepStatus(
                StepState.NotYet,
                opens,
                closes,
                at > 0 ? Both("Opent opnieuw op", "Opens again on", opening) : Both("Opent op", "Opens on", opening)
            );
        var reason = closes is { } end ? Both("Open tot en met", "Open until", end) : OpenWithout(windows[at].End);
        return new StepStatus(
            StepState.Open,
            opens,
            closes,
            exception is null || exception.Reason.IsEmpty ? reason : Say.Join(reason, exception.Reason)
        );
    }

    private static LocalText OpenWithout(OpenEnd end) =>
        end == OpenEnd.Unsaid
            ? new LocalText("Open, zonder einddatum", "Open, without an end date")
            : new LocalText($"Open {end.Text().Nl}", $"Open {end.Text().En}");

    private static LocalText Both(string nl, string en, LocalDateTime time) =>
        new($"{nl} {DateText.Long(time, Language.Nl)}", $"{en} {DateText.Long(time, Language.En)}");

    /// <summary>The first day of what waits for an act: that act alone does not open it. Null where it is past or not given.</summary>
    private static LocalDateTime? FirstDay(LocalDateTime? opens, Instant now) =>
        opens is { } day && now < BrusselsTime.Opening(day) ? day : null;

    private static LocalText Waits(CallDefinition call, string milestone, LocalDateTime? notBefore)
    {
        var told = WaitsFor(call, milestone);
        return notBefore is { } day
            ? new(
                $"{told.Nl}, ten vroegste op {Day(day, Language.Nl)}",
                $"{told.In(Language.En)}, on {Day(day, Language.En)} at the earliest"
            )
            : told;
    }

    /// <summary>With its hour where that is not the start of the day.</summary>
    private static string Day(LocalDateTime day, Language language) =>
        day.TimeOfDay == LocalTime.Midnight ? DateText.Long(day.Date, language) : DateText.Long(day, language);

    private static LocalText WaitsFor(CallDefinition call, string milestone)
    {
        var parts = milestone.Split(':', 2);
        var title = parts.Length > 1 ? call.Steps.FirstOrDefault(s => s.Id == parts[1])?.Title : null;
        return parts[0] switch
        {
            "awarded" => new LocalText("Gaat open na de toekenning van de subsidie", "Opens after the award of the grant"),
            "paid" => new LocalText("Gaat open na de betaling van de vorige schijf", "Opens after the payment of the instalment before"),
            "selected" => new LocalText("Gaat open als de jury uw aanvraag kiest", "Opens when the jury selects your application"),
            "approved" => new LocalText("Gaat open na de goedkeuring van de vorige stap", "Opens after the approval of the step before"),
            _ when title is { IsEmpty: false } step => new LocalText(
                $"Gaat open na het indienen van “{step.Nl}”",
                $"Opens after “{step.In(Language.En)}” is sent"
            ),
            _ => new LocalText("Gaat open na het indienen van de vorige stap", "Opens after the step before was sent"),
        };
    }
}
