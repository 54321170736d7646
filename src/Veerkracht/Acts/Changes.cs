namespace Veerkracht.Acts;

/// <summary>
/// Counts, topic by topic, what changed as far as this process knows: what is kept may be kept exactly as long as the count of its topics
/// stands. Raised after the commit of an act, before anybody is told that it was done; never by what is no act: a draft that is saved, a
/// notice that is read, a token.
/// </summary>
public sealed class Changes
{
    private readonly long[] _counts = new long[32];

    /// <summary>Another number as soon as any of these topics changed.</summary>
    public long Count(ActTouches topics)
    {
        // Without an iterator: it is asked at every look at a kept page.
        var sum = 0L;
        for (var bit = 0; bit < _counts.Length; bit++)
        {
            if (((int)topics & (1 << bit)) != 0)
                sum += Interlocked.Read(ref _counts[bit]);
        }
        return sum;
    }

    public void Raise(ActTouches topics)
    {
        foreach (var bit in Bits(topics))
            Interlocked.Increment(ref _counts[bit]);
    }

    private IEnumerable<int> Bits(ActTouches topics) => Enumerable.Range(0, _counts.Length).Where(bit => ((int)topics & (1 << bit)) != 0);
}
