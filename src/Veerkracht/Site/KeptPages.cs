using System.Collections.Concurrent;

namespace Veerkracht.Site;

/// <summary>
/// Keeps the public pages of readers who are not signed in, for exactly as long as no act changed what the public sees and no minute of the
/// domain's clock passed: an amount on a page never lags behind the journal. What another process commits to the same database shows after
/// a few seconds at most.
/// </summary>
internal sealed class KeptPages(Changes changes, Clock clock, TimeProvider system) : IDisposable
{
    private const ActTouches Shown = ActTouches.Public | ActTouches.Calls | ActTouches.Programme;

    /// <summary>Bytes.</summary>
    private const long Most = 16 * 1024 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<PageKey, KeptPage> _kept = new();
    private readonly SemaphoreSlim[] _making = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];
    private long _size;

    private PageState Now => new(changes.Count(Shown), clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute);

    /// <summary>Null where the page is not kept, or not what would be shown now.</summary>
    public KeptPage? Find(PageKey key) => _kept.TryGetValue(key, out var page) && IsOfNow(page) ? page : null;

    /// <summary>The page, made once however many ask at the same moment; null where it is none to keep, and was answered.</summary>
    /// <param name="make">Gives what is sent, with its kind of content; null where that was done.</param>
    public async Task<KeptPage?> FindOrMake(PageKey key, Func<Task<(byte[] Bytes, string ContentType)?>> make, CancellationToken stop)
    {
        var gate = _making[(uint)key.GetHashCode() % _making.Length];
        await gate.WaitAsync(stop);
        try
        {
            if (Find(key) is { } made)
                return made;
            // Before the page reads: what changes from now on makes it one of before.
            var (state, at) = (Now, system.GetTimestamp());
            if (await make() is not { } content)
                return null;
            var page = new KeptPage(content.Bytes, content.ContentType, state, at);
            Keep(key, page);
            return page;
        }
        finally
        {
            gate.Release();
        }
    }

    private bool IsOfNow(KeptPage page) => page.State == Now && system.GetElapsedTime(page.MadeAt) < Longest;

    private void Keep(PageKey key, KeptPage page)
    {
        Remove(key);
        if (Interlocked.Read(ref _size) + page.Size > Most)
        {
            foreach (var (old, kept) in _kept)
                if (!IsOfNow(kept))
                    Remove(old);
            if (Interlocked.Read(ref _size) + page.Size > Most)
                return;
        }
        if (_kept.TryAdd(key, page))
            Interlocked.Add(ref _size, page.Size);
    }

    private void Remove(PageKey key)
    {
        if (_kept.TryRemove(key, out var page))
            Interlocked.Add(ref _size, -page.Size);
    }

    public void Dispose()
    {
        foreach (var gate in _making)
            gate.Dispose();
    }
}
