namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>All limits of a round on a whole choice, and a quick way to make a choice whole within them.</summary>
internal sealed class Limits(Problem problem)
{
    private readonly Item[] _byWorth =
    [
        .. problem.Items.Order(
            Comparer<Item>.Create(
                (a, b) => ((Int128)b.Gain * a.Cost).CompareTo((Int128)a.Gain * b.Cost) is var c && c != 0 ? c : a.At.CompareTo(b.At)
            )
        ),
    ];

    public bool Holds(Choice choice)
    {
        var used = new Used(problem);
        return problem.Items.Where(i => choice.Has(i.At)).All(i => used.TryAdd(i, whole: false)) && used.KeepsReserves();
    }

    /// <summary>The choice with whatever else fits, the best for its cost first; null where it does not hold itself.</summary>
    public Choice? Complete(Choice choice)
    {
        var used = new Used(problem);
        foreach (var item in problem.Items)
        {
            if (choice.Has(item.At) && !used.TryAdd(item, whole: false))
                return null;
        }
        if (!used.KeepsReserves())
            return null;
        List<Item> added = [];
        foreach (var item in _byWorth)
        {
            if (item.Gain > 0 && !choice.Has(item.At) && used.TryAdd(item, whole: true))
                added.Add(item);
        }
        var all = problem.Items.Where(i => choice.Has(i.At)).Concat(added).ToList();
        return new Choice
        {
            Gain = all.Sum(i => i.Gain),
            Cost = all.Sum(i => i.Cost),
            Chosen = Choice.With(choice.Chosen, added),
        };
    }

    /// <summary>What a growing choice uses.</summary>
    private sealed class Used(Problem problem)
    {
        private readonly long[] _amounts = new long[problem.Round.Quotas.Count];
        private readonly int[] _awards = new int[problem.Round.Quotas.Count];
        private readonly Dictionary<string, (long Amount, int Awards)> _bodies = new(StringComparer.Ordinal);
        private long _cost;

        public bool KeepsReserves() => Tied(null) <= problem.Envelope;

        /// <param name="whole">Whether what groups keep must hold with it already: who counts in two groups frees more than it costs, so a
        /// part of a choice can break what the whole holds.</param>
        public bool TryAdd(Item item, bool whole)
        {
            var body = _bodies.GetValueOrDefault(item.Body);
            var limit = problem.Round.PerBody;
            if (
                (limit?.Awards is { } awards && body.Awards >= awards)
                || (limit?.Amount is { } most && body.Amount + item.Cost > most.Cents)
                || item.Quotas.Any(q => _amounts[q] + item.Cost > problem.Most(q) || _awards[q] >= problem.MostAwards(q))
                || (whole && Tied(item) > problem.Envelope)
            )
                return false;
            _cost += item.Cost;
            _bodies[item.Body] = (body.Amount + item.Cost, body.Awards + 1);
            foreach (var q in item.Quotas)
            {
                _amounts[q] += item.Cost;
                _awards[q]++;
            }
            return true;
        }

        /// <summary>The cost with what groups keep, had this one been added.</summary>
        private long Tied(Item? with)
        {
            var tied = _cost + (with?.Cost ?? 0);
            for (var q = 0; q < _amounts.Length; q++)
            {
                var used = _amounts[q] + (with is not null && with.Quotas.Contains(q) ? with.Cost : 0);
                tied += Math.Max(0, problem.Reserved(q) - used);
            }
            return tied;
        }
    }
}
