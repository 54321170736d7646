using System.Data.Common;

namespace Veerkracht.Data.Lanes;

/// <summary>Who goes first where many wait: what is sent before what is only saved.</summary>
public enum LaneOrder
{
    Sending,
    Saving,
}

/// <summary>A transaction of the lane as one of its writers sees it.</summary>
public interface ILaneSession
{
    /// <summary>Holds a topic, together with others who only look, until the transaction ends.</summary>
    void HoldTopic(int topic);

    /// <summary>Holds a row until the transaction ends; not that it cannot be referred to.</summary>
    void HoldRow(string table, string key, object value);

    /// <summary>Asks for one number of the database, to be read by <see cref="Look"/>: null where there is no row.</summary>
    void Ask(string sql, params IReadOnlyList<object?> values);

    /// <summary>Does what was asked for, in its order, in one round trip.</summary>
    /// <returns>The numbers asked for.</returns>
    Task<IReadOnlyList<long?>> Look();

    /// <summary>Writes in this order, in one round trip.</summary>
    /// <returns>False where a statement did not change the rows that it must.</returns>
    Task<bool> Write(IReadOnlyList<Statement> statements);
}

/// <summary>
/// The way of short writes that were judged before: they wait for no connection, and one transaction takes along what waits. Each is kept
/// or undone on its own; none is told done before the commit.
/// </summary>
public abstract class Lane : IAsyncDisposable
{
    private const int MostTogether = 64;

    private readonly Lock _lock = new();
    private readonly PriorityQueue<Job, (LaneOrder, long)> _waiting = new();
    private long _number;
    private bool _runs;

    private sealed record Job(string Held, Func<ILaneSession, Task<bool>> Work, ExecutionContext? Context, TaskCompletionSource<bool> Done);

    /// <summary>What it asks of the database, round trip by round trip, for who counts them.</summary>
    public event Action<string>? Asks;

    private protected void Ask(string sql) => Asks?.Invoke(sql);

    /// <summary>How many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
                return _waiting.Count;
        }
    }

    private bool Runs
    {
        get
        {
            lock (_lock)
                return _runs;
        }
    }

    /// <param name="held">The row that is held first, "" for none: writes of one transaction go in the order of these, so that two
    /// processes never wait for each other crosswise.</param>
    /// <param name="work">Looks whether what was judged still holds, and writes; false undoes what it wrote.</param>
    /// <returns>What <paramref name="work"/> said, after the commit.</returns>
    /// <exception cref="DbException">Of this write alone, or of the transaction: then it is not known whether it was done.</exception>
    public Task<bool> Write(LaneOrder order, string held, Func<ILaneSession, Task<bool>> work)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Whoever looks at what is asked sees for whom, whoever's turn it is to write.
        var job = new Job(held, work, ExecutionContext.Capture(), done);
        lock (_lock)
        {
            _waiting.Enqueue(job, (order, _number++));
            if (_runs)
                return done.Task;
            _runs = true;
        }
        // Where nobody waits, who comes writes at once, without waking another thread; what came meanwhile is written by that.
        _ = First();
        return done.Task;
    }

    private async Task First()
    {
        if (await Next(new(1), 1))
            _ = Task.Run(Drain);
    }

    private async Task Drain()
    {
        var group = new List<Job>(MostTogether);
        while (await Next(group, MostTogether)) { }
    }

    /// <returns>False where nobody waited any more.</returns>
    private async Task<bool> Next(List<Job> group, int most)
    {
        lock (_lock)
        {
            group.Clear();
            while (group.Count < most && _waiting.TryDequeue(out var next, out _))
                group.Add(next);
            if (group.Count == 0)
                return _runs = false;
        }
        group.Sort((a, b) => string.CompareOrdinal(a.Held, b.Held));
        await Together(group);
        lock (_lock)
            return _waiting.Count > 0 || (_runs = false);
    }

    private async Task Together(List<Job> group)
    {
        var told = new List<(Job Job, bool Done)>(group.Count);
        try
        {
            using var transaction = await Begin();
            foreach (var job in group)
            {
                try
                {
                    told.Add((job, await For(job, transaction)));
                }
                catch (Exception e) when (!transaction.IsBroken)
                {
                    job.Done.TrySetException(e);
                }
            }
            await transaction.Commit();
        }
        catch (Exception e)
        {
            foreach (var job in group)
                job.Done.TrySetException(e);
            return;
        }
        foreach (var (job, done) in told)
            job.Done.TrySetResult(done);
    }

    private static Task<bool> For(Job job, LaneTransaction transaction)
    {
        if (job.Context is null)
            return transaction.Try(job.Work);
        var tried = Task.FromResult(false);
        ExecutionContext.Run(job.Context, _ => tried = transaction.Try(job.Work), null);
        return tried;
    }

    /// <summary>Has the right to write from here on.</summary>
    private protected abstract Task<LaneTransaction> Begin();

    public async ValueTask DisposeAsync()
    {
        // Asked for again and again, but only once in a life.
        while (Runs)
            await Task.Delay(5);
        await Close();
        GC.SuppressFinalize(this);
    }

    private protected virtual ValueTask Close() => ValueTask.CompletedTask;
}

internal abstract class LaneTransaction : IDisposable
{
    /// <summary>Nothing of it can be kept any more.</summary>
    public abstract bool IsBroken { get; }

    /// <summary>Runs one writer; what it wrote is undone where it says no or fails.</summary>
    public abstract Task<bool> Try(Func<ILaneSession, Task<bool>> work);

    public abstract Task Commit();

    /// <summary>Rolls back what was not committed, and gives back the right to write.</summary>
    public abstract void Dispose();
}
