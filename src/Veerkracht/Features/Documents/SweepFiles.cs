using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Documents;

/// <summary>
/// Takes from the disk what no document names: what came in and was never kept, what was kept by an act that was refused, and what was
/// taken out of a draft. It is set aside first, where it is still found, and goes a day later: until then whatever refers to it meanwhile
/// has been committed, and puts it back. May run in two processes at once.
/// </summary>
public sealed class SweepFiles(Db db, FileStore store, Clock clock)
{
    /// <summary>Nothing that is younger is looked at: no request takes so long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    /// <summary>Hashes asked in one statement.</summary>
    private const int Together = 200;

    /// <returns>How many files are gone.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var gone = store.DestroyIncomingBefore(now - Rest);
        foreach (var some in store.LeftBefore(now - Rest).Chunk(Together))
        {
            var named = await Named(some, stop);
            foreach (var hash in some)
                if (named.Contains(hash))
                    store.PutBack(hash);
                else
                {
                    store.Destroy(hash);
                    gone++;
                }
        }
        foreach (var some in store.KeptBefore(now - Rest).Chunk(Together))
        {
            var named = await Named(some, stop);
            foreach (var hash in some.Where(h => !named.Contains(h)))
                store.SetAside(hash, now);
        }
        return gone;
    }

    private async Task<HashSet<string>> Named(string[] hashes, CancellationToken stop) =>
        [.. await db.Documents.Where(d => hashes.Contains(d.Sha256)).Select(d => d.Sha256).Distinct().ToListAsync(stop)];
}

/// <summary>Sweeps each hour, as long as the site runs.</summary>
internal sealed partial class FileSweeper(IServiceScopeFactory scopes, ILogger<FileSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SweepFiles>().Do(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database or disk that is away for a moment: the next round does it.
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that nobody needs could not be swept away; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
