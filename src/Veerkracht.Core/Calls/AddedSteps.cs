namespace Veerkracht.Core.Calls;

/// <summary>
/// Steps that were added to a call after a dossier was sent: they open for every dossier that qualifies, on its own version.
/// </summary>
public static class AddedSteps
{
    /// <summary>
    /// The call as a dossier runs it: the steps, rules and texts of its own version, and behind them the steps that only the newest version
    /// has. Whether one opens is decided as for any step, by what it waits for and its windows.
    /// </summary>
    public static CallDefinition For(CallDefinition own, CallDefinition newest)
    {
        var known = own.Steps.Select(s => s.Id).ToHashSet();
        var added = newest.Steps.Where(s => s.Kind != StepKind.Application && !known.Contains(s.Id)).ToList();
        return added.Count == 0
            ? own
            : own with
            {
                Steps = [.. own.Steps, .. added],
                Indicators =
                [
                    .. own.Indicators.Select(i =>
                        newest.Indicators.FirstOrDefault(n => n.Id == i.Id) is { } now ? i with { ByStep = With(i, now, added) } : i
                    ),
                    .. newest
                        .Indicators.Where(n => own.Indicators.All(i => i.Id != n.Id))
                        .Select(n => n with { ByStep = With(null, n, added) }),
                ],
            };
    }

    private static Dictionary<string, Expressions.Expression> With(Indicator? own, Indicator now, List<Step> added)
    {
        var byStep = own?.ByStep.ToDictionary() ?? [];
        foreach (var step in added)
            if (now.ByStep.TryGetValue(step.Id, out var value))
                byStep[step.Id] = value;
        return byStep;
    }
}
