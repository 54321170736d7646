namespace Veerkracht.Core.Allocation.Portfolios;

/// <summary>A piece of what can still be gained: so much for so much, or a part of it in proportion.</summary>
/// <param name="IsOwn">Of the group in which the search is.</param>
internal readonly record struct Piece(long Cost, long Gain, bool IsOwn)
{
    /// <summary>The best for its cost first.</summary>
    public static int Compare(Piece a, Piece b) => ((Int128)b.Gain * a.Cost).CompareTo((Int128)a.Gain * b.Cost);

    /// <summary>What a part of the cost can give at most, rounded up.</summary>
    public long GainOf(long cost) => (long)(((Int128)Gain * cost + Cost - 1) / Cost);
}

/// <summary>
/// What any money can still gain at most, where a choice may also be taken in part: a line that rises ever less. Nothing whole does better,
/// so what stays below the best that was found needs no further look.
/// </summary>
internal sealed class Line
{
    private readonly Piece[] _pieces;
    private readonly long[] _cost;
    private readonly long[] _gain;

    public Line(IEnumerable<Piece> pieces)
    {
        _pieces = [.. pieces];
        Array.Sort(_pieces, Piece.Compare);
        _cost = new long[_pieces.Length + 1];
        _gain = new long[_pieces.Length + 1];
        OwnCost = new long[_pieces.Length + 1];
        for (var i = 0; i < _pieces.Length; i++)
        {
            _cost[i + 1] = _cost[i] + _pieces[i].Cost;
            _gain[i + 1] = _gain[i] + _pieces[i].Gain;
            OwnCost[i + 1] = OwnCost[i] + (_pieces[i].IsOwn ? _pieces[i].Cost : 0);
        }
    }

    private long[] OwnCost { get; }

    /// <summary>The most that so much money gains, rounded up, and how much of it goes to the own group.</summary>
    public (long Gain, long Own) At(long money)
    {
        var whole = Array.BinarySearch(_cost, money);
        if (whole < 0)
            whole = ~whole - 1;
        if (whole == _pieces.Length)
            return (_gain[whole], OwnCost[whole]);
        var (piece, rest) = (_pieces[whole], money - _cost[whole]);
        return (_gain[whole] + (rest > 0 ? piece.GainOf(rest) : 0), OwnCost[whole] + (piece.IsOwn ? rest : 0));
    }

    /// <summary>The pieces up to so much money.</summary>
    public IEnumerable<Piece> UpTo(long money)
    {
        foreach (var piece in _pieces)
        {
            if (money <= 0)
                yield break;
            yield return piece.Cost <= money ? piece : new Piece(money, piece.GainOf(money), piece.IsOwn);
            money -= Math.Min(money, piece.Cost);
        }
    }

    /// <summary>The options of a stage as pieces, from nothing to the dearest that still gains, where parts may be mixed.</summary>
    public static List<Piece> Of(IReadOnlyList<Option> options)
    {
        var hull = new List<(long Cost, long Gain)>();
        foreach (var point in options.Select(o => (o.Cost, o.Gain)).OrderBy(o => o.Cost).ThenByDescending(o => o.Gain))
        {
            if (hull.Count > 0 && point.Gain <= hull[^1].Gain)
                continue;
            while (hull.Count > 1 && IsBelow(hull[^2], hull[^1], point))
                hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }
        return [.. hull.Zip(hull.Skip(1), (a, b) => new Piece(b.Cost - a.Cost, b.Gain - a.Gain, false))];
    }

    private static bool IsBelow((long Cost, long Gain) a, (long Cost, long Gain) b, (long Cost, long Gain) c) =>
        (Int128)(b.Gain - a.Gain) * (c.Cost - b.Cost) <= (Int128)(c.Gain - b.Gain) * (b.Cost - a.Cost);
}
