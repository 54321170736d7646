using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Reference;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Applications;

/// <summary>Which steps of a dossier are open now: the windows of the call, and what happened with the dossier.</summary>
public sealed class StepAvailability(Clock clock)
{
    private const string Awarded = "awarded";

    /// <param name="dossier">With its steps.</param>
    public StepStatus Of(CallDefinition call, Dossier dossier, string stepId) => Of(call, dossier, stepId, clock.Now);

    /// <summary>
    /// When a step can be sent, each window in UTC: those that were, are and will be, as far as days are known. None where the step waits
    /// for something that did not happen, or is not asked. From is null where it is open since something that has no day here, such as a
    /// payment: who looks after each act saw it then.
    /// </summary>
    /// <param name="dossier">With its steps.</param>
    public IEnumerable<(DateTime? From, DateTime? Until)> Windows(CallDefinition call, Dossier dossier, string stepId)
    {
        var step = call.Step(stepId);
        // Nobody could do it before it was there to be done.
        DateTime? first =
            step.Opens.Any(m => m != Awarded) ? null
            : step.Kind == StepKind.Application ? dossier.StartedAt
            : dossier.AwardedAt ?? dossier.StartedAt;
        Instant? next = clock.Now;
        while (next is { } at)
        {
            var status = Of(call, dossier, stepId, at);
            if (
                status.State is not (Core.Calls.StepState.Open or Core.Calls.StepState.NotYet or Core.Calls.StepState.Closed)
                || status is { State: Core.Calls.StepState.NotYet, Opens: null }
            )
                yield break;
            var opens = status.Opens is { } day ? BrusselsTime.Opening(day).ToDateTimeUtc() : (DateTime?)null;
            var closes = status.Closes is { } last ? BrusselsTime.Closing(last) : (Instant?)null;
            yield return (opens > (first ?? clock.UtcNow) ? opens : first, closes?.ToDateTimeUtc());
            next = status.Again is not null && closes > at ? closes : null;
        }
    }

    private static StepStatus Of(CallDefinition call, Dossier dossier, string stepId, Instant now)
    {
        // Who started may send: eligibility was established at the start and stays on the record.
        var status = CallCalendar.StatusOf(
            call,
            stepId,
            dossier.Class,
            Verdict.Yes,
            now,
            Milestones(dossier),
            call.Decided.ExceptionsOf(dossier.Class, dossier.Organisation),
            new Joined(At(dossier.RegisteredAt), At(dossier.AwardedAt))
        );
        return Phases.Closed(call, dossier, stepId) is { } why
            ? status with
            {
                State = Core.Calls.StepState.NotEligible,
                Reason = why,
            }
            : status;
    }

    private static Instant? At(DateTime? utc) =>
        utc is { } time ? Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)) : null;

    /// <summary>How the first step of a call stands for an organisation that has no dossier yet.</summary>
    public StepStatus ForStart(CallDefinition call, Organisation organisation, Verdict eligible) =>
        CallCalendar.StatusOf(
            call,
            First(call).Id,
            organisation.Class,
            eligible,
            clock.Now,
            new HashSet<string>(),
            call.Decided.ExceptionsOf(organisation.Class, organisation.Id)
        );

    public static Step First(CallDefinition call) => call.Steps.First(s => s.Kind == StepKind.Application);

    /// <summary>"awarded", "submitted:STEP", "selected:STEP", "approved:STEP" and "paid:STEP", as far as they happened.</summary>
    public static IReadOnlySet<string> Milestones(Dossier dossier)
    {
        var reached = new HashSet<string>();
        if (dossier.State is DossierState.Awarded or DossierState.Closed)
            reached.Add(Awarded);
        foreach (var step in dossier.Steps)
        {
            if (step.State != StepState.Draft)
                reached.Add($"submitted:{step.StepId}");
            if (step.State == StepState.Selected)
                reached.Add($"selected:{step.StepId}");
            if (step.State == StepState.Settled)
                reached.UnionWith([$"approved:{step.StepId}", $"paid:{step.StepId}"]);
        }
        return reached;
    }

    /// <summary>The time that is left, or null where there is no end.</summary>
    public Duration? Left(StepStatus status) => status.Closes is { } closes ? BrusselsTime.Left(closes, clock.Now) : null;
}
