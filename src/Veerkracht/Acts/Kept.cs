using System.Numerics;
using Veerkracht.Data;
using Veerkracht.Data.Lanes;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Acts;

/// <summary>Something of the database that a process keeps in memory, and that acts judge by: the calls as they count now.</summary>
public interface IKeptInMemory
{
    /// <summary>The one topic that it is about.</summary>
    ActTouches Topic { get; }

    /// <summary>The change number at which it was read; below zero before that.</summary>
    long Number { get; }

    /// <summary>Reads it again where it changed since. The number comes first: what is read after it is at least as new.</summary>
    Task Read(Db db, CancellationToken stop);
}

/// <summary>
/// What this process keeps in memory, held to what the database says. An act judges by nothing that changed meanwhile, and what it judges
/// by does not change before it is done; who changes it waits for who judges by it, and the other way round.
/// </summary>
public sealed partial class Kept(IEnumerable<IKeptInMemory> all, Changes changes, IServiceScopeFactory scopes, ILogger<Kept> log)
{
    /// <summary>To be done first in the transaction of an act, before any other lock.</summary>
    /// <param name="touches">What the act changes itself: it is alone with that until the transaction ends.</param>
    public async Task Hold(Db db, ActTouches touches, CancellationToken stop)
    {
        foreach (var kept in all)
        {
            await db.HoldTopic((int)kept.Topic, touches.HasFlag(kept.Topic), stop);
            // On the connection of the act: acts that wait for each other's connections would wait for ever.
            if (await db.NumberOf(kept.Topic, stop) != kept.Number)
                await kept.Read(db, stop);
        }
    }

    /// <summary>By which numbers this process judges now.</summary>
    internal IReadOnlyList<Judged> Judging() => [.. all.Select(k => new Judged(k.Topic, k.Number))];

    /// <summary>Whether what was judged outside of the transaction still stands in it; it stands until its end.</summary>
    internal static async Task<bool> Holds(ILaneSession session, IReadOnlyList<Judged> judging, IReadOnlyList<StillTrue> remains)
    {
        foreach (var judged in judging)
            judged.Ask(session);
        foreach (var (sql, values) in remains.SelectMany(r => r.Asked))
            session.Ask(sql, values);
        var numbers = await session.Look();
        if (judging.Where((judged, i) => !judged.Holds(numbers[i])).Any())
            return false;
        var next = judging.Count;
        foreach (var still in remains)
        {
            if (!still.Holds([.. numbers.Skip(next).Take(still.Asked.Count)]))
                return false;
            next += still.Asked.Count;
        }
        return true;
    }

    /// <summary>To be done in the transaction of an act that changes what is kept.</summary>
    internal async Task Raise(Db db, ActTouches touches, CancellationToken stop)
    {
        foreach (var kept in all.Where(k => touches.HasFlag(k.Topic)))
            await db.RaiseNumber(kept.Topic, stop);
    }

    /// <summary>After the commit. No browser that goes away stops this: it is not of the request any more.</summary>
    internal async Task Committed(ActTouches touches)
    {
        changes.Raise(touches);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var kept in all.Where(k => touches.HasFlag(k.Topic)))
                await kept.Read(scope.ServiceProvider.GetRequiredService<Db>(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The act is done, and must be told as done. Who acts next reads it again.
            NotRead(log, e);
        }
    }

    /// <summary>Reads what other processes changed.</summary>
    public async Task CatchUp(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var kept in all)
        {
            if (await db.NumberOf(kept.Topic, stop) != kept.Number)
                await kept.Read(db, stop);
        }
    }

    [LoggerMessage(LogLevel.Warning, "What an act changed could not be read again; the next act reads it.")]
    private static partial void NotRead(ILogger log, Exception e);
}

/// <summary>The change number of a topic by which something was judged, before anything was read.</summary>
internal readonly record struct Judged(ActTouches Topic, long Number)
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 32).Select(bit => $"{(ActTouches)(1 << bit)}")];

    private const string Sql = """SELECT "Number" FROM "ChangeNumbers" WHERE "Name" = $1""";

    public void Ask(ILaneSession session)
    {
        session.HoldTopic((int)Topic);
        session.Ask(Sql, Names[BitOperations.Log2((uint)Topic)]);
    }

    public bool Holds(long? number) => (number ?? 0) == Number;
}

/// <summary>Follows other processes by itself, for pages on which nobody acts.</summary>
internal sealed partial class KeptWatch(Kept kept, ILogger<KeptWatch> log) : BackgroundService, IOfEachProcess
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await kept.CatchUp(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A database that is away for a moment: the next round reads what changed by then.
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What other processes changed could not be read; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
