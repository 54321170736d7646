using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// Goes down the order with the money: what groups have for themselves is kept from all others, nobody goes beyond a limit, and where money
/// is short the line ends or the next who fits is looked for. What groups did not use and gives back is given in a second turn.
/// </summary>
internal sealed class Walk
{
    private readonly Round _round;
    private readonly Candidate[] _all;
    private readonly int[][] _quotasOf;
    private readonly long[] _given;
    private readonly Reason?[] _last;
    private readonly long[] _reserved;
    private readonly long[] _groupAmount;
    private readonly int[] _groupAwards;
    private readonly bool[] _groupEnded;
    private readonly Dictionary<string, (long Amount, int Awards)> _bodies = new(StringComparer.Ordinal);
    private long _left;
    private string? _endedAt;
    private bool _isSecond;

    public Walk(Round round, Candidate[] all, RoundOrder order)
    {
        (_round, _all) = (round, all);
        _left = round.Envelope.Cents;
        _given = new long[all.Length];
        _last = new Reason?[all.Length];
        _reserved = [.. round.Quotas.Select(q => q.Reserved.Cents)];
        _groupAmount = new long[round.Quotas.Count];
        _groupAwards = new int[round.Quotas.Count];
        _groupEnded = new bool[round.Quotas.Count];
        _quotasOf = [.. all.Select(QuotasOf)];
        Reasons = order.Reasons;
        Go(order.Order);
    }

    public List<Reason>[] Reasons { get; }

    public Money Given(int at) => new(_given[at]);

    public IReadOnlyList<QuotaOutcome> Quotas =>
        [.. _round.Quotas.Select((q, i) => new QuotaOutcome(q, new Money(_groupAmount[i]), _groupAwards[i], Unused(q, i)))];

    private Money Unused(Quota quota, int i) => new(Math.Max(0, quota.Reserved.Cents - _groupAmount[i]));

    private int[] QuotasOf(Candidate c)
    {
        var (found, count) = (new int[3], 0);
        for (var q = 0; q < _round.Quotas.Count; q++)
        {
            // A candidate is in one group of each property at most, and a group has one quota.
            if (c.In(_round.Quotas[q].By) == _round.Quotas[q].Of)
                found[count++] = q;
        }
        return found[..count];
    }

    private void Go(int[] order)
    {
        foreach (var at in order)
        {
            if (!_all[at].Held.IsPositive)
                continue;
            Take(at, _all[at].Held.Cents);
            Reasons[at].Add(new Reason(ReasonKind.HeldBefore) { Amount = _all[at].Held });
        }
        Turn(order);
        var back = _round.Quotas.Select((q, i) => q.Unfilled == UnfilledRule.FlowsBack ? _reserved[i] : 0).Sum();
        if (back > 0)
        {
            for (var i = 0; i < _reserved.Length; i++)
            {
                if (_round.Quotas[i].Unfilled == UnfilledRule.FlowsBack)
                    _reserved[i] = 0;
            }
            Array.Clear(_groupEnded);
            (_endedAt, _isSecond) = (null, true);
            Turn(order);
        }
        foreach (var at in order)
        {
            if (_last[at] is { } last)
                Reasons[at].Add(last);
        }
    }

    private void Turn(int[] order)
    {
        foreach (var at in order)
        {
            if (_given[at] < _all[at].Asked.Cents)
                Look(at);
        }
    }

    private void Take(int at, long cents)
    {
        var body = _bodies.GetValueOrDefault(_all[at].Body);
        var isNew = _given[at] == 0 ? 1 : 0;
        _bodies[_all[at].Body] = (body.Amount + cents, body.Awards + isNew);
        _given[at] += cents;
        _left -= cents;
        foreach (var q in _quotasOf[at])
        {
            _reserved[q] = Math.Max(0, _reserved[q] - cents);
            _groupAmount[q] += cents;
            _groupAwards[q] += isNew;
        }
    }

