using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Documents.Uploads;
using Veerkracht.Features.Documents.Viewing;

namespace Veerkracht.Features.Documents;

/// <summary>
/// Takes from the disk what no document names: what came in and was never kept, what was kept by an act that was refused, and what was
/// taken out of a draft. It is set aside first, where it is still found, and goes a day later: until then whatever refers to it meanwhile
/// has been committed, and puts it back. May run in two processes at once.
/// </summary>
public sealed class SweepFiles(Db db, FileStore store, FilesInDirectory files, FileUploads uploads, Pictures pictures, Clock clock)
{
    /// <summary>Nothing that is younger is looked at: no request takes so long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(1);

    /// <summary>Hashes asked in one statement.</summary>
    private const int Together = 200;

    /// <returns>How many files are gone.</returns>
    public async Task<int> Do(CancellationToken stop = default)
    {
        var now = clock.SystemUtcNow;
        var gone = store.DestroyIncomingBefore(now - Rest) + await FilesInDatabase.Sweep(db, stop);
        await uploads.DropBefore(now - Rest, stop);
        pictures.ForgetBefore(now - Rest);
        foreach (var some in files.LeftBefore(now - Rest).Chunk(Together))
        {
            var named = await Named(some, stop);
            foreach (var hash in some)
                if (named.Contains(hash))
                    files.PutBack(hash);
                else
                {
                    files.Destroy(hash);
                    gone++;
                }
        }
        foreach (var some in files.KeptBefore(now - Rest).Chunk(Together))
        {
            var named = await Named(some, stop);
            foreach (var hash in some.Where(h => !named.Contains(h)))
                files.SetAside(hash, now);
        }
        return gone;
    }

    private async Task<HashSet<string>> Named(string[] hashes, CancellationToken stop) =>
        [.. await db.Documents.Where(d => hashes.Contains(d.Sha256)).Select(d => d.Sha256).Distinct().ToListAsync(stop)];
}

/// <summary>Sweeps each hour, as long as the site runs.</summary>
public sealed class FileSweeper(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<FileSweeper> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "sweep-files";
    public override LocalText Does => new("bestanden opruimen", "sweeping files away");
    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<SweepFiles>().Do(stop);
}
