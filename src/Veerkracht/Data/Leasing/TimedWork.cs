using Veerkracht.Core.Texts;

namespace Veerkracht.Data.Leasing;

/// <summary>
/// Work that comes round by itself, in one process at a time however many share the database: each round is done under a lease. Where the
/// process that has it is killed, another goes on as soon as the lease has ended.
/// </summary>
public abstract partial class TimedWork(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger log) : BackgroundService
{
    /// <summary>Of its lease: "mail".</summary>
    public abstract string Name { get; }

    /// <summary>For who runs the site: "reminders of drafts".</summary>
    public abstract LocalText Does { get; }

    /// <summary>After so long without a round something is wrong.</summary>
    public TimeSpan RestsAtMost => Pause + LongestPause + 5 * timing.Lease;

    /// <summary>Between two rounds.</summary>
    protected abstract TimeSpan Pause { get; }

    /// <summary>How long it waits at most after rounds that failed; each time it doubles.</summary>
    protected virtual TimeSpan LongestPause => Pause;

    /// <param name="services">A scope of this round.</param>
    /// <param name="lease">To be confirmed before what cannot be undone.</param>
    /// <param name="stop">Also where the lease is lost.</param>
    protected abstract Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Pause;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(pause / timing.Haste, TimeProvider.System, stoppingToken);
            try
            {
                await RoundUnderLease(stoppingToken);
                pause = Pause;
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                // The lease went to another process, which goes on with it.
                Lost(log, Name);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database or a server that is away for a moment: the next round does what is due then.
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
                Failed(log, Name, e);
            }
        }
    }

    private async Task RoundUnderLease(CancellationToken stop)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(stop);
        // Before it is asked for: the lease ends no sooner than this says.
        round.CancelAfter(timing.Lease);
        if (await leases.Take(Name, stop) is not { } fence)
            return;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keeping = KeepTaking(fence, round, over.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Round(scope.ServiceProvider, new HeldLease(leases, Name, fence, round), round.Token);
        }
        finally
        {
            await over.CancelAsync();
            await keeping;
        }
    }

    private async Task KeepTaking(long fence, CancellationTokenSource round, CancellationToken over)
    {
        try
        {
            while (true)
            {
                await Task.Delay(timing.Lease / 3, TimeProvider.System, over);
                try
                {
                    var asked = TimeProvider.System.GetTimestamp();
                    if (await leases.Take(Name, over) != fence)
                    {
                        await round.CancelAsync();
                        return;
                    }
                    round.CancelAfter(timing.Lease - TimeProvider.System.GetElapsedTime(asked));
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The database is away: the round ends with the lease, unless it comes back before.
                    Failed(log, Name, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The round is over.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await leases.GiveBack(Name, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The lease ends by itself.
            Failed(log, Name, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The timed work {Work} could not be done; it is tried again.")]
    private static partial void Failed(ILogger log, string work, Exception e);

    [LoggerMessage(LogLevel.Warning, "The timed work {Work} went to another process in the middle of a round.")]
    private static partial void Lost(ILogger log, string work);
}

/// <summary>Work in the background that each process does for itself: its own memory, its own measures. All other is timed work.</summary>
public interface IOfEachProcess;
