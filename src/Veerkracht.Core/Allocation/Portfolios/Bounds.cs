namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>What can still be gained after each stage at most, with the money that is free and the limit of the group.</summary>
internal sealed class Bounds
{
    private readonly Line[] _all;
    private readonly Line[] _own;
    private readonly Line[] _later;
    private readonly long[] _keptLater;

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
            own.AddRange(Line.Of(stages[at]).Select(p => p with { IsOwn = true }));
        }
    }

    /// <param name="free">What is neither spent nor kept for a group.</param>
    /// <param name="room">What the group may still have.</param>
    public long After(int at, long free, long room)
    {
        var money = free + _keptLater[at];
        var (gain, own) = _all[at].At(money);
        // More than the group may have: then it has just that, and the others the rest.
        return own <= room ? gain : _own[at].At(room).Gain + _later[at].At(money - room).Gain;
    }
}
