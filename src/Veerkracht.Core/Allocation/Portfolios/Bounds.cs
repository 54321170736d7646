namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>What can still be gained after each stage at most, with the money that is free and the limit of the group.</summary>
internal sealed class Bounds
{
    private readonly Line[] _all;
    private readonly Line[] _own;
    private readonly Line[] _later;
    private readonly long[] _keptLater;
    private readonly List<Line[]> _others;

    public Bounds(Problem problem)
    {
        var stages = problem.Stages;
        _all = new Line[stages.Count];
        _own = new Line[stages.Count];
        _later = new Line[stages.Count];
        _keptLater = new long[stages.Count];
        var (own, later, keptLater) = (new List<Piece>(), new List<Piece>(), 0L);
        // From the last to the first: after a stage come those of its own group, then those of groups behind it.
        for (var at = stages.Count - 1; at >= 0; at--)
        {
            if (at + 1 < stages.Count && stages[at + 1].Quota != stages[at].Quota)
            {
                later.AddRange(new Line(own).UpTo(problem.Most(stages[at + 1].Quota)).Select(p => p with { IsOwn = false }));
                keptLater += problem.Reserved(stages[at + 1].Quota);
                own.Clear();
            }
            (_all[at], _own[at], _later[at]) = (new Line([.. own, .. later]), new Line(own), new Line(later));
            _keptLater[at] = keptLater;
            own.AddRange(Line.Of(stages[at].Options).Select(p => p with { IsOwn = true }));
        }
        _others = [.. problem.Others.Select(by => Suffixes(problem, by))];
    }

    /// <param name="free">What is neither spent nor kept for a group.</param>
    /// <param name="room">What the group may still have.</param>
    public long After(int at, long free, long room)
    {
        var money = free + _keptLater[at];
        var (gain, own) = _all[at].At(money);
        // More than the group may have: then it has just that, and the others the rest.
        var most = own <= room ? gain : _own[at].At(room).Gain + _later[at].At(money - room).Gain;
        foreach (var other in _others)
            most = Math.Min(most, other[at].At(money).Gain);
        return most;
    }

    /// <summary>The most that all of it can come to within the limits of one property.</summary>
    public static long Whole(Round round, IReadOnlyList<IReadOnlyList<Option>> options, GroupKind? by)
    {
        var groups = new Dictionary<int, List<Piece>>();
        foreach (var of in options)
            Add(groups, round, of, by);
        return Limited(groups, round).At(round.Envelope.Cents).Gain;
    }

    /// <summary>After each stage, what those behind it can gain within the limits of another property, whatever was used before.</summary>
    private static Line[] Suffixes(Problem problem, GroupKind by)
    {
        var lines = new Line[problem.Stages.Count];
        var groups = new Dictionary<int, List<Piece>>();
        for (var at = lines.Length - 1; at >= 0; at--)
        {
            lines[at] = Limited(groups, problem.Round);
            Add(groups, problem.Round, problem.Stages[at].Options, by);
        }
        return lines;
    }

    private static void Add(Dictionary<int, List<Piece>> groups, Round round, IReadOnlyList<Option> options, GroupKind? by)
    {
        // Options that stand in several groups are held by none.
        var group = Problem.GroupOf(round, options, by) ?? -1;
        if (!groups.TryGetValue(group, out var pieces))
            groups.Add(group, pieces = []);
        pieces.AddRange(Line.Of(options));
    }

    private static Line Limited(Dictionary<int, List<Piece>> groups, Round round) =>
        new(groups.SelectMany(g => new Line(g.Value).UpTo(Problem.Most(round, g.Key))));
}
