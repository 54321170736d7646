using System.Numerics;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// Who takes part, in which order. Equals are parted by the tie rules one after the other; who is still equal behind the last is a fault,
/// for nothing unseen may decide.
/// </summary>
internal sealed class RoundOrder
{
    private readonly Round _round;
    private readonly Candidate[] _all;
    private readonly Rational[] _totals;
    private readonly Dictionary<string, int> _criteria;
    private Dictionary<string, int>? _drawn;

    /// <param name="all">By id.</param>
    public RoundOrder(Round round, Candidate[] all)
    {
        (_round, _all) = (round, all);
        Reasons = [.. all.Select(_ => new List<Reason>(4))];
        _totals = [.. all.Select(c => TotalOf(round, c))];
        _criteria = round.Criteria.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        Order = [.. Enumerable.Range(0, all.Length).Where(TakesPart)];
        if (round.Method is RoundMethod.EqualShare or RoundMethod.ProRata)
            return;
        if (round.Method == RoundMethod.Ranking)
            Part(Order, ByTotal(), 0, null);
        else
            Part(Order, (a, b) => _all[a].Registered.CompareTo(_all[b].Registered), 0, null);
        if (Fault is not null)
            return;
        for (var i = 0; i < Order.Length; i++)
            Reasons[Order[i]].Add(Placed(Order[i], i + 1));
        if (round.OwnPriorities)
            Swap();
    }

    /// <summary>Places in the list of all, the first first.</summary>
    public int[] Order { get; }
    public List<Reason>[] Reasons { get; }
    public LotOutcome? Lot { get; private set; }
    public RoundFault? Fault { get; private set; }

    public static Rational TotalOf(Round round, Candidate c) =>
        c.Total
        ?? (
            c.Scores.Count == round.Criteria.Count
                ? round.Criteria.Select((criterion, i) => criterion.Weight * c.Scores[i]).Aggregate(Rational.Zero, (sum, s) => sum + s)
                : Rational.Zero
        );

    /// <summary>The higher total first; by whole numbers where all of them fit, for fractions take long to compare.</summary>
    private Comparison<int> ByTotal()
    {
        var scale = BigInteger.One;
        foreach (var denominator in _totals.Select(t => t.Denominator).Distinct())
        {
            scale = scale / BigInteger.GreatestCommonDivisor(scale, denominator) * denominator;
            if (scale > int.MaxValue)
                return (a, b) => _totals[b].CompareTo(_totals[a]);
        }
        var whole = _totals.Select(t => t.Numerator * (scale / t.Denominator)).ToArray();
        if (whole.Any(w => BigInteger.Abs(w) > long.MaxValue))
            return (a, b) => _totals[b].CompareTo(_totals[a]);
        long[] totals = [.. whole.Select(w => (long)w)];
        return (a, b) => totals[b].CompareTo(totals[a]);
    }

    private bool TakesPart(int at)
    {
        var c = _all[at];
        if (c.Excluded is { } why)
        {
            Reasons[at].Add(new Reason(ReasonKind.Excluded) { Text = why });
            return false;
        }
        for (var i = 0; i < _round.Criteria.Count; i++)
        {
            if (_round.Criteria[i].Least is { } least && c.Scores[i] < least)
                Reasons[at]
                    .Add(new Reason(ReasonKind.BelowCriterion) { Name = _round.Criteria[i].Id, Points = new Measured(c.Scores[i], least) });
        }
        if (_round.LeastTotal is { } total && _totals[at] < total)
            Reasons[at].Add(new Reason(ReasonKind.BelowTotal) { Points = new Measured(_totals[at], total) });
        if (_round.Method == RoundMethod.DrawingRight && !_round.Rights.ContainsKey(c.Body))
            Reasons[at].Add(new Reason(ReasonKind.NoRight) { Name = c.Body });
        return Reasons[at].Count == 0;
    }

    private Reason Placed(int at, int place) =>
        _round.Method == RoundMethod.Ranking
            ? new Reason(ReasonKind.RankedByScore) { Count = place, Points = new Measured(_totals[at]) }
            : new Reason(ReasonKind.RankedByRegistration) { Count = place };

    /// <summary>Sorts a group, and parts by the next rule whoever is equal in it.</summary>
    /// <param name="reason">Why they stand as they do, told to all where it parts some; null for the order itself.</param>
    private void Part(Span<int> group, Comparison<int> compare, int next, Reason? reason)
    {
        group.Sort((a, b) => compare(a, b) is var c && c != 0 ? c : a.CompareTo(b));
        if (reason is not null && compare(group[0], group[^1]) != 0)
        {
            foreach (var at in group)
                Reasons[at].Add(reason);
        }
        for (int from = 0, to = 1; from < group.Length && Fault is null; from = to++)
        {
            while (to < group.Length && compare(group[from], group[to]) == 0)
                to++;
            if (to - from > 1)
                Untie(group[from..to], next);
        }
    }

