using Veerkracht.Core.Amounts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// Shares the envelope over all who take part: the same for each, or in proportion to what was asked; never more than that. Whose share is
/// less than the least that is of use to it, gives it to the others. Cents that are left go to who registered first, then by id.
/// </summary>
internal sealed class Shares
{
    private readonly Round _round;
    private readonly Candidate[] _all;
    private readonly List<Reason>[] _reasons;
    private readonly long[] _given;

    public Shares(Round round, Candidate[] all, RoundOrder order)
    {
        (_round, _all, _reasons, _given) = (round, all, order.Reasons, new long[all.Length]);
        var sharing = OncePerBody(order.Order);
        while (sharing.Count > 0)
        {
            var parts = round.Method == RoundMethod.EqualShare ? Equal(sharing) : InProportion(sharing);
            // One at a time, the last first: what it gives back may make the others' shares large enough.
            var tooSmall = Enumerable.Range(0, sharing.Count).LastOrDefault(i => parts[i] < (all[sharing[i]].Least?.Cents ?? 1), -1);
            if (tooSmall < 0)
            {
                Give(sharing, parts);
                return;
            }
            var c = all[sharing[tooSmall]];
            _reasons[sharing[tooSmall]]
                .Add(new Reason(ReasonKind.ShareTooSmall) { Amount = c.Least ?? new Money(1), Other = new Money(parts[tooSmall]) });
            sharing.RemoveAt(tooSmall);
        }
    }

    public Money Given(int at) => new(_given[at]);

    /// <summary>In the order of registration, then by id; of one organisation no more than the limit, by its own order first.</summary>
    private List<int> OncePerBody(int[] order)
    {
        var sorted = order.OrderBy(at => _all[at].Registered).ToList();
        if (_round.PerBody?.Awards is not { } most)
            return sorted;
        var tooMany = sorted
            .GroupBy(at => _all[at].Body, StringComparer.Ordinal)
            .SelectMany(g => g.OrderBy(at => _round.OwnPriorities ? _all[at].Priority ?? int.MaxValue : 0).Skip(most))
            .ToHashSet();
        foreach (var at in tooMany)
            _reasons[at].Add(new Reason(ReasonKind.BodyHasEnough) { Name = _all[at].Body, Count = most });
        return [.. sorted.Where(at => !tooMany.Contains(at))];
    }

    /// <summary>Who asks less than its share gets what it asks; the rest is shared anew over the others, from the smallest on.</summary>
    private long[] Equal(List<int> sharing)
    {
        var parts = new long[sharing.Count];
        var left = _round.Envelope.Cents;
        var open = Enumerable.Range(0, sharing.Count).OrderBy(i => _all[sharing[i]].Asked.Cents).ToList();
        var done = 0;
        while (done < open.Count && _all[sharing[open[done]]].Asked.Cents <= left / (open.Count - done))
        {
            parts[open[done]] = _all[sharing[open[done]]].Asked.Cents;
            left -= parts[open[done++]];
        }
        if (done == open.Count)
            return parts;
        var (share, cents) = Math.DivRem(left, open.Count - done);
        // Everybody who is left asks more than the share, so a cent more is never above what was asked.
        foreach (var (i, n) in open.Skip(done).Order().Select((i, n) => (i, n)))
            parts[i] = share + (n < cents ? 1 : 0);
        return parts;
    }

    private long[] InProportion(List<int> sharing)
    {
        var asked = sharing.Aggregate(0L, (sum, at) => checked(sum + _all[at].Asked.Cents));
        return asked <= _round.Envelope.Cents
            ? [.. sharing.Select(at => _all[at].Asked.Cents)]
            : [.. Apportionment.Spread(_round.Key, _round.Envelope.Cents, [.. sharing.Select(at => (Rational)_all[at].Asked.Cents)])];
    }

    private void Give(List<int> sharing, long[] parts)
    {
        var isEqual = _round.Method == RoundMethod.EqualShare;
        var asked = new Money(sharing.Sum(at => _all[at].Asked.Cents));
        for (var i = 0; i < parts.Length; i++)
        {
            _given[sharing[i]] = parts[i];
            _reasons[sharing[i]]
                .Add(
                    new Reason(isEqual ? ReasonKind.EqualShare : ReasonKind.ProRata)
                    {
                        Amount = new Money(parts[i]),
                        Other = isEqual ? _all[sharing[i]].Asked : asked,
                        Count = sharing.Count,
                    }
                );
        }
    }
}
