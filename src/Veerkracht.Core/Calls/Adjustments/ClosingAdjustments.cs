using NodaTime;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>No more applications after this moment (Brussels wall time), in no window and for nobody.</summary>
public sealed record CloseAdjustment(LocalDateTime At) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision)
    {
        var applications = call.Steps.Where(s => s.Kind == StepKind.Application).Select(s => s.Id).ToHashSet();
        var closed = call with
        {
            Steps = [.. call.Steps.Select(s => applications.Contains(s.Id) ? s with { Windows = Windows(s, decision) } : s)],
        };
        return closed with
        {
            Decided = closed.Decided with
            {
                Exceptions =
                [
                    .. closed.Decided.Exceptions.Select(e =>
                        applications.Contains(e.What.Step) && e.What.Closes > At ? e with { What = e.What with { Closes = At } } : e
                    ),
                ],
            },
        };
    }

    private IReadOnlyList<Window> Windows(Step step, Decision decision) =>
        step.Windows.Count == 0
            ? [new Window(new HashSet<string>(), null, At, [])]
            :
            [
                .. step
                    .Windows.Where(w => !OpensAgainLater(step, w))
                    .Select(w =>
                        w.Closes is { } closes && closes <= At
                            ? w
                            : w with
                            {
                                Closes = At,
                                Moved = w.Closes is { } from
                                    ? [.. w.Moved, new MovedDeadline(from, At, decision.On, decision.Reason)]
                                    : w.Moved,
                            }
                    ),
            ];

    /// <summary>A window that has not begun, of a step that was open before: it does not open again.</summary>
    private bool OpensAgainLater(Step step, Window window) =>
        window.Opens >= At && step.Windows.Any(w => w.Classes.SetEquals(window.Classes) && w.Opens < window.Opens);
}

/// <summary>The first application opens for all at a moment; with a new end, where one is given.</summary>
public sealed record OpenRoundAdjustment(LocalDateTime At, LocalDateTime? Closes) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call.Steps.FirstOrDefault(s => s.Kind == StepKind.Application) is { } first
            ? new WindowAdjustment(first.Id, Scope.All, At, Closes).Apply(call, decision)
            : call;
}

/// <summary>The call ends: nobody can start or send an application any more.</summary>
public sealed record WithdrawAdjustment : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call with
        {
            Decided = call.Decided with
            {
                Withdrawn = new LocalText(
                    $"Deze oproep is ingetrokken op {DateText.Long(decision.On, Language.Nl)}",
                    $"This call was withdrawn on {DateText.Long(decision.On, Language.En)}"
                ),
            },
        };
}

/// <summary>Takes a call out of the sight of the public and of applicants, or puts it back.</summary>
public sealed record VisibilityAdjustment(bool Hidden) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision) =>
        call with
        {
            Decided = call.Decided with { Hidden = Hidden },
        };
}