    private void Untie(Span<int> group, int rule)
    {
        if (rule == _round.Ties.Count)
        {
            Fault = Unparted(group);
            return;
        }
        var (tie, count) = (_round.Ties[rule], group.Length);
        switch (tie.Kind)
        {
            case TieKind.Criterion:
                var k = _criteria[tie.Criterion!];
                var byCriterion = new Reason(ReasonKind.TieByCriterion) { Name = tie.Criterion!, Count = count };
                Part(group, (a, b) => _all[b].Scores[k].CompareTo(_all[a].Scores[k]), rule + 1, byCriterion);
                break;
            case TieKind.Registration:
                var byRegistration = new Reason(ReasonKind.TieByRegistration) { Count = count };
                Part(group, (a, b) => _all[a].Registered.CompareTo(_all[b].Registered), rule + 1, byRegistration);
                break;
            default:
                if ((Fault = CannotDraw(group)) is not null)
                    return;
                var byLot = new Reason(ReasonKind.TieByLot) { Count = count };
                Part(group, (a, b) => _drawn![_all[a].Id].CompareTo(_drawn[_all[b].Id]), rule + 1, byLot);
                break;
        }
    }

    private RoundFault Unparted(Span<int> group)
    {
        var (a, b) = (_all[group[0]].Id, _all[group[1]].Id);
        return new RoundFault(
            "$.ties",
            new LocalText(
                $"{a} en {b} ({group.Length} in het geheel) blijven gelijk na alle regels; voeg een regel toe, als laatste het lot",
                $"{a} and {b} ({group.Length} in all) stay equal after all rules; add a rule, as the last one the lot"
            )
        );
    }

    /// <summary>Draws the lot at the first need; a fault where it cannot decide between these.</summary>
    private RoundFault? CannotDraw(Span<int> group)
    {
        var (a, b) = (_all[group[0]].Id, _all[group[1]].Id);
        if (_round.Lot is not { } lot)
            return new RoundFault(
                "$.lot",
                new LocalText(
                    $"het lot moet beslissen tussen {a} en {b} ({group.Length} in het geheel), maar er is geen sleutel; geef lot.key",
                    $"a lot must decide between {a} and {b} ({group.Length} in all), but there is no key; give lot.key"
                )
            );
        if (_drawn is null)
        {
            var list = lot.List ?? [.. _all.Select(c => c.Id)];
            if (list.Count == 0 || list.Count > Draw.MostInPool)
                return new RoundFault(
                    "$.lot.list",
                    new LocalText(
                        $"een trekking gaat over 1 tot {Draw.MostInPool} nummers; geef als lot.list de dossiers die gelijk staan",
                        $"a draw is over 1 to {Draw.MostInPool} numbers; give as lot.list the dossiers that are equal"
                    )
                );
            var numbers = Draw.Take(lot.Key, list.Count, list.Count);
            Lot = new LotOutcome(lot.Key, list, numbers);
            _drawn = new Dictionary<string, int>(list.Count, StringComparer.Ordinal);
            for (var i = 0; i < numbers.Count; i++)
                _drawn.Add(list[numbers[i] - 1], i);
        }
        foreach (var at in group)
        {
            var id = _all[at].Id;
            if (!_drawn.ContainsKey(id))
                return new RoundFault(
                    "$.lot.list",
                    new LocalText($"{id} moet meeloten en staat niet in de lijst", $"{id} must be in the lot and is not in the list")
                );
        }
        return null;
    }

    /// <summary>Each organisation keeps the places that its dossiers have together, and puts its own in them in its own order.</summary>
    private void Swap()
    {
        var places = Enumerable.Range(0, Order.Length).GroupBy(i => _all[Order[i]].Body, StringComparer.Ordinal).Where(g => g.Count() > 1);
        foreach (var ofBody in places.Select(g => g.ToArray()).ToList())
        {
            var own = ofBody.Select(i => Order[i]).OrderBy(at => _all[at].Priority ?? int.MaxValue).ToArray();
            for (var i = 0; i < own.Length; i++)
            {
                if (Order[ofBody[i]] == own[i])
                    continue;
                Order[ofBody[i]] = own[i];
                Reasons[own[i]].Add(new Reason(ReasonKind.OwnPriority) { Name = _all[own[i]].Body });
            }
        }
    }
}