    private void Look(int at)
    {
        var c = _all[at];
        var want = c.Asked.Cents - _given[at];
        if (_given[at] == 0 && HasEnough(at) is { } enough)
        {
            _last[at] = enough;
            return;
        }
        var (body, group, money) = (BodyRoom(c), GroupRoom(at, out var full), MoneyRoom(at));
        var can = Math.Min(money, Math.Min(body, group));
        var isMoney = money < want && money <= body && money <= group;
        if (can >= want)
            Give(at, want, new Reason(ReasonKind.Whole) { Amount = c.Asked });
        else if (_round.GivesParts && can > 0 && _given[at] + can >= (c.Least?.Cents ?? 1))
            Give(at, can, Part(c, can, isMoney, group <= body ? full : null));
        else if (_given[at] == 0)
            _last[at] = Short(c, can, isMoney, money, group <= body ? full : null);
        if (isMoney && _round.StopsWhenShort)
            End(at);
    }

    /// <summary>The line ends; a group that has money for itself goes on, until one of its own does not fit.</summary>
    private void End(int at)
    {
        foreach (var q in _quotasOf[at])
            _groupEnded[q] = true;
        _endedAt ??= _all[at].Id;
    }

    private Reason? HasEnough(int at)
    {
        var body = _all[at].Body;
        if (_round.PerBody?.Awards is { } most && _bodies.GetValueOrDefault(body).Awards is var has && has >= most)
            return new Reason(ReasonKind.BodyHasEnough) { Name = body, Count = has };
        foreach (var q in _quotasOf[at])
        {
            if (_round.Quotas[q].MostAwards is { } awards && _groupAwards[q] >= awards)
                return new Reason(ReasonKind.GroupHasEnough) { Name = _round.Quotas[q].Of, Count = awards };
        }
        return null;
    }

    private long BodyRoom(Candidate c)
    {
        var room = _round.PerBody?.Amount?.Cents ?? long.MaxValue;
        if (_round.Method == RoundMethod.DrawingRight)
            room = Math.Min(room, _round.Rights[c.Body].Cents);
        return room == long.MaxValue ? room : Math.Max(0, room - _bodies.GetValueOrDefault(c.Body).Amount);
    }

    private long GroupRoom(int at, out string? full)
    {
        var room = long.MaxValue;
        full = null;
        foreach (var q in _quotasOf[at])
        {
            if (_round.Quotas[q].Most is { } most && Math.Max(0, most.Cents - _groupAmount[q]) is var left && left < room)
                (room, full) = (left, _round.Quotas[q].Of);
        }
        return room;
    }

    private long MoneyRoom(int at)
    {
        var own = _quotasOf[at];
        // What is held from before may have used what would be kept now.
        var room = Math.Max(0, _left - (_reserved.Sum() - own.Sum(q => _reserved[q])));
        return _endedAt is null ? room : Math.Min(room, own.Where(q => !_groupEnded[q]).Select(q => _reserved[q]).DefaultIfEmpty().Max());
    }

    private void Give(int at, long cents, Reason why)
    {
        var before = _given[at];
        Take(at, cents);
        if (_isSecond)
            Reasons[at].Add(new Reason(ReasonKind.FlowedBack) { Amount = new Money(cents) });
        _last[at] = before > 0 ? new Reason(ReasonKind.Completed) { Amount = new Money(cents) } : why;
    }

    private static Reason Part(Candidate c, long can, bool isMoney, string? group) =>
        new(
            isMoney ? ReasonKind.PartOfMoney
            : group is not null ? ReasonKind.PartOfGroup
            : ReasonKind.PartOfBody
        )
        {
            Amount = c.Asked,
            Other = new Money(can),
            Name = isMoney ? "" : group ?? c.Body,
        };

    private Reason Short(Candidate c, long can, bool isMoney, long money, string? group)
    {
        if (isMoney && _endedAt is not null && money == 0)
            return new Reason(ReasonKind.LineEnded) { Name = _endedAt };
        if (_round.GivesParts && can > 0 && (isMoney || group is not null))
            return new Reason(ReasonKind.PartTooSmall) { Amount = c.Least ?? c.Asked, Other = new Money(can) };
        return new Reason(
            isMoney ? ReasonKind.MoneyShort
            : group is not null ? ReasonKind.GroupFull
            : ReasonKind.BodyFull
        )
        {
            Amount = c.Asked,
            Other = new Money(can),
            Name = isMoney ? "" : group ?? c.Body,
        };
    }
}
