using NodaTime;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Core.Calls.Adjustments;

/// <summary>
/// Other days for a step, in Brussels wall time; what is null stays. For all or for classes it rewrites the windows and keeps the earlier
/// deadline; a class without a window of its own gets one. For a list of organisations it is an exception beside the windows.
/// </summary>
public sealed record WindowAdjustment(string Step, Scope For, LocalDateTime? Opens, LocalDateTime? Closes) : Adjustment
{
    public override CallDefinition Apply(CallDefinition call, Decision decision)
    {
        if (call.Steps.FirstOrDefault(s => s.Id == Step) is not { } step)
            return call;
        return For.Organisations.Count > 0
            ? WithExceptions(call, decision)
            : KeepLonger(call.WithStep(Step, s => s with { Windows = Windows(step, decision) }));
    }

    public override Adjustment Identified(Func<string, OrganisationId> who) => this with { For = For.Identified(who) };

    private IReadOnlyList<Window> Windows(Step step, Decision decision)
    {
        if (For.Classes.Count == 0)
            return step.Windows.Count == 0 ? [Moved(None([]), decision)] : [.. step.Windows.Select(w => Moved(w, decision))];
        // A step without windows is always open: for the other classes it stays so.
        var windows = (step.Windows.Count == 0 ? [None([])] : step.Windows).ToList();
        foreach (var classes in For.Classes.Distinct().GroupBy(c => CallCalendar.WindowFor(step with { Windows = windows }, c)).ToList())
        {
            var own = classes.ToHashSet();
            if (classes.Key is not { } window)
            {
                windows.Add(Moved(None(own), decision));
                continue;
            }
            var at = windows.IndexOf(window);
            if (window.Classes.Count > 0 && window.Classes.IsSubsetOf(own))
                windows[at] = Moved(window, decision);
            else
            {
                if (window.Classes.Count > 0)
                    windows[at] = window with { Classes = window.Classes.Except(own).ToHashSet() };
                windows.Insert(at + 1, Moved(window with { Classes = own }, decision));
            }
        }
        return windows;
    }

    private static Window None(IReadOnlySet<string> classes) => new(classes, null, null, []);

    private static Window None(string[] classes) => None(classes.ToHashSet());

    private Window Moved(Window window, Decision decision) =>
        window with
        {
            Opens = Opens ?? window.Opens,
            Closes = Closes ?? window.Closes,
            Moved =
                Closes is { } to && window.Closes is { } from && from != to
                    ? [.. window.Moved, new MovedDeadline(from, to, decision.On, decision.Reason)]
                    : window.Moved,
        };

    /// <summary>Who was promised longer keeps it; who had an exception is not left behind by what all others get.</summary>
    private CallDefinition KeepLonger(CallDefinition call) =>
        call with
        {
            Decided = call.Decided with
            {
                Exceptions =
                [
                    .. call.Decided.Exceptions.Select(e =>
                        e.What.Step == Step
                        && e.What.Closes < Closes
                        && (For.IsAll || e.For.Organisations.Any(o => For.Classes.Contains(o.Class)))
                            ? e with
                            {
                                What = e.What with { Closes = Closes },
                            }
                            : e
                    ),
                ],
            },
        };

    private CallDefinition WithExceptions(CallDefinition call, Decision decision)
    {
        var exceptions = call.Decided.Exceptions.ToList();
        foreach (var organisation in For.Organisations)
        {
            var before = exceptions.FirstOrDefault(e =>
                e.What.Step == Step && !e.What.Skipped && e.For.Organisations.Any(o => o.Id == organisation.Id)
            );
            if (before is not null)
                exceptions.Remove(before);
            exceptions.Add(
                new(
                    Scope.Of(organisation),
                    new WindowException(
                        Step,
                        Opens ?? before?.What.Opens,
                        Closes ?? before?.What.Closes,
                        new(
                            $"een eigen termijn voor {organisation.Name}: {decision.Reason.Nl}",
                            $"a deadline of its own for {organisation.Name}: {decision.Reason.In(Texts.Language.En)}"
                        )
                    )
                )
            );
        }
        return call with { Decided = call.Decided with { Exceptions = exceptions } };
    }
}
