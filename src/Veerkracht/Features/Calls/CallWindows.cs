using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Calls;

/// <summary>Where the calls stand now, for everybody to see: for whom one is open, and the next moment at which that changes.</summary>
public static class CallWindows
{
    private static readonly IReadOnlySet<string> NoMilestones = new HashSet<string>();

    /// <summary>The step by which one applies.</summary>
    public static Step FirstStep(CallDefinition call) => call.Steps.First(s => s.Kind == StepKind.Application);

    /// <summary>
    /// Classes of organisations that can apply now, in the order of the call. Whether a particular one may is for its own page.
    /// </summary>
    public static IReadOnlyList<string> OpenFor(CallDefinition call, Instant now) =>
        [.. call.Applicants.Where(a => StatusOf(call, a, now).IsOpen).Select(a => a.Class)];

    public static bool IsOpen(CallDefinition call, Instant now) => OpenFor(call, now).Count > 0;

    /// <summary>How the first step stands for a class of organisations.</summary>
    public static StepStatus StatusOf(CallDefinition call, ApplicantClass applicant, Instant now)
    {
        var today = BrusselsTime.At(now).Date;
        var may =
            today < applicant.From
                ? new Verdict(
                    false,
                    new(
                        $"Kan aanvragen vanaf {DateText.Long(applicant.From.Value, Language.Nl)}",
                        $"Can apply from {DateText.Long(applicant.From.Value, Language.En)} on"
                    ),
                    applicant.From
                )
            : today > applicant.Until
                ? new Verdict(
                    false,
                    new(
                        $"Kon aanvragen tot en met {DateText.Long(applicant.Until.Value, Language.Nl)}",
                        $"Could apply until {DateText.Long(applicant.Until.Value, Language.En)}"
                    )
                )
            : Verdict.Yes;
        return CallCalendar.StatusOf(
            call,
            FirstStep(call).Id,
            applicant.Class,
            may,
            now,
            NoMilestones,
            // What was decided for single organisations is for their own pages.
            call.Decided.ExceptionsOf(applicant.Class, OrganisationId.None)
        );
    }

    /// <summary>Whether no date of applying is known for anybody.</summary>
    public static bool IsUndated(CallDefinition call) => FirstStep(call).Windows is { Count: > 0 } windows && windows.All(w => w.IsUndated);

    /// <summary>Nobody can apply any more, and nothing says that it opens again.</summary>
    public static bool IsOver(CallDefinition call, Instant now) =>
        !IsOpen(call, now) && Closes(call) is { } closes && now >= BrusselsTime.Closing(closes);

    /// <summary>The first last day of whoever can apply now; null where they have none.</summary>
    public static LocalDateTime? NextClosing(CallDefinition call, Instant now) =>
        call.Applicants.Select(a => StatusOf(call, a, now)).Where(s => s.IsOpen).Min(s => s.Closes);

    /// <summary>The last deadline by which one can apply; null where there is none.</summary>
    public static LocalDateTime? Closes(CallDefinition call) => FirstStep(call).Windows.Select(w => w.Closes).Max();
}

/// <summary>Deadlines to which the demonstration's clock can be set: a minute before each, and a minute after.</summary>
internal sealed class DeadlineLeaps(CallCatalogue catalogue) : IClockLeaps
{
    public IEnumerable<ClockLeap> After(LocalDateTime now) =>
        from call in catalogue.InForce
        from closes in CallWindows.FirstStep(call).Windows.Select(w => w.Closes).OfType<LocalDateTime>().Distinct()
        where closes > now
        orderby closes
        let day = DateText.Long(closes.Date)
        from leap in new[]
        {
            new ClockLeap(
                closes.PlusDays(-1),
                new(
                    $"{call.Title.Nl}: dag voor de termijn van {day.Nl}",
                    $"{call.Title.In(Language.En)}: day before the deadline of {day.En}"
                )
            ),
            new ClockLeap(
                closes.PlusMinutes(1),
                new(
                    $"{call.Title.Nl}: net na de termijn van {day.Nl}",
                    $"{call.Title.In(Language.En)}: just after the deadline of {day.En}"
                )
            ),
        }
        where leap.To > now
        select leap;
}
