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
        // A step without windows is always open: for the other classes it stays so.
        var windows = (step.Windows.Count == 0 ? [None([])] : step.Windows).ToList();
        if (For.Classes.Count == 0)
        {
            // Of a step that opens again each class has several windows; the change is about one of them.
            var about = windows
                .SelectMany(w => w.Classes.DefaultIfEmpty(""))
                .Distinct()
                .Select(c => StepWindows.Of(windows, c))
                .Select(of => of[StepWindows.About(of, Opens, Closes)])
                .ToHashSet(ReferenceEqualityComparer.Instance);
            return [.. windows.Select(w => about.Contains(w) ? Moved(w, decision) : w)];
        }
        foreach (var classes in For.Classes.Distinct().GroupBy(c => Which(windows, c)).ToList())
        {
            var own = classes.ToHashSet();
            var its = StepWindows.Of(windows, classes.First());
            if (its.Count == 0)
            {
                windows.Add(Moved(None(own), decision));
                continue;
            }
            var about = its[StepWindows.About(its, Opens, Closes)];
            foreach (var window in its)
            {
                var at = windows.FindIndex(w => ReferenceEquals(w, window));
                var changed = ReferenceEquals(window, about) ? Moved(window, decision) : window;
                if (window.Classes.Count > 0 && window.Classes.IsSubsetOf(own))
                    windows[at] = changed;
                else
                {
                    if (window.Classes.Count > 0)
                        windows[at] = window with { Classes = window.Classes.Except(own).ToHashSet() };
                    windows.Insert(at + 1, changed with { Classes = own });
                }
            }
        }
        return windows;
    }

    /// <summary>Which windows a class has, by their places.</summary>
    private static string Which(List<Window> windows, string applicantClass) =>
        string.Join(',', StepWindows.Of(windows, applicantClass).Select(own => windows.FindIndex(w => ReferenceEquals(w, own))));

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
                        && IsAboutTheSame(call.Step(Step), e)
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

    /// <summary>Whether other days for one organisation are about the window that this moves.</summary>
    private bool IsAboutTheSame(Step step, ScopedException exception)
    {
        var windows = StepWindows.Of(step.Windows, exception.For.Organisations.Select(o => o.Class).FirstOrDefault() ?? "");
        return windows.Count < 2
            || StepWindows.About(windows, exception.What.Opens, exception.What.Closes) == StepWindows.About(windows, Opens, Closes);
    }

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
