using System.Numerics;
using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>
/// Goes through the stages with all half-made choices that can still become the best, and drops a choice where another has gained more, has
/// spent and tied no more and used no more of the limits: whatever follows, that one ends better. The result does not depend on time,
/// threads or chance.
/// </summary>
internal sealed class Search(Problem problem, int followed)
{
    private Choice _best = new() { Chosen = new ulong[(problem.Items.Count + 63) / 64] };
    private long _dropped = -1;

    public Portfolio Run()
    {
        var limits = new Limits(problem);
        var bounds = new Bounds(problem);
        List<Choice> choices =
        [
            new()
            {
                Chosen = _best.Chosen,
                Tied = Enumerable.Range(0, problem.Round.Quotas.Count).Where(IsFirst).Sum(problem.Reserved),
                Crossing = new long[2 * problem.Crossing.Count],
            },
        ];
        Try(limits.Complete(_best));
        for (var at = 0; at < problem.Stages.Count; at++)
        {
            choices = Undominated(Extended(choices, at, bounds), at);
            if (choices.Count > followed)
                choices = Cut(choices);
            foreach (var promising in choices.OrderByDescending(c => c.Most).ThenBy(c => c, Better).Take(2))
                Try(limits.Complete(promising));
        }
        foreach (var end in choices)
            Try(limits.Holds(end) ? end : null);
        return Found();
    }

    private static readonly Comparer<Choice> Better = Comparer<Choice>.Create((a, b) => a.CompareTo(b));

    private bool IsFirst(int quota) => problem.Round.Quotas[quota].By == problem.First;

    private Portfolio Found()
    {
        var options = problem.Stages.Select(s => s.Options).ToList();
        var whole = problem.Others.Append(problem.First ?? default).Min(by => Bounds.Whole(problem.Round, options, by));
        var bound = Math.Max(Math.Min(_dropped, whole), _best.Gain);
        return new Portfolio(
            [.. problem.Items.Where(i => _best.Has(i.At)).Select(i => i.Id)],
            new Money(_best.Cost),
            new Rational(_best.Gain, problem.Scale),
            new Rational(bound, problem.Scale),
            // One as good could still be cheaper.
            _dropped < _best.Gain
        );
    }

    private void Try(Choice? found)
    {
        if (found is not null && found.CompareTo(_best) < 0)
            _best = found;
    }

    private List<Choice> Extended(List<Choice> choices, int at, Bounds bounds)
    {
        var stage = problem.Stages[at];
        var ends = at + 1 == problem.Stages.Count || problem.Stages[at + 1].Quota != stage.Quota;
        var next = new List<Choice>(choices.Count * 2);
        foreach (var choice in choices)
        {
            foreach (var option in stage.Options)
            {
                if (Extend(choice, stage.Quota, option, at, ends, bounds) is { } extended)
                    next.Add(extended);
            }
        }
        return next;
    }

    private Choice? Extend(Choice choice, int quota, Option option, int at, bool ends, Bounds bounds)
    {
        var (inGroup, awards) = (choice.InGroup + option.Cost, choice.GroupAwards + option.Items.Count);
        if (inGroup > problem.Most(quota) || awards > problem.MostAwards(quota))
            return null;
        var kept = problem.Reserved(quota);
        var tied = choice.Tied + Math.Max(kept, inGroup) - Math.Max(kept, choice.InGroup);
        if (tied > problem.Envelope)
            return null;
        var gain = choice.Gain + option.Gain;
        var free = problem.Envelope - tied + Math.Max(0, ends ? 0 : kept - inGroup);
        var most = gain + bounds.After(at, free, ends ? long.MaxValue : problem.Most(quota) - inGroup);
        if (most < _best.Gain || Crossed(choice.Crossing, option) is not { } crossing)
            return null;
        return new Choice
        {
            Gain = gain,
            Cost = choice.Cost + option.Cost,
            Tied = tied,
            // Where nothing hangs on it, it must not keep one choice from standing for another.
            InGroup = ends || (kept == 0 && problem.Most(quota) == long.MaxValue) ? 0 : inGroup,
            GroupAwards = ends ? 0 : awards,
            Crossing = crossing,
            Chosen = option.Items.Count == 0 ? choice.Chosen : Choice.With(choice.Chosen, option.Items),
            Most = most,
        };
    }

    /// <summary>Null where it goes beyond a limit.</summary>
    private long[]? Crossed(long[] used, Option option)
    {
        if (used.Length == 0 || option.Items.Count == 0)
            return used;
        var crossed = (long[])used.Clone();
        for (var i = 0; i < problem.Crossing.Count; i++)
        {
            var q = problem.Crossing[i];
            foreach (var item in option.Items)
            {
                if (!item.Quotas.Contains(q))
                    continue;
                crossed[2 * i] += item.Cost;
                crossed[2 * i + 1]++;
            }
            if (crossed[2 * i] > problem.Most(q) || crossed[2 * i + 1] > problem.MostAwards(q))
                return null;
        }
        return crossed;
    }

    private List<Choice> Undominated(List<Choice> choices, int at)
    {
        var quota = problem.Stages[at].Quota;
        var countsAwards = problem.MostAwards(quota) < int.MaxValue;
        choices.Sort(Better);
        var kept = new List<Choice>();
        var stairs = new Dictionary<Used, Stairs>();
        foreach (var choice in choices)
        {
            var key = new Used(countsAwards ? choice.GroupAwards : 0, choice.Crossing);
            if (!stairs.TryGetValue(key, out var stair))
                stairs.Add(key, stair = new Stairs());
            if (stair.Add(choice.Tied, choice.InGroup))
                kept.Add(choice);
        }
        return kept;
    }

    /// <summary>Keeps those that can come to most; what the others could have come to is remembered.</summary>
    private List<Choice> Cut(List<Choice> choices)
    {
        choices.Sort((a, b) => b.Most.CompareTo(a.Most) is var m && m != 0 ? m : a.CompareTo(b));
        _dropped = Math.Max(_dropped, choices[followed].Most);
        return choices[..followed];
    }

    /// <summary>What choices must have used alike to stand for one another.</summary>
    private readonly struct Used(int awards, long[] crossing) : IEquatable<Used>
    {
        private readonly int _awards = awards;
        private readonly long[] _crossing = crossing;

        public bool Equals(Used other) => _awards == other._awards && _crossing.AsSpan().SequenceEqual(other._crossing);

        public override bool Equals(object? obj) => obj is Used other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_awards);
            foreach (var used in _crossing)
                hash.Add(used);
            return hash.ToHashCode();
        }
    }

    /// <summary>Pairs of which none is at least as large in both as another.</summary>
    private sealed class Stairs
    {
        private readonly List<(long Tied, long InGroup)> _steps = [];

        /// <returns>Whether there was none that is as small in both.</returns>
        public bool Add(long tied, long inGroup)
        {
            var at = _steps.BinarySearch((tied, long.MaxValue));
            at = at < 0 ? ~at : at;
            // Before it stand those with no more tied; of these the last has the least in its group.
            if (at > 0 && _steps[at - 1].InGroup <= inGroup)
                return false;
            var to = at;
            while (to < _steps.Count && _steps[to].InGroup >= inGroup)
                to++;
            _steps.RemoveRange(at, to - at);
            // Those with the same tied and more in the group stand just before.
            while (at > 0 && _steps[at - 1].Tied == tied)
                _steps.RemoveAt(--at);
            _steps.Insert(at, (tied, inGroup));
            return true;
        }
    }
}
